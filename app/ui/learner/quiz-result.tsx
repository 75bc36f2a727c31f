import { Form } from "@remix-run/react";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { AttemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { CourseLanguage, CourseTitle, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { QuizExplained } from "#app/ui/learner/quiz-explained.tsx";
import type { SaidOfQuestion } from "#app/ui/learner/quiz-feedback.tsx";

/** What is said besides, in the reader's language: that the result was corrected and why, and what belongs to each question, by its id. */
export type SaidOfResult = {
  readonly corrected: { readonly what: string; readonly sentences: readonly string[]; readonly pass: string | null } | null;
  readonly questions: Readonly<Record<string, SaidOfQuestion>>;
};

type Props = { readonly result: AttemptResult; readonly said: SaidOfResult | null; readonly formEventId: string; readonly busy: boolean };

/** How it went, kindly; then why, question by question; and what comes next. */
export function QuizResult({ result, said, formEventId, busy }: Props) {
  const t = useMessages();
  const course = `/learn/courses/${result.courseId}`;
  const eyebrow = <CourseTitle course={result}>{result.title}</CourseTitle>;
  switch (result.state) {
    case "open":
      return (
        <Page title={t("quiz.under-way-title")} eyebrow={eyebrow} width="text">
          <LinkButton icon="play" to={`${course}/quiz/${result.attemptId}`}>
            {t("quiz.resume")}
          </LinkButton>
        </Page>
      );
    case "waiting":
      return <Waiting result={result} formEventId={formEventId} busy={busy} />;
    case "marked":
      return <Marked result={result} said={said} />;
  }
}

type In<State extends AttemptResult["state"]> = Extract<AttemptResult, { state: State }>;

function Waiting({ result, formEventId, busy }: { result: In<"waiting">; formEventId: string; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page
      title={t(result.closedBy === "deadline" ? "quiz.time-ran-out" : "quiz.waiting-title")}
      eyebrow={<CourseTitle course={result}>{result.title}</CourseTitle>}
      width="text"
    >
      <Card className="space-y-4">
        <p>{t("quiz.waiting-text", { count: result.answered, of: result.questions })}</p>
        {result.settlesAt === null ? null : <p>{t("quiz.waiting-until", { moment: formatDate(language, result.settlesAt, "moment") })}</p>}
        <p className="text-ink-muted">{t("quiz.mark-now-text")}</p>
        <Form method="post">
          <input type="hidden" name="eventId" value={formEventId} />
          <Button look="secondary" busy={busy}>
            {t("quiz.mark-now")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}

function Marked({ result, said }: { result: In<"marked">; said: SaidOfResult | null }) {
  const t = useMessages();
  const language = useLanguage();
  const course = `/learn/courses/${result.courseId}`;
  const percent = t("quiz.percent", { percent: formatNumber(language, result.percent) });
  const level = t("quiz.percent", { percent: formatNumber(language, result.minimumPerformanceLevel) });
  return (
    <Page
      title={t(result.passed ? "quiz.passed-title" : "quiz.not-passed-title")}
      eyebrow={<CourseTitle course={result}>{result.title}</CourseTitle>}
      width="text"
    >
      <div className="space-y-8">
        <Card as="section" className="space-y-4">
          <p className="text-accent-strong text-5xl font-bold tabular-nums" data-percent={result.percent}>
            <bdi>{percent}</bdi>
          </p>
          <ProgressBar value={result.percent} label={t("quiz.score")} valueText={percent} />
          {result.passed && result.percent < result.minimumPerformanceLevel ? null : (
            <p>{t(result.passed ? "quiz.passed-text" : "quiz.not-passed-text", { level })}</p>
          )}
          {said === null || said.corrected === null ? null : (
            <Callout kind="key" title={said.corrected.what}>
              {said.corrected.sentences.map((sentence, index) => (
                <p key={index}>
                  <ClinicalText>{sentence}</ClinicalText>
                </p>
              ))}
              {said.corrected.pass === null ? null : <p>{said.corrected.pass}</p>}
            </Callout>
          )}
          {result.notCounted === 0 ? null : <Callout kind="note">{t("quiz.not-counted", { count: result.notCounted })}</Callout>}
          <div className="flex flex-wrap items-center gap-3">
            {result.isCoursePassed ? (
              <LinkButton size="large" icon="award" to={result.evaluated ? `${course}/claim` : `${course}/evaluation`}>
                {t(result.claimed ? "quiz.to-claimed" : result.evaluated ? "quiz.to-claim" : "quiz.to-evaluation")}
              </LinkButton>
            ) : result.attemptsLeft === 0 ? (
              <Callout kind="note">{t("quiz.reason-no-attempts-left")}</Callout>
            ) : (
              <>
                <p className="w-full">
                  {result.nextAttemptAt === null
                    ? t("quiz.try-again-now", { left: result.attemptsLeft })
                    : t("quiz.try-again-at", { left: result.attemptsLeft, moment: formatDate(language, result.nextAttemptAt, "moment") })}
                </p>
                <LinkButton icon="book" to={course}>
                  {t("quiz.read-again")}
                </LinkButton>
                <LinkButton look="secondary" to={`${course}/quiz`}>
                  {t("quiz.back-to-quiz")}
                </LinkButton>
              </>
            )}
          </div>
        </Card>
        <CourseLanguage course={result}>
          <OtherLanguages />
          <QuizExplained feedback={result.feedback} references={result.references} said={said?.questions} />
        </CourseLanguage>
      </div>
    </Page>
  );
}
