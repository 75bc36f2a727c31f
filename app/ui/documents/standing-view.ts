import type { DutyMeasure, Measure } from "#app/domain/compliance/judge-cycle.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { CreditShown, OwnStanding } from "#app/queries/learning/standing.server.ts";
import type { AskedRow, StandingView } from "#app/ui/documents/standing.ts";
import { askedAbout, standingSentence } from "#app/ui/learner/standing-words.ts";

/** How somebody stands in the cycle that runs, ready to be printed: the sentence, a bar for everything asked, every credit with its reason. */
export function standingView(standing: OwnStanding, name: string, language: Language, at: Instant, t: Translate): StandingView {
  const { summary, policy, state } = standing;
  const [current] = standing.cycles;
  const clauses = new Map(
    standing.clauses.filter(({ version }) => version === current?.policyVersion).map(({ id, text }) => [id, text] as const),
  );
  const asked: readonly (Measure | DutyMeasure)[] = current === undefined ? [] : [...current.measures, ...current.duties];
  return {
    language,
    direction: directionOf(language),
    product: t("certificate.product"),
    title: t("standing.title"),
    asOf: t("transcript.as-of", { date: formatDate(language, at, "moment") }),
    pageWord: t("transcript.page"),
    name,
    state: t(`standing.state-${state}`),
    sentence: summary === null ? t("standing.state-nothing-asked") : standingSentence(summary, language, t),
    policy: `${policy.name} (${leftToRight(policy.version)}). ${policy.source}`,
    asked: { heading: t("standing.asked"), rows: asked.map((measure) => askedRow(measure, clauses, language, t)) },
    credits: {
      heading: t("standing.credits"),
      columns: [
        t("standing.activity"),
        t("transcript.date"),
        t("transcript.category"),
        t("standing.amount"),
        t("standing.counts"),
        t("standing.why"),
      ],
      rows: (current?.credits ?? []).map((credit) => [
        credit.title ?? t("standing.other"),
        formatDate(language, credit.earnedOn),
        nameOf(CREDIT_CATEGORIES, credit.category, language),
        formatCredits(language, credit.amountHundredths),
        formatCredits(language, credit.countedHundredths),
        whyOf(credit, clauses, language, t),
      ]),
    },
    none: t("standing.none"),
  };
}

/** With its sign or its hyphen where it stands, in any direction. */
const leftToRight = (text: string): string => `\u200e${text}\u200e`;

function askedRow(measure: Measure | DutyMeasure, clauses: ReadonlyMap<string, string>, language: Language, t: Translate): AskedRow {
  const isDuty = "duty" in measure;
  const amount = (value: number) => (isDuty ? formatNumber(language, value) : formatCredits(language, value));
  const { counted, required, missing, isOver, to } = measure;
  const time = isOver ? t("standing.over") : t("standing.until", { day: formatDate(language, to) });
  return {
    label: isDuty ? measure.duty : (askedAbout(measure, language) ?? t("standing.whole")),
    amount: t("standing.of", { counted: amount(counted), required: amount(required) }),
    filled: required === 0 ? 100 : Math.max(0, Math.min(100, Math.floor((100 * counted) / required))),
    missing: missing === 0 ? "" : joinParts(language, [t("standing.missing", { amount: amount(missing) }), time]),
    clause: clauses.get(measure.clause) ?? measure.clause,
  };
}

function whyOf({ steps }: CreditShown, clauses: ReadonlyMap<string, string>, language: Language, t: Translate): string {
  if (steps.length === 0) return t("standing.why-whole");
  return steps
    .map(({ why, clause, hundredths }) => {
      const said = t(`standing.why-${why}`, { amount: leftToRight(formatCredits(language, hundredths)) });
      return clause === null ? said : `${said} ${clauses.get(clause) ?? clause}`;
    })
    .join(" ");
}
