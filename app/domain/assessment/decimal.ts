/** An exact decimal number: `units` times ten to the power of minus `PLACES`. No floats, so 0.1 is 0.1. */
export type ExactDecimal = bigint;

/** Digits kept behind the point; more than any dose or key needs. */
const PLACES = 12;

const ZEROS = [0x30, 0x0660, 0x06f0] as const;

/** Marks that keyboards leave in right-to-left text and that mean nothing here. */
const INVISIBLE = /[\u200e\u200f\u061c\u00a0\s]/g;

/** Writes ٠-٩ and ۰-۹ as 0-9 (R8); every other character stays. */
export function westernDigits(text: string): string {
  let western = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    western += zero === undefined ? character : String(code - zero);
  }
  return western;
}

/**
 * Reads a number as a clinician types it: digits of three scripts, point, Arabic decimal mark or comma, `٬` between thousands. null when
 * it is no number, and when it could be read in two ways: `1,500` is a thousand and a half to one reader and one and a half to another.
 */
export function parseDecimal(text: string): ExactDecimal | null {
  const plain = westernDigits(text)
    .replace(INVISIBLE, "")
    .replace(/(?<=\d)\u066c(?=\d{3}(?!\d))/g, "")
    .replace(/[\u066b]/g, ".")
    .replace(/[\u060c]/g, ",")
    .replace(/\u2212/g, "-");
  const match = /^([+-]?)(\d{0,12})(?:([.,])(\d{0,12}))?$/.exec(plain);
  if (match === null) return null;
  const [, sign = "", whole = "", mark, fraction = ""] = match;
  if (whole === "" && fraction === "") return null;
  if (mark !== undefined && fraction === "") return null;
  if (mark === "," && fraction.length === 3 && !/^0+$/.test(whole)) return null;
  const units = BigInt((whole === "" ? "0" : whole) + fraction.padEnd(PLACES, "0"));
  return sign === "-" ? -units : units;
}

/** The size of the number without its sign. */
export function magnitude(value: ExactDecimal): ExactDecimal {
  return value < 0n ? -value : value;
}
