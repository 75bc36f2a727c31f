import type { Language } from "#app/domain/shared/language.ts";
import type { CompiledMessage, MessageCases, MessageToken } from "#app/i18n/compiled-message.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { isolate } from "#app/i18n/isolate.ts";

export type MessageValues = Readonly<Record<string, string | number>>;

const pluralRules = new Map<string, Intl.PluralRules>();

function pluralForm(language: Language, type: "cardinal" | "ordinal", count: number): string {
  const name = `${language} ${type}`;
  let rules = pluralRules.get(name);
  if (rules === undefined) pluralRules.set(name, (rules = new Intl.PluralRules(language, { type })));
  return rules.select(count);
}

function shown(value: string | number | undefined, language: Language): string {
  if (value === undefined) return "";
  return typeof value === "number" ? formatNumber(language, value) : isolate(value, language);
}

function chosenCase(cases: MessageCases, names: readonly string[]): readonly MessageToken[] {
  for (const name of [...names, "other"]) {
    const tokens = cases[name];
    if (Array.isArray(tokens)) return tokens as readonly MessageToken[];
  }
  return [];
}

function formatTokens(tokens: readonly MessageToken[], values: MessageValues, language: Language, count: number | null): string {
  return tokens
    .map((token) => {
      if (typeof token === "string") return token === "#" && count !== null ? formatNumber(language, count) : token;
      const [argument, kind, cases] = token;
      const value = values[argument];
      if (cases === undefined || typeof cases === "string") return shown(value, language);
      if (kind === "select") return formatTokens(chosenCase(cases, [String(value)]), values, language, count);
      const number = Number(value);
      const counted = number - (cases.offset ?? 0);
      const form = pluralForm(language, kind === "selectordinal" ? "ordinal" : "cardinal", counted);
      return formatTokens(chosenCase(cases, [String(number), form]), values, language, counted);
    })
    .join("");
}

/** Fills in a compiled message. Numbers are written as formatNumber writes them, texts are isolated from the sentence's direction. */
export function formatMessage(message: CompiledMessage, values: MessageValues, language: Language): string {
  return typeof message === "string" ? message : formatTokens(message, values, language, null);
}
