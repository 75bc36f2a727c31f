/**
 * Digits and separators as people in Iraq type them. One form is stored: 0 to 9 and the point (R8).
 */

/** ARABIC-INDIC DIGIT ZERO … NINE, EXTENDED (Persian) ARABIC-INDIC DIGIT ZERO … NINE. */
const ARABIC_INDIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** Marks that show direction and take no space; they come along when a number is copied out of mixed text. */
const INVISIBLE = /[\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** The text with every Arabic-Indic (٠ to ٩) and Persian (۰ to ۹) digit written as 0 to 9; all else stays. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_INDIC_ZERO));
  });
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const PLAIN = /^\d+(?:\.\d+)?$|^\.\d+$/u;
const COMMA_FOR_POINT = /^\d+,\d+$/u;

/**
 * The number that was typed, or null when there is none or when it could be read in two ways.
 *
 * Accepts the three sets of digits, mixed or not, a sign, `.` and `٫` as decimal point, `,` `٬` `،` and spaces between groups of three.
 * One comma that cannot part thousands is a decimal point, as on an Arabic keyboard ("2,5", "٢،٥"); one that could be either ("1,250")
 * is refused, because a factor of a thousand is a wrong dose.
 */
export function parseNumerals(text: string): number | null {
  const cleaned = westernDigits(text).replace(INVISIBLE, "").trim().replaceAll("−", "-").replace(/^\+/u, "");
  const negative = cleaned.startsWith("-");
  const unsigned = (negative ? cleaned.slice(1) : cleaned).trim();
  const uncertain = /^\d{1,3}[,،]\d{3}$/u.test(unsigned);
  // ٬ and a space only ever part thousands; ٫ is only ever the decimal point.
  const written = unsigned
    .replace(/(?<=\d)[٬ \u00A0\u202F](?=\d{3}(?!\d))/gu, ",")
    .replaceAll("٫", ".")
    .replaceAll("،", ",");
  const normal = readable(written, uncertain);
  if (normal === null) return null;
  const value = Number(normal);
  if (!Number.isFinite(value)) return null;
  return negative && value !== 0 ? -value : value;
}

function readable(written: string, uncertain: boolean): string | null {
  if (uncertain) return null;
  if (PLAIN.test(written)) return written;
  if (GROUPED.test(written)) return written.replaceAll(",", "");
  if (COMMA_FOR_POINT.test(written)) return written.replace(",", ".");
  return null;
}
