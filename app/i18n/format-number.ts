import type { Language } from "#app/domain/shared/language.ts";

const formatters = new Map<number, Intl.NumberFormat>();

/**
 * A number in Western digits with thousands separated by commas, alike in all three languages: a dose, a code or a sum of credits must
 * read the same on every screen and paper (content/handbook/decisions/digits.md). At most `maximumDecimals` decimals.
 */
export function formatNumber(_language: Language, value: number, maximumDecimals = 3): string {
  let formatter = formatters.get(maximumDecimals);
  if (formatter === undefined)
    formatters.set(maximumDecimals, (formatter = new Intl.NumberFormat("en", { maximumFractionDigits: maximumDecimals })));
  return formatter.format(value);
}
