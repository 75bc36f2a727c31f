import { Link } from "@remix-run/react";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import type { Shelf } from "#app/domain/sync/shelf.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CourseUnderWay, LearnerHome } from "#app/queries/learning/home.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { changesPath, coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";
import { KeepControl, type KeepControlProps } from "#app/ui/learner/keep-control.tsx";
import { KeptShelf } from "#app/ui/learner/kept-shelf.tsx";
import { CreditsOfCycle } from "#app/ui/learner/home-credits.tsx";
import { QuizClosedNote } from "#app/ui/learner/quiz-closed-note.tsx";

type KeepOnHome = Pick<KeepControlProps, "accountId" | "useKeeping">;

const STEP_WORDS: Readonly<Record<CourseUnderWay["step"], { button: MessageKey; icon: IconName }>> = {
  read: { button: "home.resume", icon: "book" },
  quiz: { button: "home.to-quiz", icon: "check" },
  "continue-quiz": { button: "home.continue-quiz", icon: "clock" },
  evaluate: { button: "home.evaluate", icon: "pencil" },
  claim: { button: "home.claim", icon: "star" },
};

/** It cannot be passed any more: what is left is to read in it. */
function isOverFor({ quizClosed }: CourseUnderWay): boolean {
  return quizClosed !== null && quizClosed.kind !== "locked-out";
}

function nextPath(course: CourseUnderWay): string {
  if (isOverFor(course)) return coursePath(course.courseId);
  switch (course.step) {
    case "read":
      return course.resume === null
        ? coursePath(course.courseId)
        : lessonPath(course.courseId, course.resume.lessonId, course.resume.blockId);
    case "quiz":
    case "continue-quiz":
      return `${coursePath(course.courseId)}/quiz`;
    case "evaluate":
      return `${coursePath(course.courseId)}/evaluation`;
    case "claim":
      return `${coursePath(course.courseId)}/claim`;
  }
}

function WhatIsNext({ course }: { course: CourseUnderWay }) {
  const t = useMessages();
  const language = useLanguage();
  const closed = course.quizClosed;
  if (closed?.kind === "locked-out") return <>{t("quiz.locked-until", { moment: formatDate(language, closed.until, "moment") })}</>;
  if (closed !== null) return <>{t(`quiz.reason-${closed.kind}`)}</>;
  if (course.step === "read") return course.resume === null ? null : <>{t("home.next-lesson", { title: course.resume.lessonTitle })}</>;
  if (course.step === "continue-quiz" && course.deadlineAt !== null)
    return <>{t("home.quiz-until", { moment: formatDate(language, course.deadlineAt, "moment") })}</>;
  return <>{t(`home.step-${course.step}`)}</>;
}

/** The one course to go on with: large, with one button, and one to have it here without a line. */
function ResumeCard({ course, keep, helpContact }: { course: CourseUnderWay; keep: KeepOnHome; helpContact: string | null }) {
  const t = useMessages();
  const language = useLanguage();
  const words = STEP_WORDS[course.step];
  const isOver = isOverFor(course);
  return (
    <Card as="section" className="border-accent relative overflow-hidden">
      <p className="text-brass text-sm font-semibold">{t("home.go-on")}</p>
      <h2 className="mt-1 text-xl sm:text-2xl">
        <Link to={coursePath(course.courseId)} className="underline-offset-4 hover:underline">
          <Bdi>{course.title}</Bdi>
        </Link>
      </h2>
      {course.quizClosed === null ? (
        <p className="text-ink-muted mt-2">
          <WhatIsNext course={course} />
        </p>
      ) : (
        <div className="mt-3">
          <QuizClosedNote closed={course.quizClosed} helpContact={helpContact} />
        </div>
      )}
      <div className="mt-4 space-y-2">
        <ProgressBar
          value={course.percent}
          label={t("home.progress-of", { title: course.title })}
          valueText={`${String(course.percent)}%`}
        />
        <p className="text-ink-muted flex justify-between gap-4 text-sm">
          <span>{t("home.lessons-done", { done: course.finishedLessons, count: course.lessons })}</span>
          <span className="tabular-nums">{course.percent}%</span>
        </p>
      </div>
      <LinkButton
        to={nextPath(course)}
        size="large"
        look={isOver ? "secondary" : "primary"}
        icon={isOver ? "book" : words.icon}
        iconAfter="arrow-forward"
        className="mt-5 w-full sm:w-auto"
      >
        {t(isOver ? "home.to-course" : words.button)}
      </LinkButton>
      {course.keepBytes === null ? null : (
        <div className="border-line mt-5 max-w-md border-t pt-4">
          <KeepControl {...keep} courseId={course.courseId} language={language} bytes={course.keepBytes} films={[]} />
        </div>
      )}
    </Card>
  );
}

