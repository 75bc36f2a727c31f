import { type Direction } from "#app/domain/shared/language.ts";

/** A piece of text, and whether it runs against the text around it and has to be isolated. */
export type Run = { readonly text: string; readonly isolated: boolean };

const WORD = String.raw`[\p{Script=Latin}\p{Script=Greek}\d²³]+`;
/** What may stand between two words without a space: "mg/kg", "1:1000", "SARS-CoV-2", "0.5", "5–10". */
const TIGHT = String.raw`[/.,:'’\-–−+×·&_@#%°]`;
/** What may stand between them with spaces: "5 – 10 mg", "BP = 140". A single space joins as well. */
const SPACED = String.raw`\s?°(?=[A-Z])|\s?[–−\-/×=<>≤≥±+&]\s?`;
const LATIN_RUN = new RegExp(
  // A sign before a number belongs to it: "≥ 140", "−5", ".25".
  String.raw`(?:[<>≤≥±~≈]\s?(?=[.\d])|[−+\-](?=\d)|\.(?=\d))?${WORD}(?:%|°|\+(?![\d\p{L}]))*(?:(?:${TIGHT}|${SPACED}|\s)(?:[<>≤≥±~≈]\s?(?=\d))?${WORD}(?:%|°|\+(?![\d\p{L}]))*)*`,
  "gu",
);
const ARABIC_RUN =
  /[\p{Script=Arabic}\u0660-\u0669\u06f0-\u06f9](?:[\p{Script=Arabic}\p{M}\u200c\u200d\u0660-\u0669\u06f0-\u06f9،؛؟\s]*[\p{Script=Arabic}\p{M}\u0660-\u0669\u06f0-\u06f9؟])?/gu;
const ONLY_A_NUMBER = /^\d+(?:[.,]\d+)?$/;

/**
 * Cuts a text into pieces, so that what runs the other way can be isolated (R3, R41): in right-to-left text Latin words, drug
 * names, and numbers with a unit, sign or range ("140/90 mmHg", "5–10 mg", "CD4+"); in left-to-right text words in Arabic script.
 * A bare number keeps its place without help. The pieces joined are the text, unchanged.
 */
export function isolateRuns(text: string, direction: Direction): readonly Run[] {
  const pattern = direction === "rtl" ? LATIN_RUN : ARABIC_RUN;
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0];
    if (direction === "rtl" && ONLY_A_NUMBER.test(found)) continue;
    if (match.index > from) runs.push({ text: text.slice(from, match.index), isolated: false });
    runs.push({ text: found, isolated: true });
    from = match.index + found.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), isolated: false });
  return runs;
}
