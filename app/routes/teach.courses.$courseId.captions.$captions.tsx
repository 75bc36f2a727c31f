import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { captionsFile } from "#app/domain/authoring/captions-file.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { draftCopy, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";
import { randomId } from "#app/offline/random-id.ts";
import { saveCaptions } from "#app/offline/save-draft.ts";
import { captionsToEdit } from "#app/queries/authoring/captions-to-edit.server.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import type { DraftCopy, SavingProps } from "#app/ui/editor/use-autosave.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { type CaptionsContent, CaptionsScreen } from "#app/ui/trainer/captions-screen.tsx";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";

export const handle = { title: "captions.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const file = found(captionsFile(params["captions"] ?? ""));
  const captions = found(await captionsToEdit(trainer, courseId, file));
  return { courseId, ...file, captions, independence: found(await ownIndependence(trainer, courseId, occasionOf(request).at)) };
}

/** What stands on the screen is newer than anything that could be loaded. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) => currentUrl.pathname !== nextUrl.pathname;

export default function CaptionsRoute() {
  const { courseId, independence, file, name, language, captions } = useLoaderData<typeof loader>();
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const t = useMessages();
  const reader = useLanguage();
  const saving = useMemo((): SavingProps<CaptionsContent> & { findCopy: () => Promise<DraftCopy<CaptionsContent> | null> } => {
    const place = { accountId, courseId, part: `captions/${file}`, language };
    return {
      save: (wish) => saveCaptions(courseId, file, wish, (author) => nameOfAuthor(author, reader, t)),
      newSaveId: randomId,
      keepCopy: (copy) => keepDraftCopy<CaptionsContent>(place, copy),
      dropCopy: () => dropDraftCopy(place),
      findCopy: () => draftCopy<CaptionsContent>(place),
    };
  }, [accountId, courseId, file, language, reader, t]);
  return <CaptionsScreen courseId={courseId} independence={independence} name={name} language={language} captions={captions} {...saving} />;
}
