import type { Policy } from "#app/domain/compliance/policy.ts";
import type { Otherwise } from "#app/domain/compliance/try-case.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { choiceLabel, fieldLabel } from "#app/ui/auditor/policy-form/field-words.ts";

type Say = { readonly rules: Policy["rules"]; readonly language: Language; readonly t: Translate };

/** In words, what came out otherwise than the author of a worked case expected. */
export function otherwiseSaid({ what, expected, found }: Otherwise, say: Say): string {
  const said = (value: unknown) => valueSaid(what, value, say);
  return say.t("policy-form.otherwise", {
    what: fieldLabel(say.t, `expect.${what}`),
    expected: said(expected),
    found: said(found),
  });
}

function valueSaid(what: Otherwise["what"], value: unknown, say: Say): string {
  const { language, t } = say;
  if (value === undefined || value === null) return t("policy-form.otherwise-none");
  switch (what) {
    case "state":
      return choiceLabel(t, "expect.state", value as string);
    case "counted":
      return t("policies.amount-credits", { credits: formatCredits(language, Number(value)) });
    case "cycle":
      return (value as CalendarDay[]).map((day) => formatDate(language, day)).join(" – ");
    case "until":
    case "appealUntil":
      return formatDate(language, value as CalendarDay);
    case "missing":
      return amountsSaid(value as Record<string, number>, say);
    case "lost": {
      const lost = Object.entries(value as Record<string, Record<string, number>>);
      const each = lost.map(([credit, by]) => t("policy-form.otherwise-lost", { credit, list: amountsSaid(by, say) }));
      return each.length === 0 ? t("policy-form.otherwise-none") : joinParts(language, each);
    }
  }
}

function amountsSaid(by: Readonly<Record<string, number>>, { rules, language, t }: Say): string {
  const isDuty = (clause: string) =>
    rules.some((rule) => rule.kind === "duty" && rule.clause === clause) &&
    !rules.some((rule) => rule.kind === "minimum" && rule.clause === clause);
  const each = Object.entries(by).map(([clause, much]) =>
    t("policy-form.otherwise-pair", {
      clause,
      amount: isDuty(clause)
        ? t("policy-form.amount-times", { times: much })
        : t("policies.amount-credits", { credits: formatCredits(language, much) }),
    }),
  );
  return each.length === 0 ? t("policy-form.otherwise-none") : joinParts(language, each);
}
