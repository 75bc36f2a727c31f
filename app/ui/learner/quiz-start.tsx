import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { QuizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CourseLanguage, CourseText, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { questionsDrawn } from "#app/ui/learner/questions-drawn.ts";
import { rejectionSentence } from "#app/ui/learner/rejection-sentence.ts";

type Props = {
  readonly standing: QuizStanding;
  readonly formEventId: string;
  readonly problem: Rejection | "later" | null;
  readonly busy: boolean;
  readonly isLineLost: boolean;
};

/** What awaits before anything begins: items, time, level, attempts, what works offline; then the start, and what was before. */
export function QuizStart({ standing, formEventId, problem, busy, isLineLost }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { next } = standing;
  return (
    <CourseLanguage course={standing}>
      <Page title={t("quiz.title")} eyebrow={<CourseText>{standing.title[language]}</CourseText>} width="text">
        <div className="space-y-6">
          <OtherLanguages />
          {problem === null ? null : (
            <Callout kind="warning" role="alert" title={t("quiz.rejected-title")}>
              {problem === "later" ? t("quiz.later-text") : rejectionSentence(t, problem)}
            </Callout>
          )}
          <Card as="section" className="space-y-5">
            <h2 className="text-lg font-semibold">{t("quiz.awaits")}</h2>
            <dl className="grid gap-4 sm:grid-cols-2">
              <Fact icon="question" name={t("quiz.items")}>
                {questionsDrawn(t, standing.questions)}
              </Fact>
              <Fact icon="clock" name={t("quiz.time")}>
                {standing.minutesAllowed === null ? t("quiz.untimed") : t("common.minutes", { count: standing.minutesAllowed })}
              </Fact>
              <Fact icon="award" name={t("quiz.level")}>
                {t("quiz.percent", { percent: formatNumber(language, standing.minimumPerformanceLevel) })}
              </Fact>
              <Fact icon="list" name={t("quiz.attempts")}>
                {t("quiz.attempts-left", { left: standing.attemptsLeft, of: standing.attemptsAllowed })}
              </Fact>
            </dl>
            <ul className="text-ink-muted list-disc space-y-1 ps-6">
              <li>{standing.minutesAllowed === null ? t("quiz.rule-untimed") : t("quiz.rule-timed")}</li>
              <li>{t("quiz.rule-offline")}</li>
              <li>{t("quiz.rule-unanswered")}</li>
              {standing.lockOutHours === 0 ? null : <li>{t("quiz.rule-lock-out", { hours: standing.lockOutHours })}</li>}
            </ul>
            <Next standing={standing} formEventId={formEventId} busy={busy} isLineLost={isLineLost} />
          </Card>
          {standing.history.length === 0 ? null : <History standing={standing} />}
          {next.kind === "already-passed" ? null : (
            <LinkButton look="quiet" icon="arrow-back" to={`/learn/courses/${standing.courseId}`}>
              {t("quiz.back-to-course")}
            </LinkButton>
          )}
        </div>
      </Page>
    </CourseLanguage>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <div className="relative ps-8">
      <dt className="text-ink-muted text-sm">
        <Icon name={icon} className="text-accent absolute start-0 top-1 size-5" />
        {name}
      </dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Next({ standing, formEventId, busy, isLineLost }: Omit<Props, "problem">) {
  const t = useMessages();
  const language = useLanguage();
  const course = `/learn/courses/${standing.courseId}`;
  const { next } = standing;
  switch (next.kind) {
    case "start":
      // The paper and its deadline are the server's (R20, R25).
      if (isLineLost) return <Callout kind="warning">{t("offline.start-needs-line")}</Callout>;
      return (
        <Form method="post">
          <input type="hidden" name="eventId" value={formEventId} />
          <input type="hidden" name="courseVersionId" value={standing.courseVersionId} />
          <Button size="large" icon="play" busy={busy}>
            {t("quiz.start", { number: next.number })}
          </Button>
        </Form>
      );
    case "resume":
      return (
        <div className="space-y-3">
          <Callout kind="key">
            {next.deadlineAt === null
              ? t("quiz.resume-text")
              : t("quiz.resume-until", { moment: formatDate(language, next.deadlineAt, "moment") })}
          </Callout>
          <LinkButton size="large" icon="play" to={`${course}/quiz/${next.attemptId}`}>
            {t("quiz.resume")}
          </LinkButton>
        </div>
      );
    case "unsettled":
      return (
        <div className="space-y-3">
          <Callout kind="warning">{t("quiz.reason-attempt-unsettled")}</Callout>
          <LinkButton to={`${course}/quiz/${next.attemptId}/result`}>{t("quiz.see-result")}</LinkButton>
        </div>
      );
    case "locked-out":
      return <Callout kind="note">{t("quiz.locked-until", { moment: formatDate(language, next.until, "moment") })}</Callout>;
    case "no-attempts-left":
      return <Callout kind="note">{t("quiz.reason-no-attempts-left")}</Callout>;
    case "course-expired":
    case "course-withdrawn":
      return <Callout kind="note">{t(`quiz.reason-${next.kind}`)}</Callout>;
    case "already-passed":
      return (
        <div className="space-y-3">
          <Callout kind="success" title={t("quiz.passed-already")} />
          <LinkButton icon="award" to={standing.evaluatedAt === null ? `${course}/evaluation` : `${course}/claim`}>
            {t(standing.hasClaimed ? "quiz.to-claimed" : standing.evaluatedAt === null ? "quiz.to-evaluation" : "quiz.to-claim")}
          </LinkButton>
        </div>
      );
  }
}

function History({ standing }: { standing: QuizStanding }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <DataTable
      caption={t("quiz.history")}
      rows={standing.history}
      rowKey={(attempt) => attempt.attemptId}
      columns={[
        {
          key: "number",
          header: t("quiz.attempt"),
          rowHeader: true,
          cell: (attempt) => t("quiz.attempt-number", { number: attempt.number }),
        },
        { key: "when", header: t("quiz.when"), cell: (attempt) => formatDate(language, attempt.startedAt, "moment") },
        {
          key: "percent",
          header: t("quiz.score"),
          numeric: true,
          cell: (attempt) => (attempt.percent === null ? "–" : t("quiz.percent", { percent: formatNumber(language, attempt.percent) })),
        },
        {
          key: "state",
          header: t("quiz.outcome"),
          cell: (attempt) => (
            <Badge tone={attempt.passed === true ? "success" : attempt.passed === false ? "neutral" : "brass"}>
              {t(
                attempt.passed === true
                  ? "quiz.passed"
                  : attempt.passed === false
                    ? "quiz.not-passed"
                    : attempt.finishedAt === null
                      ? "quiz.under-way"
                      : "quiz.waiting",
              )}
            </Badge>
          ),
        },
        {
          key: "link",
          header: t("quiz.details"),
          cell: (attempt) => (
            <LinkButton
              look="quiet"
              size="small"
              aria-label={t("quiz.details-of", { number: attempt.number })}
              to={`/learn/courses/${standing.courseId}/quiz/${attempt.attemptId}${attempt.finishedAt === null ? "" : "/result"}`}
            >
              {t(attempt.finishedAt === null ? "quiz.resume" : "quiz.see-result")}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
