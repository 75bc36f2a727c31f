import { TOPICS } from "#app/domain/catalog/topic.ts";
import type { PolicyRule, RuleOf } from "#app/domain/compliance/policy-rule.ts";
import type { Which, Who } from "#app/domain/compliance/policy-terms.ts";
import { ACCREDITORS } from "#app/domain/credits/accreditor.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { LICENCE_STATES } from "#app/domain/identity/register/licence-state.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { codeName } from "#app/ui/auditor/policy-form/field-words.ts";

/** A rule of a policy as one sentence in the reader's language, with whom it concerns before it. */
export function ruleSentence(rule: PolicyRule, language: Language, t: Translate): string {
  const sentence = said(rule, language, t);
  const who = whoIn(rule.who, language, t);
  return who === null ? sentence : t("policies.rule-for", { who, sentence });
}

/** Whom a rule concerns; null: everybody. */
function whoIn(who: Who, language: Language, t: Translate): string | null {
  const parts = [
    ...(who.professions ?? []).map((code) => nameOf(PROFESSIONS, code, language)),
    ...(who.otherThan === undefined
      ? []
      : [
          t("policies.who-other-than", {
            list: joinParts(
              language,
              who.otherThan.map((code) => nameOf(PROFESSIONS, code, language)),
            ),
          }),
        ]),
    ...(who.specialties ?? []).map((code) => nameOf(SPECIALTIES, code, language)),
    ...(who.seniority ?? []).map((code) => t(`policies.seniority-${code}`)),
    ...(who.governorates ?? []).map((code) => nameOf(GOVERNORATES, code, language)),
    ...(who.facilityTypes ?? []).map((code) => nameOf(FACILITY_TYPES, code, language)),
    ...(who.licenceYears === undefined
      ? []
      : [t("policies.who-licence-years", { list: joinParts(language, who.licenceYears.map(String)) })]),
  ];
  return parts.length === 0 ? null : joinParts(language, parts);
}

/** Which credits a rule concerns. Codes that are a policy's own stand as they are. */
function whatIn(which: Which, language: Language, t: Translate): string {
  const topics: Readonly<Record<string, Trilingual>> = TOPICS;
  const parts = [
    ...(which.categories ?? []).map((code) => nameOf(CREDIT_CATEGORIES, code, language)),
    ...(which.topics ?? []).map((code) => topics[code]?.[language] ?? code),
    ...(which.formats ?? []).map((code) => codeName(t, "formats", code)),
    ...(which.roles ?? []).map((code) => codeName(t, "roles", code)),
    ...(which.grades ?? []).map((code) => t(`policies.grade-${code}`)),
    ...(which.providers ?? []),
    ...(which.creditTypes ?? []),
    ...(which.accreditors ?? []).map((code) => nameOf(ACCREDITORS, code, language)),
    ...(which.imported === undefined ? [] : [t(which.imported ? "policies.what-imported" : "policies.what-own")]),
  ];
  return parts.length === 0 ? t("policies.what-all") : t("policies.what-some", { list: joinParts(language, parts) });
}

type Amount = (RuleOf<"minimum"> | RuleOf<"maximum">)["amount"];

function amountIn(amount: Amount, language: Language, t: Translate): string {
  if ("hundredths" in amount) return t("policies.amount-credits", { credits: formatCredits(language, amount.hundredths) });
  if ("percentOfRequired" in amount) return t("policies.amount-required", { percent: amount.percentOfRequired });
  return t("policies.amount-counted", { percent: amount.percentOfCounted });
}

function perIn(per: (RuleOf<"minimum"> | RuleOf<"maximum">)["per"], t: Translate): string {
  return typeof per === "object" ? t("policies.per-months", { months: per.lastMonths }) : t(`policies.per-${per}`);
}

