import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { Reference } from "#app/domain/authoring/course-source.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { useDraftSaving } from "#app/offline/use-draft-saving.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { LessonDraftScreen } from "#app/ui/trainer/lesson-draft-screen.tsx";
import { useAuthorName } from "#app/ui/trainer/use-author-name.ts";

export const handle = { title: "workshop.lesson" } satisfies PageHandle;

/** A lesson that nobody has written in this language yet. */
const EMPTY = { type: "doc", schemaVersion: SCHEMA_VERSION, content: [] } satisfies LessonDocument;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const lessonId = found(LessonId.safeParse(params["lessonId"]).data);
  const language = found(Language.safeParse(params["language"]).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const { metadata } = draftContentFrom(courseId, draft.providerId, draft.parts);
  found(metadata.lessons?.find(({ id }) => id === lessonId));
  const part = lessonPart(lessonId, language);
  const newest = draft.parts.find((each) => each.part === part);
  return {
    courseId,
    lessonId,
    language,
    part,
    metadata,
    threads: (await draftComments(trainer, courseId))?.threads ?? [],
    independence: draft.independence,
    document: (newest?.content ?? EMPTY) as unknown as LessonDocument,
    revision: newest?.revision ?? 0,
    savedAt: newest?.at ?? null,
    references: (metadata.references ?? []).flatMap((one) => Reference.safeParse(one).data ?? []),
    media: await draftMedia(trainer, courseId, language),
    lessonWords: lessonWords()[language],
  };
}

/** The text on the screen is newer than anything that could be loaded; it is told what others did when it is saved. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) => currentUrl.pathname !== nextUrl.pathname;

export default function LessonDraftRoute() {
  const loaded = useLoaderData<typeof loader>();
  return <LessonDraftScreen {...loaded} {...useDraftSaving<LessonDocument>(loaded, useAuthorName())} />;
}
