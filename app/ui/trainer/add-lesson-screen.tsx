import { Form, Link } from "@remix-run/react";
import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import type { DraftMetadata, DraftText } from "#app/domain/authoring/draft-content.ts";
import type { Obstacle } from "#app/domain/authoring/independence.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { BlockDifferences } from "#app/ui/trainer/block-differences.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { type AddLessonReply, LessonFromFile } from "#app/ui/trainer/lesson-from-file.tsx";
import { NotYet } from "#app/ui/trainer/independence-notice.tsx";
import { structurePath } from "#app/ui/trainer/plan/plan-pages.ts";

export type AddLessonScreenProps = {
  readonly courseId: string;
  /** What keeps its reader from writing here. */
  readonly toBegin: Obstacle | null;
  readonly metadata: DraftMetadata;
  readonly elsewhere: readonly {
    readonly courseId: string;
    readonly title: DraftText;
    readonly lessons: readonly { readonly id: string; readonly title: DraftText }[];
  }[];
  /** The lesson that is to be copied, when the page is asked for that. */
  readonly copy: string | null;
  /** The placed lesson whose newer text is looked at, with what would change. */
  readonly newer: {
    readonly lessonId: string;
    readonly from: { readonly courseId: string; readonly lessonId: string };
    readonly texts: readonly { readonly language: Language; readonly differences: readonly BlockDifference[] }[];
  } | null;
  readonly reply: AddLessonReply | null;
  readonly busy: boolean;
};

/** A lesson from somewhere else: a file, another course, a copy of one that is here. */
export function AddLessonScreen(props: AddLessonScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const { courseId, metadata, copy, newer, reply } = props;
  const course = textIn(metadata.title, language);
  const nameOf = (id: string): string => textIn(metadata.lessons?.find((lesson) => lesson.id === id)?.title, language)?.text ?? id;
  return (
    <Page
      eyebrow={course === null ? t("workshop.untitled") : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={newer !== null ? t("plan.newer-text") : copy !== null ? t("plan.duplicate") : t("plan.add-lesson-from")}
    >
      <DraftNav courseId={courseId} />
      <div className="max-w-3xl space-y-6">
        {reply !== null && reply.way !== "file" && reply.refusal !== null ? (
          <Callout kind="danger" role="alert">
            <p>{t(refusalKey(reply.refusal.code))}</p>
            {reply.names.length === 0 ? null : (
              <p>
                <code dir="ltr">{reply.names.join(", ")}</code>
              </p>
            )}
          </Callout>
        ) : null}
        {props.toBegin !== null ? (
          <NotYet courseId={courseId} obstacle={props.toBegin} />
        ) : newer !== null ? (
          <Newer {...props} newer={newer} name={nameOf(newer.lessonId)} />
        ) : copy !== null ? (
          <Card as="section" className="space-y-4">
            <p>{t("plan.duplicate-text", { lesson: nameOf(copy) })}</p>
            <Form method="post">
              <input type="hidden" name="way" value="copy" />
              <input type="hidden" name="lesson" value={copy} />
              <Button busy={props.busy}>{t("plan.duplicate")}</Button>
            </Form>
          </Card>
        ) : (
          <>
            <LessonFromFile metadata={metadata} reply={reply} busy={props.busy} />
            <FromCourse {...props} />
          </>
        )}
        <p>
          <Link to={structurePath(courseId)} className="text-accent inline-flex min-h-11 items-center underline">
            {t("plan.back-to-structure")}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function refusalKey(code: string) {
  switch (code) {
    case "names-clash":
      return "plan.place-names-clash";
    case "lesson-here":
      return "plan.place-lesson-here";
    case "no-such-lesson":
      return "plan.place-no-such-lesson";
    default:
      return "workshop.refused";
  }
}

function FromCourse({ elsewhere, busy }: AddLessonScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-xl">{t("plan.from-course")}</h2>
      <p className="text-ink-muted">{t("plan.from-course-text")}</p>
      {elsewhere.length === 0 ? (
        <p>{t("plan.from-course-none")}</p>
      ) : (
        <Form method="post" className="space-y-4">
          <input type="hidden" name="way" value="place" />
          <SelectField
            name="from"
            required
            label={t("plan.from-course-lesson")}
            placeholder={t("plan.not-chosen")}
            defaultValue=""
            options={elsewhere.map((course) => ({
              label: textIn(course.title, language)?.text ?? course.courseId,
              options: course.lessons.map(({ id, title }) => ({
                value: `${course.courseId}/${id}`,
                label: textIn(title, language)?.text ?? id,
              })),
            }))}
          />
          <Button look="secondary" busy={busy}>
            {t("plan.place-lesson")}
          </Button>
        </Form>
      )}
    </Card>
  );
}

function Newer({ newer, name, busy }: AddLessonScreenProps & { newer: NonNullable<AddLessonScreenProps["newer"]>; name: string }) {
  const t = useMessages();
  return (
    <>
      <h2 className="text-xl">
        <Bdi>{name}</Bdi>
      </h2>
      <p>{t("plan.newer-text-how")}</p>
      {newer.texts.map(({ language, differences }) => (
        <section key={language} lang={language} className="space-y-2" aria-label={LANGUAGE_NAMES[language]}>
          <h3 className="font-semibold">{LANGUAGE_NAMES[language]}</h3>
          <BlockDifferences differences={differences} />
        </section>
      ))}
      <Form method="post">
        <input type="hidden" name="way" value="place" />
        <input type="hidden" name="from" value={`${newer.from.courseId}/${newer.from.lessonId}`} />
        <Button busy={busy}>{t("plan.take-newer")}</Button>
      </Form>
    </>
  );
}
