import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import type { DutyMeasure, Measure } from "#app/domain/compliance/judge-cycle.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ClauseShown, CreditShown, CycleShown, OwnStanding } from "#app/queries/learning/standing.server.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { StandingGap } from "#app/ui/learner/standing-gap.tsx";
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

/** The clauses of the version by which a cycle is judged. */
const clausesOf = ({ clauses }: OwnStanding, cycle: CycleShown | undefined): Clauses =>
  new Map(clauses.filter(({ version }) => version === cycle?.policyVersion).map((clause) => [clause.id, clause]));

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

/** What came into a cycle, what made its frame another one, and what makes a failure of it. */
function Circumstances({ cycle, clauses }: { cycle: CycleShown; clauses: Clauses }) {
  const t = useMessages();
  const language = useLanguage();
  const { carried, grounds, failures, appealUntil } = cycle;
  if (carried === null && appealUntil === null && grounds.length + failures.length === 0) return null;
  return (
    <ul className="space-y-1">
      {carried === null ? null : <li>{t("standing.carried", { amount: formatCredits(language, carried.hundredths) })}</li>}
      {grounds.map(({ why, clause }) => (
        <li key={`${why}${clause}`}>
          {t(`standing.ground-${why}`)}{" "}
          <span className="text-ink-muted text-sm">
            <Clause id={clause} clauses={clauses} />
          </span>
        </li>
      ))}
      {failures.map((clause) => (
        <li key={clause} className="text-danger">
          <Clause id={clause} clauses={clauses} />
        </li>
      ))}
      {appealUntil === null ? null : (
        <li className="font-semibold">{t("standing.appeal-until", { day: formatDate(language, appealUntil) })}</li>
      )}
    </ul>
  );
}

/** The one sentence, with the state and what made the frame another one. */
function Sentence({ standing }: { standing: OwnStanding }) {
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
      {current === undefined ? null : <Circumstances cycle={current} clauses={clausesOf(standing, current)} />}
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
  if (all.length === 0) return <p>{t("standing.state-nothing-asked")}</p>;
  return (
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

function useCycleName(): (cycle: CycleShown) => string {
  const t = useMessages();
  const language = useLanguage();
  return ({ from, to }) => t("standing.cycle", { from: formatDate(language, from), to: formatDate(language, to) });
}

function Credits({ cycle, clauses, isNamed = false }: { cycle: CycleShown; clauses: Clauses; isNamed?: boolean }) {
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
  const caption = useCycleName()(cycle);
  return (
    <DataTable
      caption={caption}
      captionHidden={isNamed}
      columns={columns}
      rows={cycle.credits}
      rowKey={(credit) => credit.id}
      empty={isNamed ? <p>{t("standing.none")}</p> : <Callout title={caption}>{t("standing.none")}</Callout>}
    />
  );
}

/** How a learner stands under their policy: one sentence, a bar for everything asked, what would close the gap, and every credit with its reason. */
export function StandingScreen({ standing, name, at }: { standing: OwnStanding; name: string; at: Instant }) {
  const t = useMessages();
  const language = useLanguage();
  const cycleName = useCycleName();
  const [current, ...before] = standing.cycles;
  const earlier = before.filter(({ measures, duties, grounds, credits }) =>
    [measures, duties, grounds, credits].some(({ length }) => length > 0),
  );
  return (
    <Page
      title={t("standing.title")}
      lead={t("standing.lead")}
      actions={
        <>
          <LinkButton to="/learn/transcript" look="secondary" className="print:hidden">
            {t("standing.transcript")}
          </LinkButton>
          <LinkButton to="/learn/standing.pdf" reloadDocument look="secondary" icon="download" className="print:hidden">
            {t("transcript.pdf")}
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
        <Sentence standing={standing} />
        {current === undefined ? null : (
          <>
            <section aria-labelledby="asked" className="space-y-3">
              <h2 id="asked" className="text-xl">
                {t("standing.asked")}
              </h2>
              <Asked cycle={current} clauses={clausesOf(standing, current)} />
            </section>
            {current.measures.some(({ missing }) => missing > 0) ? <StandingGap helps={standing.helps} /> : null}
            <section aria-labelledby="credits" className="space-y-3">
              <h2 id="credits" className="text-xl">
                {t("standing.credits")}
              </h2>
              <Credits cycle={current} clauses={clausesOf(standing, current)} />
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
              <div key={cycle.from} className="space-y-3">
                <h3 className="flex flex-wrap items-center gap-3 text-lg">
                  {cycleName(cycle)}
                  <Badge tone={TONES[cycle.state]}>{t(`standing.state-${cycle.state}`)}</Badge>
                </h3>
                <Circumstances cycle={cycle} clauses={clausesOf(standing, cycle)} />
                <Asked cycle={cycle} clauses={clausesOf(standing, cycle)} />
                <Credits cycle={cycle} clauses={clausesOf(standing, cycle)} isNamed />
              </div>
            ))}
          </section>
        )}
      </div>
    </Page>
  );
}
