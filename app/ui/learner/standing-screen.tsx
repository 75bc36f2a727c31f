import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import type { DutyMeasure, Measure } from "#app/domain/compliance/judge-cycle.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ClauseShown, CourseThatHelps, CreditShown, CycleShown, OwnStanding } from "#app/queries/learning/standing.server.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";
import { askedAbout, standingSentence } from "#app/ui/learner/standing-words.ts";

const TONES: Readonly<Record<StandingState, BadgeTone>> = {
  met: "success",
  short: "warning",
  "non-adherent": "danger",
  "non-compliant": "danger",
  deferred: "neutral",
  exempt: "neutral",
  "under-appeal": "warning",
  "nothing-asked": "neutral",
};

type Clauses = ReadonlyMap<string, ClauseShown>;

/** The sentence of the policy on which something rests. */
function Clause({ id, clauses }: { id: string; clauses: Clauses }) {
  const clause = clauses.get(id);
  if (clause === undefined) return <bdi>{id}</bdi>;
  return clause.isTranslated ? (
    <>{clause.text}</>
  ) : (
    <bdi lang="en" dir="ltr">
      {clause.text}
    </bdi>
  );
}

/** The one sentence, with the state and what made the frame another one. */
function Sentence({ standing, clauses }: { standing: OwnStanding; clauses: Clauses }) {
  const t = useMessages();
  const language = useLanguage();
  const { summary, state, policy } = standing;
  const current = standing.cycles.find(({ from }) => from === summary?.from);
  return (
    <Card as="section" className="space-y-3">
      <p className="flex flex-wrap gap-2">
        <Badge tone={TONES[state]} icon={state === "met" ? "check" : "clock"}>
          {t(`standing.state-${state}`)}
        </Badge>
        {policy.state === "in-force" ? null : <Badge tone="warning">{t("home.example")}</Badge>}
      </p>
      {summary === null ? null : <p className="text-xl font-semibold sm:text-2xl">{standingSentence(summary, language, t)}</p>}
      {current === undefined ? null : (
        <ul className="space-y-1">
          {current.carried === null ? null : (
            <li>{t("standing.carried", { amount: formatCredits(language, current.carried.hundredths) })}</li>
          )}
          {current.grounds.map(({ why, clause }) => (
            <li key={`${why}${clause}`}>
              {t(`standing.ground-${why}`)}{" "}
              <span className="text-ink-muted text-sm">
                <Clause id={clause} clauses={clauses} />
              </span>
            </li>
          ))}
          {current.failures.map((clause) => (
            <li key={clause} className="text-danger">
              <Clause id={clause} clauses={clauses} />
            </li>
          ))}
          {current.appealUntil === null ? null : (
            <li className="font-semibold">{t("standing.appeal-until", { day: formatDate(language, current.appealUntil) })}</li>
          )}
        </ul>
      )}
      <p className="text-ink-muted border-line border-t pt-3 text-sm">
        {policy.name}{" "}
        <span dir="ltr" className="inline-block">
          ({policy.version})
        </span>
        . {policy.source} {policy.state === "in-force" ? null : t("standing.shadow")}
      </p>
    </Card>
  );
}

/** A bar for each thing that is asked. */
function Asked({ cycle, clauses }: { cycle: CycleShown; clauses: Clauses }) {
  const t = useMessages();
  const language = useLanguage();
  const all: readonly (Measure | DutyMeasure)[] = [...cycle.measures, ...cycle.duties];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="asked" className="space-y-3">
      <h2 id="asked" className="text-xl">
        {t("standing.asked")}
      </h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {all.map((measure) => {
          const isDuty = "duty" in measure;
          const amount = (hundredths: number) => (isDuty ? formatNumber(language, hundredths) : formatCredits(language, hundredths));
          const label = isDuty ? measure.duty : (askedAbout(measure, language) ?? t("standing.whole"));
          const words = t("standing.of", { counted: amount(measure.counted), required: amount(measure.required) });
          return (
            <Card as="li" key={`${measure.clause} ${label} ${measure.from}`} className="space-y-2 print:break-inside-avoid">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-semibold">{label}</span>
                <span className="tabular-nums">{words}</span>
              </p>
              <ProgressBar value={measure.counted} maximum={measure.required} label={label} valueText={words} />
              <p className="flex flex-wrap gap-x-3">
                {measure.missing === 0 ? (
                  <span className="text-success inline-flex items-center gap-1">
                    <Icon name="check" className="size-4.5" /> {t("standing.state-met")}
                  </span>
                ) : (
                  <span className="text-warning font-semibold">
                    {joinParts(language, [
                      t("standing.missing", { amount: amount(measure.missing) }),
                      measure.isOver ? t("standing.over") : t("standing.until", { day: formatDate(language, measure.to) }),
                    ])}
                  </span>
                )}
              </p>
              <p className="text-ink-muted text-sm">
                <Clause id={measure.clause} clauses={clauses} />
              </p>
            </Card>
          );
        })}
      </ul>
    </section>
  );
}

function closedWords(floor: CourseThatHelps["closes"][number], language: Language, t: Translate): string {
  const amount = formatCredits(language, floor.hundredths);
  const what = askedAbout(floor, language);
  return what === null ? t("standing.closes-whole", { amount }) : t("standing.closes", { amount, what });
}

