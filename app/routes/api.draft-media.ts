import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { addDraftMedia } from "#app/commands/authoring/add-draft-media.server.ts";
import { MEDIA_KINDS } from "#app/domain/media/media-limits.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readJson } from "#app/http/read.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { mediaLibrary } from "#app/queries/media/library.server.ts";

const Wish = z.strictObject({ courseId: CourseId, language: Language, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** The newest files of the library of a kind, for the choice beside a lesson. */
export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { searchParams } = new URL(request.url);
  const kind = z.enum(MEDIA_KINDS).safeParse(searchParams.get("kind")).data ?? null;
  const search = (searchParams.get("search") ?? "").slice(0, 100);
  return Response.json(await mediaLibrary(trainer, { kind, search, page: 1 }), { headers: { "cache-control": "no-store" } });
}

/** Lets a draft's lessons name a file of the library; says what they call it, and what they may now show. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const read = await readJson(request, Wish, 10_000);
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const { courseId, language, sha256 } = read.value;
  const outcome = await addDraftMedia(trainer, { courseId, sha256 }, occasionOf(request));
  if (!outcome.ok) return Response.json({ code: outcome.refusal }, { status: outcome.refusal === "not-yours" ? 404 : 409 });
  return Response.json({ name: outcome.value.name, media: await draftMedia(trainer, courseId, language) });
}
