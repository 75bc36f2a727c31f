/** Names that may not occur anywhere in what a candidate is sent before the end (R32). */
export const FORBIDDEN_FIELDS: readonly string[] = [
  "key",
  "keys",
  "rationale",
  "tolerance",
  "weight",
  "points",
  "correct",
  "right",
  "references",
  "seed",
  "draw",
];
