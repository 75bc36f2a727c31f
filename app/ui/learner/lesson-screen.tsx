import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { LessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { PageHeader } from "#app/ui/kit/page-header.tsx";
import { coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";
import { CourseLanguage, CourseText, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { LessonOutline } from "#app/ui/learner/lesson-outline.tsx";
import { LessonText } from "#app/ui/learner/lesson-text.tsx";
import type { TextInDocument } from "#app/ui/learner/sent-once.ts";
import { StartCourseForm } from "#app/ui/learner/start-course-form.tsx";
import { TakenBack } from "#app/ui/learner/taken-back.tsx";
import { readRefusal } from "#app/ui/learner/rejection-sentence.ts";
import { useLessonKeys } from "#app/ui/learner/use-lesson-keys.ts";
import { type ReadingReport, useSectionsRead } from "#app/ui/learner/use-sections-read.ts";

export const LESSON_TEXT_ID = "lesson-text";

export type LessonScreenProps = {
  page: LessonPage;
  text: TextInDocument;
  /** For beginning the course here. */
  eventId: string;
  canStart: boolean;
  busy: boolean;
  /** Keeps what was read; null for who has not begun. */
  onRead: ReadingReport | null;
  /** This browser could not keep what was read last. */
  notKept: boolean;
  /** Why a plain form could not mark the lesson as read. */
  refusal: Rejection | "later" | null;
};

/** A lesson to read: the text, where it stands in its course, and the ways onwards. Reads and navigates without script. */
export function LessonScreen({ page, text, eventId, canStart, busy, onRead, notKept, refusal }: LessonScreenProps) {
  const t = useMessages();
  const index = page.lesson.number - 1;
  const previous = page.lessons[index - 1];
  const next = page.lessons[index + 1];
  const previousPath = previous === undefined ? null : lessonPath(page.courseId, previous.id);
  const nextPath = next === undefined ? null : lessonPath(page.courseId, next.id);
  useLessonKeys(previousPath, nextPath);
  const read = useSectionsRead(
    LESSON_TEXT_ID,
    `${page.courseVersionId} ${page.lesson.id} ${page.lesson.title}`,
    page.readSectionIds,
    onRead,
  );
  const goOn = page.resume?.lessonId === page.lesson.id ? page.outline.find((heading) => heading.id === page.resume?.blockId) : undefined;
  const first = page.outline[0]?.id;

  return (
    <CourseLanguage course={page}>
      <div className="mx-auto w-full max-w-6xl px-4 pt-6 sm:px-6 sm:pt-8 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12 lg:pb-12">
        <article className="min-w-0 lg:max-w-2xl lg:justify-self-center">
          <PageHeader
            eyebrow={t("lesson.place", { number: page.lesson.number, count: page.lessons.length })}
            title={<CourseText>{page.lesson.title}</CourseText>}
          />
          <p className="text-ink-muted -mt-3 mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <span className="inline-flex items-center gap-1.5">
              <Icon name="clock" className="size-4.5" /> {t("common.minutes", { count: page.lesson.minutes })}
            </span>
            {page.translation === "awaiting-clinical-review" ? (
              <Badge tone="warning" icon="pencil">
                {t("course.state-awaiting-clinical-review")}
              </Badge>
            ) : null}
          </p>

          <div className="mb-8 space-y-3 empty:hidden print:hidden">
            <OtherLanguages />
            {notKept ? (
              <Callout kind="danger" role="alert" title={t("lesson.not-kept-title")}>
                {t("lesson.not-kept-text")}
              </Callout>
            ) : null}
            {refusal === null ? null : (
              <Callout kind="warning" role="alert" title={t("lesson.refused-title")}>
                {readRefusal(t, refusal)}
              </Callout>
            )}
            {page.withdrawn === null ? null : <TakenBack courseId={page.courseId} kind={page.withdrawn} concerns />}
            {page.newerVersion === null || page.withdrawn !== null ? null : <Callout>{t("lesson.newer-version")}</Callout>}
            {page.enrolled ? null : (
              <Callout title={t("lesson.preview-title")}>
                <p className="mb-3">{canStart ? t("lesson.preview-start") : t("lesson.preview-sign-in")}</p>
                {canStart ? (
                  <StartCourseForm courseId={page.courseId} eventId={eventId} busy={busy} />
                ) : (
                  <LinkButton to={`/account/sign-in?next=${encodeURIComponent(coursePath(page.courseId))}`}>
                    {t("common.sign-in")}
                  </LinkButton>
                )}
              </Callout>
            )}
            {goOn === undefined || goOn.id === first ? null : (
              <a
                href={`#${goOn.id}`}
                className="bg-accent-soft text-accent-strong inline-flex min-h-11 max-w-full items-center gap-2 rounded-full px-4 py-2 font-semibold"
              >
                <Icon name="chevron-down" />
                <span className="min-w-0 truncate">
                  {t("lesson.go-on-at")} <CourseText>{goOn.title}</CourseText>
                </span>
              </a>
            )}
          </div>

          <LessonText id={LESSON_TEXT_ID} lessonId={page.lesson.id} text={text} />

          <nav aria-label={t("lesson.steps")} className="mt-12 grid gap-3 sm:grid-cols-2 print:hidden">
            {previous === undefined || previousPath === null ? (
              <span className="max-sm:hidden" />
            ) : (
              <Step to={previousPath} kind="previous" title={<CourseText>{previous.title}</CourseText>} />
            )}
            {next === undefined || nextPath === null ? (
              <Step
                to={page.enrolled ? `${coursePath(page.courseId)}/quiz` : coursePath(page.courseId)}
                kind="next"
                title={page.enrolled ? t("lesson.to-quiz") : t("lesson.to-course")}
              />
            ) : (
              <Step to={nextPath} kind="next" title={<CourseText>{next.title}</CourseText>} />
            )}
          </nav>
          {page.enrolled ? (
            <noscript>
              <Form method="post" className="mt-4">
                <input type="hidden" name="eventId" value={eventId} />
                <Button look="secondary" icon="check">
                  {t("lesson.mark-read")}
                </Button>
              </Form>
            </noscript>
          ) : null}
        </article>

        <aside className="mt-12 lg:mt-0 print:hidden">
          <div className="border-line bg-surface-raised rounded-2xl border p-4 lg:sticky lg:top-22 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto">
            <LessonOutline page={page} read={read} />
          </div>
        </aside>

        <nav
          aria-label={t("lesson.bar")}
          className="border-line bg-surface-raised sticky bottom-0 z-20 -mx-4 mt-8 grid grid-cols-3 border-t pb-[env(safe-area-inset-bottom)] sm:-mx-6 lg:hidden print:hidden"
        >
          {previousPath === null ? <span /> : <BarLink to={previousPath} icon="arrow-back" label={t("lesson.previous")} />}
          <a href="#outline" className="flex min-h-14 flex-col items-center justify-center text-sm font-medium">
            <Icon name="list" />
            {t("lesson.outline-short", { number: page.lesson.number, count: page.lessons.length })}
          </a>
          {nextPath === null ? (
            <BarLink
              to={page.enrolled ? `${coursePath(page.courseId)}/quiz` : coursePath(page.courseId)}
              icon="arrow-forward"
              label={page.enrolled ? t("lesson.to-quiz-short") : t("lesson.to-course-short")}
            />
          ) : (
            <BarLink to={nextPath} icon="arrow-forward" label={t("lesson.next")} />
          )}
        </nav>
      </div>
    </CourseLanguage>
  );
}

function Step({ to, kind, title }: { to: string; kind: "previous" | "next"; title: ReactNode }) {
  const t = useMessages();
  const onwards = kind === "next";
  return (
    <Link
      to={to}
      className={`border-line bg-surface-raised hover:border-accent flex min-h-16 items-center gap-3 rounded-2xl border p-4 ${onwards ? "text-end justify-end" : ""}`}
    >
      {onwards ? null : <Icon name="arrow-back" className="text-accent size-5" />}
      <span className="min-w-0">
        <span className="text-ink-muted block text-sm">{onwards ? t("lesson.next") : t("lesson.previous")}</span>
        <span className="block font-semibold">{title}</span>
      </span>
      {onwards ? <Icon name="arrow-forward" className="text-accent size-5" /> : null}
    </Link>
  );
}

function BarLink({ to, icon, label }: { to: string; icon: "arrow-back" | "arrow-forward"; label: string }) {
  return (
    <Link to={to} className="text-accent flex min-h-14 flex-col items-center justify-center text-sm font-medium">
      <Icon name={icon} />
      {label}
    </Link>
  );
}
