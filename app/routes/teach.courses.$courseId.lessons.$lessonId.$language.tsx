import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useCallback, useMemo, useRef, useState } from "react";
import { type DraftReference, isWholeReference } from "#app/domain/authoring/added-reference.ts";
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
import { type KnownMetadata, addReference } from "#app/offline/add-reference.ts";
import { useDraftSaving } from "#app/offline/use-draft-saving.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { referenceUses } from "#app/queries/authoring/reference-uses.server.ts";
import type { AddReference } from "#app/ui/editor/lesson-editor-props.ts";
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
  const part = lessonPart(lessonId, language);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at, ["metadata", part]));
  const shown = draft.parts.filter((each) => each.part === "metadata" || each.part === part);
  const { metadata } = draftContentFrom(courseId, draft.providerId, shown);
  found(metadata.lessons?.find(({ id }) => id === lessonId));
  const newest = shown.find((each) => each.part === part);
  return {
    courseId,
    lessonId,
    language,
    part,
    metadata,
    metadataRevision: shown.find((each) => each.part === "metadata")?.revision ?? 0,
    uses: await referenceUses(
      trainer,
      courseId,
      (metadata.lessons ?? []).map(({ id }) => id),
    ),
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
  const { metadataRevision, references, ...loaded } = useLoaderData<typeof loader>();
  const nameOf = useAuthorName();
  const saving = useDraftSaving<LessonDocument>(loaded, nameOf);
  const known = useRef<KnownMetadata>({ revision: metadataRevision, content: loaded.metadata });
  const [added, setAdded] = useState<readonly DraftReference[]>([]);
  const all = useMemo(() => {
    const mine = added.filter(({ id }) => !references.some((one) => one.id === id));
    return [...references, ...(mine as unknown as typeof references)];
  }, [references, added]);
  const { courseId } = loaded;
  const add = useCallback<AddReference>(
    async (wished) => {
      const outcome = await addReference(courseId, known.current, wished, nameOf);
      if (outcome.kind === "not-saved") return outcome;
      const { reference, isNew, now } = outcome;
      known.current = now;
      // It may be new to this page although somebody else has entered it.
      if (isWholeReference(reference))
        setAdded((before) => ([...references, ...before].some(({ id }) => id === reference.id) ? before : [...before, reference]));
      return { kind: "added", id: reference.id, isNew };
    },
    [courseId, nameOf, references],
  );
  const broken = useMemo(
    () =>
      (loaded.metadata.references ?? [])
        .filter(({ id }) => !all.some((one) => one.id === id))
        .map(({ id, title }) => ({ id, title: title === undefined || title === "" ? id : title })),
    [loaded.metadata, all],
  );
  return <LessonDraftScreen {...loaded} {...saving} references={all} broken={broken} addReference={add} />;
}
