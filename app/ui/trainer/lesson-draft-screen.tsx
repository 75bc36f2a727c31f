import { NavLink } from "@remix-run/react";
import type { CommentThread } from "#app/domain/authoring/comment-threads.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { LessonEditor } from "#app/ui/editor/lesson-editor.tsx";
import type { LessonEditorProps } from "#app/ui/editor/lesson-editor-props.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { useLessonMedia } from "#app/ui/media/use-lesson-media.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { NotYet, OwedLater } from "#app/ui/trainer/independence-notice.tsx";
import { LessonRemarks } from "#app/ui/trainer/lesson-remarks.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { historyPath, lessonDraftPath, textIn } from "#app/ui/trainer/draft-words.ts";

export type LessonDraftScreenProps = Omit<LessonEditorProps, "label"> & {
  readonly courseId: string;
  readonly lessonId: string;
  readonly part: DraftPart;
  readonly metadata: DraftMetadata;
  readonly threads: readonly CommentThread[];
  readonly independence: DraftToEdit["independence"];
};

/** One lesson of a draft in one language, in the editor; the other languages and its history are one step away. */
export function LessonDraftScreen(props: LessonDraftScreenProps) {
  // What one language may show, another may not.
  return <OneLesson key={props.part} {...props} />;
}

function OneLesson({ courseId, lessonId, part, metadata, threads, independence, media: loaded, ...editor }: LessonDraftScreenProps) {
  const { screen, ...media } = useLessonMedia(courseId, editor.language, loaded);
  const t = useMessages();
  const reader = useLanguage();
  const course = textIn(metadata.title, reader);
  const title = textIn(metadata.lessons?.find(({ id }) => id === lessonId)?.title, reader);
  const name = title?.text ?? lessonId;
  return (
    <Page
      eyebrow={course === null ? null : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={<Bdi lang={title?.language ?? "en"}>{name}</Bdi>}
    >
      <DraftNav courseId={courseId} />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <nav aria-label={t("workshop.language")} className="flex flex-wrap gap-1">
          {LANGUAGES.map((one) => (
            <NavLink
              key={one}
              lang={one}
              to={lessonDraftPath(courseId, lessonId, one)}
              className={({ isActive }) =>
                classNames(
                  "inline-flex min-h-11 items-center rounded-lg px-3",
                  isActive ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
                )
              }
            >
              {LANGUAGE_NAMES[one]}
            </NavLink>
          ))}
        </nav>
        <LinkButton look="quiet" icon="clock" to={historyPath(courseId, part)}>
          {t("workshop.history")}
        </LinkButton>
      </div>
      <LessonRemarks key={`remarks ${part}`} courseId={courseId} part={part} threads={threads} />
      {independence.toBegin === null ? (
        <>
          <OwedLater courseId={courseId} obstacle={independence.own} />
          <div className="mb-3 space-y-3 empty:hidden">{screen}</div>
          <LessonEditor
            {...editor}
            {...media}
            label={t("workshop.lesson-of", { lesson: name, language: LANGUAGE_NAMES[editor.language] })}
          />
        </>
      ) : (
        <NotYet courseId={courseId} obstacle={independence.toBegin} />
      )}
    </Page>
  );
}