function OtherCourses({ courses }: { courses: readonly CourseUnderWay[] }) {
  const t = useMessages();
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others" className="mb-3 text-xl">
        {t("home.others")}
      </h2>
      <ul className="border-line bg-surface-raised divide-line divide-y rounded-2xl border">
        {courses.map((course) => (
          <li key={course.courseId} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4 sm:px-6">
            <div className="min-w-40 grow basis-60">
              <Link to={coursePath(course.courseId)} className="font-semibold underline-offset-4 hover:underline">
                <Bdi>{course.title}</Bdi>
              </Link>
              <p className="text-ink-muted text-sm">
                <WhatIsNext course={course} />
              </p>
            </div>
            <LinkButton to={nextPath(course)} look="secondary" size="small">
              {t(isOverFor(course) ? "home.to-course" : STEP_WORDS[course.step].button)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextExpiry({ next }: { next: NonNullable<LearnerHome["nextExpiry"]> }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Card as="section" className="flex items-start gap-4">
      <span className="bg-brass-soft text-brass rounded-xl p-2.5">
        <Icon name="calendar" className="size-6" />
      </span>
      <div>
        <h2 className="text-ink-muted text-base font-medium">{t("home.next-expiry")}</h2>
        <p className="text-lg font-semibold">{formatDate(language, next.on)}</p>
        <p className="text-ink-muted text-sm">
          {next.kind === "cycle" ? t("home.cycle-ends") : t("home.certificate-ends", { code: next.code ?? "" })}
        </p>
      </div>
    </Card>
  );
}

function Recommended({ courses }: { courses: LearnerHome["recommended"] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="recommended">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="recommended" className="text-xl">
          {t("home.recommended")}
        </h2>
        <Link
          to="/learn/catalogue"
          className="text-accent inline-flex min-h-11 items-center gap-1 font-semibold underline-offset-4 hover:underline"
        >
          {t("home.all-courses")} <Icon name="chevron-forward" className="size-4.5" />
        </Link>
      </div>
      {courses.length === 0 ? (
        <EmptyState icon="check" title={t("home.none-recommended")}>
          <p>{t("home.none-recommended-text")}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {courses.map((course) => (
            <li
              key={course.courseId}
              className="border-line bg-surface-raised shadow-card hover:border-accent relative flex flex-col rounded-2xl border p-5"
            >
              <h3 className="text-lg">
                <Link
                  to={coursePath(course.courseId)}
                  className="underline-offset-4 after:absolute after:inset-0 after:rounded-2xl hover:underline"
                >
                  <Bdi>{course.title}</Bdi>
                </Link>
              </h3>
              <p className="text-ink-muted mt-1 line-clamp-3">
                <Bdi>{course.summary}</Bdi>
              </p>
              <p className="mt-auto flex flex-wrap gap-2 pt-3">
                <Badge icon="clock">{t("common.minutes", { count: course.minutes })}</Badge>
                <Badge tone="brass" icon="award">
                  {t("common.credits-up-to", { credits: formatCredits(language, course.maximumHundredths) })}
                </Badge>
                {course.fills === null ? null : (
                  <Badge tone="accent" icon="check">
                    {t("home.fills", { category: nameOf(CREDIT_CATEGORIES, course.fills, language) })}
                  </Badge>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The learner's own page without a line: what is kept here, and what waits to be sent. */
export function HomeWithoutLine({ name, shelf }: { name: string; shelf: Shelf | null }) {
  const t = useMessages();
  return (
    <Page title={t("home.welcome", { name })} lead={t("offline.home-text")} width="text">
      {shelf === null ? null : <KeptShelf shelf={shelf} />}
    </Page>
  );
}

/** The learner's own page: go on, what is earned and owed, what runs out, what to take next. */
export function HomeScreen({
  home,
  name,
  helpContact,
  keep,
  shelf,
}: {
  home: LearnerHome;
  name: string;
  /** Whom to ask; null when the installation named nobody. */
  helpContact: string | null;
  keep: KeepOnHome;
  shelf: Shelf | null;
}) {
  const t = useMessages();
  const [first, ...others] = home.underWay;
  return (
    <Page title={t("home.welcome", { name })}>
      <div className="grid items-start gap-x-6 gap-y-8 lg:grid-cols-[1.6fr_1fr] lg:grid-rows-[auto_1fr]">
        <div className="space-y-8">
          {home.notices.map(({ courseId, title, kind }) => (
            <Callout key={courseId} kind={kind === "withdrawn" ? "danger" : "warning"}>
              <Link to={changesPath(courseId)} reloadDocument className="inline-flex min-h-11 items-center underline">
                {t(`home.notice-${kind}`, { title })}
              </Link>
            </Callout>
          ))}
          {first === undefined ? (
            <EmptyState
              title={home.earnedHundredths > 0 ? t("home.nothing-under-way") : t("home.nothing-begun")}
              action={
                <LinkButton to="/learn/catalogue" icon="search">
                  {t("home.choose-course")}
                </LinkButton>
              }
            >
              <p>{t("home.nothing-begun-text")}</p>
            </EmptyState>
          ) : (
            <ResumeCard course={first} keep={keep} helpContact={helpContact} />
          )}
          <OtherCourses courses={others} />
          {shelf === null || shelf.courses.length === 0 ? null : <KeptShelf shelf={shelf} />}
        </div>
        <div className="space-y-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <CreditsOfCycle home={home} />
          {home.nextExpiry === null ? null : <NextExpiry next={home.nextExpiry} />}
          {home.licencePending ? (
            <Callout kind="note" title={t("home.licence-pending")}>
              <p>{t("home.licence-pending-text")}</p>
            </Callout>
          ) : null}
        </div>
        <Recommended courses={home.recommended} />
      </div>
    </Page>
  );
}