function cycleSaid({ months, anchor }: RuleOf<"cycle">, language: Language, t: Translate): string {
  switch (anchor.kind) {
    case "calendar-year":
      return t("policies.rule-cycle-calendar-year", { months, year: String(anchor.firstYear) });
    case "fixed-day":
      return t("policies.rule-cycle-fixed-day", { months, day: formatDate(language, anchor.first) });
    case "licence-date":
      return t("policies.rule-cycle-licence-date", { months });
    case "rolling":
      return t("policies.rule-cycle-rolling", { months });
  }
}

function rampSaid({ first }: RuleOf<"ramp">, language: Language, t: Translate): string {
  if (typeof first === "string") return t(`policies.rule-ramp-${first}`);
  const list = joinParts(
    language,
    first.percentByYear.map((percent) => `${String(percent)}%`),
  );
  return t("policies.rule-ramp-percent", { list });
}

function recogniseSaid({ accreditors }: RuleOf<"recognise">, language: Language, t: Translate): string {
  const list = accreditors.map(({ code, percent, category }) => {
    const into = category === undefined ? "" : ` (${nameOf(CREDIT_CATEGORIES, category, language)})`;
    return `${nameOf(ACCREDITORS, code, language)} ${String(percent)}%${into}`;
  });
  return t("policies.rule-recognise", { list: joinParts(language, list) });
}

function reliefSaid({ reasons, minimumDays }: RuleOf<"relief">, language: Language, t: Translate): string {
  const list = joinParts(
    language,
    reasons.map((code) => codeName(t, "reasons", code)),
  );
  return minimumDays === 0 ? list : t("policies.relief-at-least", { list, days: minimumDays });
}

function said(rule: PolicyRule, language: Language, t: Translate): string {
  const listed = (codes: readonly string[]) => joinParts(language, codes);
  switch (rule.kind) {
    case "cycle":
      return cycleSaid(rule, language, t);
    case "minimum":
    case "maximum":
      return t(`policies.rule-${rule.kind}`, {
        amount: amountIn(rule.amount, language, t),
        what: whatIn(rule.which, language, t),
        per: perIn(rule.per, t),
      });
    case "multiplier":
      return t("policies.rule-multiplier", { what: whatIn(rule.which, language, t), percent: rule.percent });
    case "not-counted":
      return t("policies.rule-not-counted", { what: whatIn(rule.which, language, t) });
    case "expiry":
      return t("policies.rule-expiry", { what: whatIn(rule.which, language, t), months: rule.months });
    case "carry-over":
      return t(`policies.rule-carry-over-${rule.from}`, { credits: formatCredits(language, rule.maximumHundredths) });
    case "count-once":
      return t(`policies.rule-count-once-${rule.per}`);
    case "recognise":
      return recogniseSaid(rule, language, t);
    case "licence-state":
      return t("policies.rule-licence-state", { list: listed(rule.states.map((code) => nameOf(LICENCE_STATES, code, language))) });
    case "exemption":
      return t("policies.rule-exemption", { list: listed(rule.classes.map((code) => codeName(t, "classes", code))) });
    case "relief":
      return t(`policies.rule-relief-${rule.effect}`, { list: reliefSaid(rule, language, t) });
    case "waiver": {
      const days = { from: formatDate(language, rule.from), to: formatDate(language, rule.to) };
      return t(`policies.rule-waiver-${rule.yearMinimum}`, { ...days, months: rule.extendMonths });
    }
    case "ramp":
      return rampSaid(rule, language, t);
    case "duty":
      return t(`policies.rule-duty-${rule.per}`, { duty: codeName(t, "duties", rule.duty), times: rule.times });
    case "year-failure":
      return t(rule.canBeMadeGood ? "policies.rule-year-failure-good" : "policies.rule-year-failure-final");
    case "cycle-failure":
      return t("policies.rule-cycle-failure");
    case "cure":
    case "appeal":
      return t(`policies.rule-${rule.kind}-${rule.from}`, { days: rule.days });
  }
}
