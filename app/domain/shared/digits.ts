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

/** Only ever the decimal point; only ever between thousands. */
const POINT = /٫/gu;
const SEPARATOR = "[٬ \\u00A0\\u202F]";

const PLAIN = /^(\d*)\.(\d+)$|^(\d+)$/u;
const PARTED_BY_COMMAS = /^([1-9]\d{0,2}(?:,\d{3})+)\.(\d+)$|^([1-9]\d{0,2}(?:,\d{3}){2,})$/u;
const PARTED = new RegExp(`^([1-9]\\d{0,2}(?:${SEPARATOR}\\d{3})+)(?:([.,])(\\d+))?$`, "u");
const COMMA_FOR_POINT = /^(\d*),(\d+)$/u;

/**
 * The one reader of numbers (R8): what was typed, in the one form that is kept (`-?1250.5`, no separators, a digit on both sides of the
 * point); null when it is no number, or could be read in two ways.
 *
 * Accepts the three sets of digits, mixed or not, a sign, `.` and `٫` as decimal point, `,` `٬` `،` and spaces between groups of three.
 * One comma that cannot part thousands is a decimal point, as on an Arabic keyboard ("2,5", "٢،٥", "0,125"); one that could be either
 * ("1,250") is refused, because a factor of a thousand is a wrong dose.
 */
export function readNumerals(text: string): string | null {
  const cleaned = westernDigits(text).replace(INVISIBLE, "").trim().replaceAll("−", "-").replace(/^\+/u, "");
  const negative = cleaned.startsWith("-");
  const unsigned = (negative ? cleaned.slice(1) : cleaned).trim().replace(POINT, ".").replaceAll("،", ",");
  const parts = wholeAndFraction(unsigned);
  if (parts === null) return null;
  const whole = parts[0].replace(/\D/gu, "").replace(/^0+(?=\d)/u, "");
  const number = `${whole === "" ? "0" : whole}${parts[1] === "" ? "" : `.${parts[1]}`}`;
  return negative && /[1-9]/u.test(number) ? `-${number}` : number;
}

/** What `readNumerals` reads, as a number. */
export function parseNumerals(text: string): number | null {
  const read = readNumerals(text);
  const value = read === null ? Number.NaN : Number(read);
  return Number.isFinite(value) ? value : null;
}

function wholeAndFraction(unsigned: string): readonly [string, string] | null {
  const plain = PLAIN.exec(unsigned) ?? PARTED_BY_COMMAS.exec(unsigned);
  if (plain !== null) return [plain[3] ?? plain[1] ?? "", plain[2] ?? ""];
  const parted = PARTED.exec(unsigned);
  if (parted !== null) {
    const [, whole = "", mark, fraction = ""] = parted;
    return mark === "," && fraction.length === 3 ? null : [whole, fraction];
  }
  const comma = COMMA_FOR_POINT.exec(unsigned);
  if (comma === null) return null;
  const [, whole = "", fraction = ""] = comma;
  return fraction.length === 3 && !/^0+$/u.test(whole) ? null : [whole, fraction];
}
