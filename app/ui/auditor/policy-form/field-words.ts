import { SENIORITIES } from "#app/domain/authoring/seniority.ts";
import { TOPICS } from "#app/domain/catalog/topic.ts";
import type { CodeList } from "#app/domain/compliance/form-field.ts";
import { RELIEF_REASONS } from "#app/domain/compliance/petition-codes.ts";
import type { Gap } from "#app/domain/compliance/read-form.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import type { Coded } from "#app/domain/identity/code-list.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { LICENCE_STATES } from "#app/domain/identity/register/licence-state.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { byName } from "#app/i18n/by-name.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

export type CodeOption = { readonly value: string; readonly label: string };
/** The codes of a list with their names. `open`: a policy may have codes of its own besides. */
export type CodeOptions = { readonly options: readonly CodeOption[]; readonly open: boolean };

const OWN_LISTS: Partial<Record<CodeList, readonly Coded[]>> = {
  professions: PROFESSIONS,
  specialties: SPECIALTIES,
  governorates: GOVERNORATES,
  "facility-types": FACILITY_TYPES,
  categories: CREDIT_CATEGORIES,
  "licence-states": LICENCE_STATES,
};
/** Codes that the house has words for, in lists to which a policy adds its own. */
const KNOWN: Partial<Record<CodeList, readonly string[]>> = {
  formats: ["live", "online"],
  roles: ["learner", "faculty", "author"],
  reasons: RELIEF_REASONS,
  classes: ["trainee", "intern", "retired", "not-practising"],
  duties: ["clinical-audit", "reflection", "development-plan", "appraisal"],
};
const GRADES = ["provider-signed", "supervisor-cosigned", "self-reported"] as const;
const REGIONS = ["IQ", "IQ-KR"];

/** What may be chosen from a list, in the reader's language; `clauses` are the ids of the policy's own. */
export function codeOptions(list: CodeList | null, clauses: readonly string[], language: Language, t: Translate): CodeOptions {
  const named = (code: string) => ({ value: code, label: code });
  if (list === null) return { options: [], open: true };
  const own = OWN_LISTS[list];
  if (own !== undefined)
    return {
      options: byName(own, language).map(({ code, name }) => ({ value: code, label: name[language] })),
      open: list === "categories",
    };
  switch (list) {
    case "clauses":
      return { options: [...new Set(clauses)].filter((id) => id !== "").map(named), open: false };
    case "topics":
      return { options: Object.entries(TOPICS).map(([value, name]) => ({ value, label: name[language] })), open: true };
    case "seniority":
      return { options: SENIORITIES.map((value) => ({ value, label: t(`policies.seniority-${value}`) })), open: false };
    case "grades":
      return { options: GRADES.map((value) => ({ value, label: t(`policies.grade-${value}`) })), open: false };
    case "jurisdictions":
      return { options: REGIONS.map((value) => ({ value, label: jurisdictionName(value, language) })), open: false };
    default:
      return { options: (KNOWN[list] ?? []).map((value) => ({ value, label: choiceLabel(t, "", value) })), open: true };
  }
}

/** Two fields of one name that mean something else where they stand. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "anchor.first": "firstDay",
  "cases.name": "caseName",
  "expect.cycle": "cycleDays",
  "lost.key": "creditKey",
};

/** The name under which a field is called: its own key, or another where that would mislead. */
export function fieldName(place: string): string {
  const isNumber = (key: string | undefined) => key !== undefined && /^\d+$/.test(key);
  const keys = place.split(".").filter((key, at, all) => !isNumber(key) && (key !== "of" || isNumber(all[at - 1])));
  const name = keys.at(-1) ?? "";
  return ELSEWHERE[keys.slice(-2).join(".")] ?? name;
}

/** The label of a field. */
export const fieldLabel = (t: Translate, place: string): string => t(`policy-form.field-${fieldName(place)}` as MessageKey);

/** One of a few values in words. */
export function choiceLabel(t: Translate, place: string, value: string): string {
  const name = fieldName(place);
  if (name === "certainty") return t(`policies.certainty-${value}` as MessageKey);
  if (name === "grade") return t(`policies.grade-${value}` as MessageKey);
  return t(`policy-form.choice-${value}` as MessageKey);
}

/** A code of a list in words, where the house has any; one that is a policy's own stands as it is. */
export function codeName(t: Translate, list: CodeList, code: string): string {
  return KNOWN[list]?.includes(code) === true ? choiceLabel(t, "", code) : code;
}

/** What is missing or wrong in a field, in words. */
export function gapText(t: Translate, { code, from, to }: Gap): string {
  if (code !== "out-of-range") return t(`policy-form.gap-${code}`, { from: from ?? 0 });
  if (from !== undefined && to !== undefined) return t("policy-form.gap-range", { from, to });
  return from === undefined ? t("policy-form.gap-most", { to: to ?? 0 }) : t("policy-form.gap-least", { from });
}
