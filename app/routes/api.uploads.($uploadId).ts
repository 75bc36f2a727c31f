import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { cancelUpload } from "#app/commands/media/cancel-upload.server.ts";
import { receivePiece } from "#app/commands/media/receive-piece.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { LARGEST_UPLOAD } from "#app/domain/media/media-limits.ts";
import { UploadWish } from "#app/domain/media/upload.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { type TusDeeds, type TusRefusal, answerTus } from "#app/http/tus.server.ts";
import { uploadShown } from "#app/queries/media/upload-shown.server.ts";

const Id = z.uuid();

/** The protocol's own question (HEAD), or where an upload stands, in JSON. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const id = found(Id.safeParse(params["uploadId"]).data);
  if (request.method === "HEAD") return answerTus(request, deedsOf(trainer, request));
  return Response.json(found(await uploadShown(trainer, id)), { headers: { "cache-control": "no-store" } });
}

/** Begins (POST), goes on with (PATCH) and gives up (DELETE) an upload, in the words of https://tus.io/protocols/resumable-upload. */
export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const isCreation = request.method === "POST";
  if (isCreation) found(params["uploadId"] === undefined || null);
  else found(Id.safeParse(params["uploadId"]).data);
  return answerTus(request, deedsOf(trainer, request));
}

const refusalOf = (code: string, status = 422): TusRefusal => ({ status, code });

function deedsOf(trainer: ActorIn<"trainer">, request: Request): TusDeeds {
  return {
    async begin(size, metadata) {
      const name = metadata["filename"] ?? "";
      const wish = UploadWish.safeParse({ name, size, lastModified: Number(metadata["lastModified"] ?? 0) });
      if (size > LARGEST_UPLOAD) return refusalOf("too-large", 413);
      if (size === 0) return refusalOf("empty");
      if (!wish.success || !isPlainText(name)) return refusalOf("invalid", 400);
      const begun = await beginUpload(trainer, wish.data, occasionOf(request));
      if (begun.ok) return { id: begun.value.uploadId };
      return begun.refusal.code === "quota" ? refusalOf("quota") : refusalOf("not-yours", 403);
    },
    async facts(id) {
      const upload = await uploadShown(trainer, id);
      return upload === null || upload.state === "cancelled" ? null : upload;
    },
    async receive(uploadId, first, bytes) {
      const outcome = await receivePiece(trainer, { uploadId, first, bytes }, occasionOf(request));
      if (outcome.ok) return outcome.value;
      switch (outcome.refusal.code) {
        case "refused":
          return refusalOf(outcome.refusal.why);
        case "elsewhere":
          return refusalOf("elsewhere", 409);
        case "over":
          return refusalOf("over", 410);
        case "not-yours":
          return refusalOf("not-found", 404);
      }
    },
    async cancel(id) {
      const outcome = await cancelUpload(trainer, id, occasionOf(request));
      // One that has ended is as good as gone for whoever wants it gone.
      return outcome.ok || outcome.refusal === "over" ? null : refusalOf("not-found", 404);
    },
  };
}
