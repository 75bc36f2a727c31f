import { directionOf, type Language } from "#app/domain/shared/language.ts";

const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const POP_ISOLATE = "\u2069";

const formatters = new Map<number, Intl.NumberFormat>();

/**
 * A number in Western digits with thousands separated by commas, alike in all three languages: a dose, a code or a sum of credits must
 * read the same on every screen and paper (content/handbook/decisions/digits.md). At most `maximumDecimals` decimals. In a line that runs
 * from the right a minus would be shown behind its number, as 0.75-, so a negative number is isolated there.
 */
export function formatNumber(language: Language, value: number, maximumDecimals = 3): string {
  let formatter = formatters.get(maximumDecimals);
  if (formatter === undefined)
    formatters.set(maximumDecimals, (formatter = new Intl.NumberFormat("en", { maximumFractionDigits: maximumDecimals })));
  const text = formatter.format(value);
  return text.startsWith("-") && directionOf(language) === "rtl" ? `${LEFT_TO_RIGHT_ISOLATE}${text}${POP_ISOLATE}` : text;
}
