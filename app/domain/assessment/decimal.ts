import { readNumerals } from "#app/domain/shared/digits.ts";

/** An exact decimal number: `units` times ten to the power of minus `PLACES`. No floats, so 0.1 is 0.1. */
export type ExactDecimal = bigint;

/** Digits kept on each side of the point; more than any dose or key needs. */
const PLACES = 12;

/** What `readNumerals` reads, exactly; null also for a number longer than twelve digits on a side of its point. */
export function parseDecimal(text: string): ExactDecimal | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,12}))?$/.exec(readNumerals(text) ?? "");
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  const units = BigInt(whole + fraction.padEnd(PLACES, "0"));
  return sign === "-" ? -units : units;
}

/** The size of the number without its sign. */
export function magnitude(value: ExactDecimal): ExactDecimal {
  return value < 0n ? -value : value;
}
