import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ENOUGH_ATTEMPTS } from "#app/domain/assessment/question-statistics.ts";
import { type CourseResults, ENOUGH_EVALUATIONS, type QuestionResult } from "#app/domain/learning/course-results.ts";
import { ENOUGH_LEARNERS } from "#app/domain/learning/credit-proposal.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";
import {
  answerText,
  evaluationCounts,
  evaluationTexts,
  funnelSteps,
  percentOf,
  RESULTS_TABLES,
  resultsTables,
  timedParts,
} from "#app/ui/trainer/results-tables.ts";

/** What became of a published version: how far learners came, how long they took, what they answered and what they thought. */
export function ResultsScreen({ courseId, results }: { courseId: string; results: CourseResults | null }) {
  const t = useMessages();
  const language = useLanguage();
  if (results === null)
    return (
      <Page title={t("results.title")}>
        <DraftNav courseId={courseId} />
        <EmptyState icon="book" title={t("results.none")}>
          {t("results.none-text")}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={<Bdi>{t("results.title-of", { course: results.title[language] })}</Bdi>} lead={t("results.lead")}>
      <DraftNav courseId={courseId} />
      <p className="text-ink-muted mb-4 flex items-center gap-2">
        <Icon name="clock" className="size-5" />
        {t("results.as-of", { moment: formatDate(language, results.asOf, "moment") })}
      </p>
      <Versions results={results} />
      {results.funnel.began === 0 ? (
        <EmptyState icon="person" title={t("results.nobody")}>
          {t("results.none-text")}
        </EmptyState>
      ) : (
        <div className="space-y-10">
          <Funnel results={results} />
          <Time results={results} />
          <Questions questions={results.questions} />
          <Evaluation results={results} />
          <Exports results={results} />
        </div>
      )}
    </Page>
  );
}

function Section({ id, title, text, children }: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {text === undefined ? null : <p className="text-ink-muted max-w-prose">{text}</p>}
      {children}
    </section>
  );
}

/** A share of a whole, drawn from the side where reading begins. The number stands beside it. */
function Bar({ part, whole, tone = "text-accent" }: { part: number; whole: number; tone?: string }) {
  const share = whole === 0 ? 0 : Math.min(100, (100 * part) / whole);
  return (
    <svg
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={classNames("bg-surface-sunken block h-2.5 w-full min-w-24 rounded-full rtl:-scale-x-100", tone)}
    >
      <rect width={share} height="1" fill="currentColor" />
    </svg>
  );
}

