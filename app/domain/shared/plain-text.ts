/**
 * Characters that no stored text may hold: NUL and other control characters (line break, carriage return and tab are welcome),
 * halves of surrogate pairs (PostgreSQL refuses them in JSON), and the bidirectional controls that can make a name or a dose read
 * as something else. Joiners (U+200C, U+200D) stay: Kurdish and Persian words need them.
 */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u;

/** What PostgreSQL refuses in JSON, and what no keyboard writes. A draft may hold direction marks: they come with every paste. */
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u;

/** Marks that a phone's keyboard or clipboard leaves around what was copied. */
const EDGES = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$/gu;

/** Whether a text may be stored and shown to others. */
export function isPlainText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** The text without the invisible direction marks at its two ends; those inside stay, and make it not plain. */
export function withoutEdgeMarks(text: string): string {
  return text.replace(EDGES, "");
}

const LONGEST_NAME = 200;

/** The name of a file as it may be kept and shown: no path, no mark that turns it round, its ending and at most 200 letters; never empty. */
export function plainFileName(name: string): string {
  const last = name.replaceAll("\\", "/").split("/").pop() ?? "";
  const letters = Array.from(last).filter((letter) => isPlainText(letter) && !/[\t\n\r]/u.test(letter));
  const plain = letters.join("").trim();
  const ending = /\.[A-Za-z0-9]{1,5}$/u.exec(plain)?.[0] ?? "";
  const whole =
    plain.length <= LONGEST_NAME ? plain : plain.slice(0, LONGEST_NAME - ending.length).replace(/[\uD800-\uDBFF]$/u, "") + ending;
  return whole === "" ? "file" : whole;
}

/** Whether every string in a JSON value, keys included, is plain text. */
export function isPlainJson(value: unknown): boolean {
  return everyText(value, isPlainText);
}

/** What `JSON.stringify` makes of every character that cannot be stored, and of a few that can. */
const PERHAPS_UNSTORABLE = /\\[ubf]|\u007f/;

/**
 * Whether every string in a JSON value, keys included, can be kept, if only for its author: direction marks do no harm there yet.
 * `text` is what `JSON.stringify` makes of it: nearly always one look at it is enough.
 */
export function isStorableJson(value: unknown, text: string): boolean {
  return !PERHAPS_UNSTORABLE.test(text) || everyText(value, (one) => !UNSTORABLE.test(one));
}

function everyText(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === "string") return holds(value);
  if (Array.isArray(value)) return value.every((member) => everyText(member, holds));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).every(([key, inner]) => holds(key) && everyText(inner, holds));
  return true;
}
