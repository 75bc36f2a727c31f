import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CoursePage } from "#app/queries/catalog/course-page.server.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";
import { QuizClosedNote } from "#app/ui/learner/quiz-closed-note.tsx";
import { StartCourseForm } from "#app/ui/learner/start-course-form.tsx";

export type CourseOnwardsProps = {
  course: CoursePage;
  /** The reader may begin (a learner), must sign in, or acts in another role. */
  reader: "learner" | "signed-out" | "other-role";
  expired: boolean;
  /** Whom to ask when something does not work; null when the installation named nobody. */
  helpContact: string | null;
  eventId: string;
  busy: boolean;
};

/** The one button: begin, go on where the reader was, or the next step towards the credit. */
export function CourseOnwards({ course, reader, expired, helpContact, eventId, busy }: CourseOnwardsProps) {
  const t = useMessages();
  const path = coursePath(course.courseId);
  const { enrolment } = course;
  const wide = "w-full";
  if (enrolment === null) {
    // That it was withdrawn is said above.
    if (course.withdrawn !== null) return null;
    if (expired) return <Callout kind="warning">{t("course.ended")}</Callout>;
    if (reader === "other-role") return <Callout>{t("course.other-role")}</Callout>;
    if (reader === "signed-out") {
      return (
        <>
          <LinkButton size="large" className={wide} to={`/account/sign-in?next=${encodeURIComponent(path)}`}>
            {t("course.sign-in-to-start")}
          </LinkButton>
          <p className="text-ink-muted text-sm">{t("course.read-without-account")}</p>
        </>
      );
    }
    return <StartCourseForm courseId={course.courseId} eventId={eventId} size="large" busy={busy} />;
  }
  const { progress, quizClosed } = enrolment;
  const resume = progress.resume;
  const isOver = quizClosed !== null && quizClosed.kind !== "locked-out";
  const reading = resume === null ? path : lessonPath(course.courseId, resume.lessonId, resume.blockId);
  const step = enrolment.claimed
    ? { to: "/learn/transcript", label: t("course.to-transcript") }
    : enrolment.evaluated
      ? { to: `${path}/claim`, label: t("course.to-claim") }
      : enrolment.passed
        ? { to: `${path}/evaluation`, label: t("course.to-evaluation") }
        : isOver
          ? { to: `${path}/quiz`, label: t("course.to-attempts") }
          : progress.finished
            ? { to: `${path}/quiz`, label: t("course.to-quiz") }
            : { to: reading, label: progress.begun ? t("course.resume") : t("course.to-first-lesson") };
  return (
    <>
      <ProgressBar value={progress.percent} label={t("lesson.progress")} />
      <p className="text-ink-muted text-sm">{t("course.lessons-read", { done: progress.finishedLessons, count: course.lessons.length })}</p>
      {quizClosed === null || course.withdrawn !== null ? null : <QuizClosedNote closed={quizClosed} helpContact={helpContact} />}
      <LinkButton size="large" look={isOver ? "secondary" : "primary"} className={wide} to={step.to} iconAfter="arrow-forward">
        {step.label}
      </LinkButton>
      {enrolment.repetition === null ? null : (
        <Again courseId={course.courseId} repetition={enrolment.repetition} eventId={eventId} busy={busy} />
      )}
      {enrolment.passed || progress.finished || isOver ? null : (
        <LinkButton look="quiet" className={wide} to={`${path}/quiz`}>
          {t("course.to-quiz")}
        </LinkButton>
      )}
    </>
  );
}

/** Once more, as often as the course's rule lets a further credit be earned; else why not now. */
function Again({
  courseId,
  repetition,
  eventId,
  busy,
}: Pick<CourseOnwardsProps, "eventId" | "busy"> & {
  courseId: string;
  repetition: NonNullable<NonNullable<CoursePage["enrolment"]>["repetition"]>;
}) {
  const t = useMessages();
  const language = useLanguage();
  if ("round" in repetition) {
    return (
      <>
        <StartCourseForm courseId={courseId} eventId={eventId} round={repetition.round} busy={busy} />
        <p className="text-ink-muted text-sm">{t("course.again-text")}</p>
      </>
    );
  }
  switch (repetition.code) {
    // The button above leads to what is to be done first.
    case "not-claimed":
      return null;
    case "awarded-this-cycle":
      return <p className="text-ink-muted text-sm">{t("course.again-from", { day: formatDate(language, repetition.from) })}</p>;
    case "awarded-once-ever":
    case "course-expired":
    case "no-offer-for-profession":
      return <p className="text-ink-muted text-sm">{t(`course.again-not-${repetition.code}`)}</p>;
  }
}
