import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addDraftMedia } from "#app/commands/authoring/add-draft-media.server.ts";
import { cancelUpload } from "#app/commands/media/cancel-upload.server.ts";
import { processAgain } from "#app/commands/media/process-again.server.ts";
import { removeAsset } from "#app/commands/media/remove-asset.server.ts";
import { MEDIA_KINDS } from "#app/domain/media/media-limits.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { after } from "#app/domain/shared/time.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { mediaLibrary } from "#app/queries/media/library.server.ts";
import { ownUploads } from "#app/queries/media/upload-shown.server.ts";
import { LibraryScreen } from "#app/ui/media/library-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";

export const handle = { title: "media-library.title" } satisfies PageHandle;

const DAY_MS = 24 * 60 * 60 * 1000;
const SAID = z.enum(["added", "removed"]);

export async function loader({ request }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { at } = occasionOf(request);
  const { searchParams } = new URL(request.url);
  const wish = {
    kind: z.enum(MEDIA_KINDS).safeParse(searchParams.get("kind")).data ?? null,
    search: (searchParams.get("search") ?? "").trim().slice(0, 100),
    page: z.coerce.number().int().min(1).max(10_000).safeParse(searchParams.get("page")).data ?? 1,
  };
  const [library, unfinished, courses] = await Promise.all([
    mediaLibrary(trainer, wish),
    ownUploads(trainer, after(at, -DAY_MS)),
    ownDrafts(trainer, at),
  ]);
  return {
    library,
    unfinished,
    ...wish,
    courses: courses.flatMap(({ courseId, title, hasDraft }) => (hasDraft ? [{ courseId, title }] : [])),
    said: SAID.safeParse(searchParams.get("said")).data ?? null,
  };
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const LibraryForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), sha256: Sha256, courseId: CourseId }),
  z.object({ intent: z.literal("remove"), sha256: Sha256 }),
  z.object({ intent: z.literal("again"), sha256: Sha256 }),
  z.object({ intent: z.literal("cancel"), uploadId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const occasion = occasionOf(request);
  const form = await readForm(request, LibraryForm);
  if (!form.ok) return data({ said: "refused" as const }, { status: 422 });
  const wish = form.value;
  switch (wish.intent) {
    case "add": {
      const outcome = await addDraftMedia(trainer, wish, occasion);
      return outcome.ok ? redirect("/teach/media?said=added") : data({ said: "refused" as const }, { status: 409 });
    }
    case "remove": {
      const outcome = await removeAsset(trainer, wish.sha256, occasion);
      if (outcome.ok) return redirect("/teach/media?said=removed");
      return data({ said: outcome.refusal === "in-use" ? ("in-use" as const) : ("refused" as const) }, { status: 409 });
    }
    case "again": {
      const outcome = await processAgain(trainer, wish.sha256, occasion);
      return outcome.ok || outcome.refusal === "not-failed"
        ? redirect("/teach/media")
        : data({ said: "refused" as const }, { status: 409 });
    }
    case "cancel": {
      const outcome = await cancelUpload(trainer, wish.uploadId, occasion);
      return outcome.ok || outcome.refusal === "over" ? redirect("/teach/media") : data({ said: "refused" as const }, { status: 409 });
    }
  }
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ said: "refused" }));
}

export default function LibraryRoute() {
  const { courses, said, ...loaded } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const answered = useActionData<typeof action>()?.said;
  return (
    <LibraryScreen
      {...loaded}
      said={answered ?? said}
      courses={courses.map(({ courseId, title }) => ({ courseId, title: textIn(title, language)?.text ?? courseId }))}
    />
  );
}
