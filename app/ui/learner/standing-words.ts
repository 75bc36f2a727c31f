import { TOPICS } from "#app/domain/catalog/topic.ts";
import type { Measure } from "#app/domain/compliance/judge-cycle.ts";
import type { StandingSummary } from "#app/domain/compliance/standing-summary.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** What a floor asks about, in words: its categories and topics, and the year when it is one of a year; null: all credits of the cycle. */
export function askedAbout({ which, per, from, to }: Pick<Measure, "which" | "per" | "from" | "to">, language: Language): string | null {
  const topics: Readonly<Record<string, Trilingual>> = TOPICS;
  const codes = [...(which.formats ?? []), ...(which.roles ?? []), ...(which.providers ?? [])];
  const parts = [
    ...(which.categories ?? []).map((code) => nameOf(CREDIT_CATEGORIES, code, language)),
    ...(which.topics ?? []).map((code) => topics[code]?.[language] ?? code),
    ...codes,
    ...(per === "cycle"
      ? []
      : [isCalendarYear(from, to) ? from.slice(0, 4) : `${formatDate(language, from)} – ${formatDate(language, to)}`]),
  ];
  return parts.length === 0 ? null : joinParts(language, parts);
}

const isCalendarYear = (from: string, to: string) => from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`;

/** How a person stands, in one sentence: "6.5 of 25 credits this cycle, 2 in ethics missing, until 31 December 2026". */
export function standingSentence(summary: StandingSummary, language: Language, t: Translate): string {
  const counted = formatCredits(language, summary.countedHundredths);
  const whole =
    summary.requiredHundredths === null
      ? t("standing.counted", { counted })
      : t("standing.counted-of", { counted, required: formatCredits(language, summary.requiredHundredths) });
  const missing = summary.parts
    .filter((part) => part.missing > 0)
    .map((part) => t("standing.missing-in", { amount: formatCredits(language, part.missing), what: askedAbout(part, language) ?? "" }));
  const until =
    summary.until === null || summary.state === "met" ? [] : [t("standing.until", { day: formatDate(language, summary.until) })];
  return joinParts(language, [whole, ...missing, ...until]);
}
