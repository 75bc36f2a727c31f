/** Members that name things and say nothing to a reader. */
const SILENT = new Set([
  "type",
  "id",
  "ids",
  "src",
  "key",
  "module",
  "path",
  "sha256",
  "lang",
  "dir",
  "transcript",
  "captions",
  "tex",
  "mathml",
]);

/** Fewer words than these may go without being asked about: a sentence is rewritten, not lost. */
const FEW = 20;

/** The words that somebody wrote in a part of a draft, attributes and unknown blocks included. */
export function countWords(value: unknown): number {
  if (typeof value === "string") return value.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  if (Array.isArray(value)) return value.reduce((sum: number, member) => sum + countWords(member), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, member]) => (SILENT.has(key) ? sum : sum + countWords(member)), 0);
}

/** Whether more than half of a text that is longer than a sentence would go (R40). */
export function shrinksTooFar(fromWords: number, toWords: number): boolean {
  return fromWords >= FEW && toWords * 2 < fromWords;
}
