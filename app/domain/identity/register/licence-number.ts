import { westernDigits } from "#app/domain/shared/digits.ts";

/** What keyboards write in several ways, under one letter. */
const SAME: Readonly<Record<string, string>> = {
  "\u0622": "\u0627",
  "\u0623": "\u0627",
  "\u0625": "\u0627",
  "\u0671": "\u0627",
  "\u0649": "\u064a",
  "\u06cc": "\u064a",
  "\u06a9": "\u0643",
  "\u06d5": "\u0647",
  "\u06be": "\u0647",
  "\u0629": "\u0647",
};

/**
 * One spelling for the ways in which a licence number is written: digits of all three sets, capital and small letters, Arabic letters of
 * either keyboard; slashes, dashes, points and spaces go. Zeros at the front stay: with some bodies they tell numbers apart.
 */
export function foldLicenceNumber(written: string): string {
  const letters = westernDigits(written.normalize("NFKC")).toUpperCase();
  return Array.from(letters.replace(/[^\p{L}\p{N}]/gu, ""), (letter) => SAME[letter] ?? letter).join("");
}

/** The one key of a licence within an import: who issued it, and its folded number. */
export function licenceKeyOf(issuingBody: string, number: string): string {
  return `${issuingBody} ${foldLicenceNumber(number)}`;
}