function Versions({ results }: { results: CourseResults }) {
  const t = useMessages();
  if (results.versions.length < 2) return null;
  return (
    <nav aria-label={t("results.versions")} className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {results.versions.map(({ number, began }) => (
          <li key={number}>
            <Link
              to={`?version=${String(number)}`}
              aria-current={number === results.version ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-11 items-center rounded-lg border px-3",
                number === results.version
                  ? "border-accent bg-accent-soft text-accent-strong font-semibold"
                  : "border-line hover:bg-surface-sunken",
              )}
            >
              {t("results.version", { number, count: began })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Funnel({ results }: { results: CourseResults }) {
  const t = useMessages();
  const language = useLanguage();
  const { began } = results.funnel;
  return (
    <Section id="funnel" title={t("results.funnel")} text={t("results.funnel-text")}>
      <Card>
        <ol className="space-y-4">
          {funnelSteps(results, language, t).map(({ key, label, learners }) => (
            <li key={key} className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-center">
              <p className="flex items-baseline justify-between gap-4">
                <Bdi>{label}</Bdi>
                <span className="text-ink-muted shrink-0 text-sm">
                  <strong className="text-ink">{formatNumber(language, learners)}</strong> ·{" "}
                  {t("results.percent", { percent: percentOf(learners, began) })}
                </span>
              </p>
              <Bar part={learners} whole={began} />
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function Time({ results }: { results: CourseResults }) {
  const t = useMessages();
  const language = useLanguage();
  const { proposal } = results.time;
  const minutes = (value: number) => t("results.minutes", { minutes: formatNumber(language, value, 1) });
  const rows = timedParts(results, language, t);
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: "part", header: t("results.lesson"), rowHeader: true, cell: ({ label }) => <Bdi>{label}</Bdi> },
    {
      key: "estimate",
      header: t("results.estimate"),
      numeric: true,
      cell: ({ estimate }) => (estimate === null ? "–" : minutes(estimate)),
    },
    {
      key: "median",
      header: t("results.middle"),
      numeric: true,
      cell: ({ taken }) => (taken === null ? t("results.not-measured") : minutes(taken.median)),
    },
    {
      key: "half",
      header: t("results.half-between"),
      numeric: true,
      cell: ({ taken }) =>
        taken === null
          ? "–"
          : t("results.between", { from: formatNumber(language, taken.quarter, 1), to: formatNumber(language, taken.threeQuarters, 1) }),
    },
    { key: "learners", header: t("results.learners"), numeric: true, cell: ({ taken }) => formatNumber(language, taken?.learners ?? 0) },
  ];
  return (
    <Section id="time" title={t("results.time")} text={t("results.time-text")}>
      <DataTable caption={t("results.time-by-lesson")} captionHidden rows={rows} rowKey={({ key }) => key} columns={columns} />
      <Callout kind={proposal.kind === "fits" ? "success" : proposal.kind === "other" ? "warning" : "note"}>
        <p>
          {proposal.kind === "too-few"
            ? t("results.proposal-too-few", { count: proposal.learners, enough: ENOUGH_LEARNERS })
            : proposal.kind === "fits"
              ? t("results.proposal-fits", { credits: formatCredits(language, proposal.hundredths) })
              : t("results.proposal-other", {
                  credits: formatCredits(language, proposal.hundredths),
                  offered: formatCredits(language, proposal.offeredHundredths),
                })}
        </p>
        <p className="text-sm">{t("results.proposal-source")}</p>
      </Callout>
    </Section>
  );
}

function Questions({ questions }: { questions: readonly QuestionResult[] }) {
  const t = useMessages();
  return (
    <Section id="questions" title={t("results.questions")} text={t("results.questions-text")}>
      <ol className="grid items-start gap-4 lg:grid-cols-2">
        {questions.map((question) => (
          <Question key={question.itemId} question={question} />
        ))}
      </ol>
    </Section>
  );
}

function Question({ question }: { question: QuestionResult }) {
  const t = useMessages();
  const language = useLanguage();
  const { stem, leadIn, topic, topicName, asked, answered, percentRight, judgement, answers } = question;
  return (
    <Card as="li" className="min-w-0 space-y-4">
      <div className="space-y-1" lang={language}>
        <p className="line-clamp-3">
          <Bdi>{stem[language]}</Bdi>
        </p>
        <h3 className="text-base font-semibold">
          <Bdi>{leadIn[language]}</Bdi>
        </h3>
      </div>
      <p className="flex flex-wrap gap-2">
        <Badge>
          <Bdi>{nameOfTopic(topic, topicName === null ? undefined : { [topic]: topicName }, language)}</Bdi>
        </Badge>
        <Badge>{t("results.asked", { count: asked })}</Badge>
        {percentRight === null ? null : <Badge>{t("results.right", { percent: percentRight })}</Badge>}
        {judgement === null ? null : (
          <>
            <Badge tone={judgement.difficulty === "acceptable" ? "success" : "warning"}>
              {t(`results.difficulty-${judgement.difficulty}`, { index: judgement.difficultyIndex })}
            </Badge>
            <Badge tone={judgement.discrimination === "negative" ? "danger" : judgement.discrimination === "poor" ? "warning" : "success"}>
              {t(`results.discrimination-${judgement.discrimination}`, {
                index: formatNumber(language, judgement.discriminationHundredths / 100, 2),
              })}
            </Badge>
          </>
        )}
      </p>
      {asked > 0 && judgement === null ? (
        <p className="text-ink-muted text-sm">{t("results.not-enough", { enough: ENOUGH_ATTEMPTS })}</p>
      ) : null}
      {answered === 0 ? null : (
        <ul className="space-y-3" aria-label={t("results.answers-of", { question: leadIn[language] })}>
          {answers.map((one) => (
            <li key={`${one.stem?.en ?? ""}:${one.partId}:${one.typed ?? ""}`} className="space-y-1">
              <p className="flex items-baseline justify-between gap-3">
                <span className="min-w-0" lang={language}>
                  {one.isKey ? (
                    <>
                      <Icon name="check" className="text-success me-1 inline size-4.5" />
                      <span className="sr-only">{t("results.key")}: </span>
                    </>
                  ) : null}
                  <Bdi>{answerText(one, language)}</Bdi>
                </span>
                <span className="text-ink-muted shrink-0 text-sm">
                  {formatNumber(language, one.chosen)} · {t("results.percent", { percent: percentOf(one.chosen, answered) })}
                </span>
              </p>
              <Bar part={one.chosen} whole={answered} tone={one.isKey ? "text-success" : "text-ink-muted"} />
              {question.type === "ordering" ? <p className="text-ink-muted text-sm">{t("results.in-place")}</p> : null}
              {one.functional === false ? <p className="text-warning text-sm">{t("results.idle")}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Evaluation({ results }: { results: CourseResults }) {
  const t = useMessages();
  const language = useLanguage();
  const { received, answers } = results.evaluation;
  return (
    <Section id="evaluation" title={t("results.evaluation")} text={t("results.evaluation-received", { count: received })}>
      {answers === null ? (
        <p>{t("results.evaluation-few", { enough: ENOUGH_EVALUATIONS })}</p>
      ) : (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {evaluationCounts(results, t).map(({ question, counts }) => (
              <Card key={question} className="space-y-3">
                <h3 className="text-base font-semibold">{question}</h3>
                <ul className="space-y-2">
                  {counts.map(({ answer, times }) => (
                    <li key={answer} className="space-y-1">
                      <p className="flex justify-between gap-3">
                        <span>{answer}</span>
                        <span className="text-ink-muted text-sm">{formatNumber(language, times)}</span>
                      </p>
                      <Bar part={times} whole={received} />
                    </li>
                  ))}
                </ul>
              </Card>
            ))}
          </div>
          <div className="space-y-3">
            {evaluationTexts(results, t).map(({ question, texts }) => (
              <details key={question} className="border-line bg-surface-raised rounded-xl border">
                <summary className="min-h-11 cursor-pointer px-4 py-3 font-medium">
                  {question} ({formatNumber(language, texts.length)})
                </summary>
                {texts.length === 0 ? (
                  <p className="text-ink-muted px-4 pb-4">{t("results.no-comments")}</p>
                ) : (
                  <ul className="divide-line divide-y px-4 pb-2">
                    {texts.map((text, index) => (
                      <li key={index} className="py-2 whitespace-pre-wrap" dir="auto">
                        {text}
                      </li>
                    ))}
                  </ul>
                )}
              </details>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

function Exports({ results }: { results: CourseResults }) {
  const t = useMessages();
  const language = useLanguage();
  const tables = resultsTables(results, language, t);
  const address = (kind: "csv" | "xlsx", more: Readonly<Record<string, string>> = {}) =>
    `${draftPath(results.courseId)}/results.${kind}?${new URLSearchParams({ version: String(results.version), ...more }).toString()}`;
  return (
    <Section id="export" title={t("results.export")} text={t("results.export-text")}>
      <ul className="flex flex-wrap gap-2">
        <li>
          <LinkButton reloadDocument to={address("xlsx")} icon="download" size="small">
            {t("results.xlsx")}
          </LinkButton>
        </li>
        {RESULTS_TABLES.map((table) => (
          <li key={table}>
            <LinkButton reloadDocument to={address("csv", { table })} look="secondary" size="small">
              {t("results.csv-of", { table: tables.find(({ name }) => name === table)?.title ?? table })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