function Gap({ helps }: { helps: readonly CourseThatHelps[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="gap" className="space-y-3 print:hidden">
      <h2 id="gap" className="text-xl">
        {t("standing.gap")}
      </h2>
      <p className="text-ink-muted">{t(helps.length === 0 ? "standing.gap-none" : "standing.gap-text")}</p>
      {helps.length === 0 ? null : (
        <ul className="border-line bg-surface-raised divide-line divide-y rounded-2xl border">
          {helps.map((course) => (
            <li key={course.courseId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 p-4 sm:px-6">
              <div className="min-w-0 grow basis-60 space-y-2">
                <h3 className="text-lg">
                  <Bdi>{course.title}</Bdi>
                </h3>
                <p className="flex flex-wrap gap-2">
                  {course.closes.map((floor) => (
                    <Badge key={`${floor.clause}${floor.from}${JSON.stringify(floor.which)}`} tone="accent" icon="check">
                      {closedWords(floor, language, t)}
                    </Badge>
                  ))}
                  <Badge icon="clock">{t("common.minutes", { count: course.minutes })}</Badge>
                  <Badge tone="brass" icon="award">
                    {t("common.credits-up-to", { credits: formatCredits(language, course.maximumHundredths) })}
                  </Badge>
                  <Badge icon={course.isOffline ? "download" : "note"}>
                    {t(course.isOffline ? "standing.offline" : "standing.online")}
                  </Badge>
                </p>
              </div>
              <LinkButton to={coursePath(course.courseId)} look="secondary" iconAfter="chevron-forward">
                {t("home.to-course")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Why a credit counts what it counts, step by step. */
function Reasons({ credit, clauses }: { credit: CreditShown; clauses: Clauses }) {
  const t = useMessages();
  const language = useLanguage();
  if (credit.steps.length === 0) return <>{t("standing.why-whole")}</>;
  return (
    <ul className="space-y-1">
      {credit.steps.map(({ why, clause, hundredths }) => (
        <li key={`${why} ${clause ?? ""}`}>
          {t(`standing.why-${why}`, { amount: signed(formatCredits(language, Math.abs(hundredths)), hundredths) })}{" "}
          {clause === null ? null : (
            <span className="text-ink-muted text-sm">
              <Clause id={clause} clauses={clauses} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** With its sign kept at its left in any direction. */
const signed = (amount: string, hundredths: number) => `\u2066${hundredths < 0 ? "−" : "+"}${amount}\u2069`;

function Credits({ cycle, clauses }: { cycle: CycleShown; clauses: Clauses }) {
  const t = useMessages();
  const language = useLanguage();
  const columns: readonly Column<CreditShown>[] = [
    { key: "title", header: t("standing.activity"), rowHeader: true, cell: (credit) => <bdi>{credit.title ?? t("standing.other")}</bdi> },
    { key: "date", header: t("transcript.date"), cell: (credit) => formatDate(language, credit.earnedOn) },
    { key: "category", header: t("transcript.category"), cell: (credit) => nameOf(CREDIT_CATEGORIES, credit.category, language) },
    { key: "amount", header: t("standing.amount"), numeric: true, cell: (credit) => formatCredits(language, credit.amountHundredths) },
    { key: "counts", header: t("standing.counts"), numeric: true, cell: (credit) => formatCredits(language, credit.countedHundredths) },
    { key: "why", header: t("standing.why"), cell: (credit) => <Reasons credit={credit} clauses={clauses} /> },
  ];
  const caption = t("standing.cycle", { from: formatDate(language, cycle.from), to: formatDate(language, cycle.to) });
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={cycle.credits}
      rowKey={(credit) => credit.id}
      empty={<Callout title={caption}>{t("standing.none")}</Callout>}
    />
  );
}

/** How a learner stands under their policy: one sentence, a bar for everything asked, what would close the gap, and every credit with its reason. */
export function StandingScreen({ standing, name, at }: { standing: OwnStanding; name: string; at: Instant }) {
  const t = useMessages();
  const language = useLanguage();
  const clauses = new Map(standing.clauses.map((clause) => [clause.id, clause]));
  const [current, ...earlier] = standing.cycles;
  return (
    <Page
      title={t("standing.title")}
      lead={t("standing.lead")}
      actions={
        <>
          <LinkButton to="/learn/transcript" look="secondary" className="print:hidden">
            {t("standing.transcript")}
          </LinkButton>
          <Button type="button" icon="print" className="print:hidden" onClick={() => window.print()}>
            {t("standing.print")}
          </Button>
        </>
      }
    >
      <div className="space-y-8">
        <p className="hidden print:block">
          {joinParts(language, [name, t("transcript.as-of", { date: formatDate(language, at, "moment") })])}
        </p>
        <Sentence standing={standing} clauses={clauses} />
        {current === undefined ? null : (
          <>
            <Asked cycle={current} clauses={clauses} />
            {current.measures.some(({ missing }) => missing > 0) ? <Gap helps={standing.helps} /> : null}
            <section aria-labelledby="credits" className="space-y-3">
              <h2 id="credits" className="text-xl">
                {t("standing.credits")}
              </h2>
              <Credits cycle={current} clauses={clauses} />
            </section>
          </>
        )}
        <section aria-labelledby="further" className="space-y-3 print:hidden">
          <h2 id="further" className="text-xl">
            {t("standing.further")}
          </h2>
          <p className="flex flex-wrap gap-3">
            {(["external", "relief", "appeal", "record"] as const).map((place) => (
              <LinkButton key={place} to={`/learn/${place}`} look="secondary" iconAfter="chevron-forward">
                {t(`standing.to-${place}`)}
              </LinkButton>
            ))}
          </p>
        </section>
        {earlier.length === 0 ? null : (
          <section aria-labelledby="earlier" className="space-y-3">
            <h2 id="earlier" className="text-xl">
              {t("standing.earlier")}
            </h2>
            {earlier.map((cycle) => (
              <div key={cycle.from} className="space-y-2">
                <Badge tone={TONES[cycle.state]}>{t(`standing.state-${cycle.state}`)}</Badge>
                <Credits cycle={cycle} clauses={clauses} />
              </div>
            ))}
          </section>
        )}
      </div>
    </Page>
  );
}
