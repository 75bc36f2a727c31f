/** One mark of an attempt, as far as it is told apart from its others. */
export type ScoreRow = { readonly keysNumber: number; readonly percent: number; readonly passed: boolean };

/** The keys under which a mark is given: 0 as the questions were drawn, else the number of the newest correction in the course. */
export type KeysNumber = number;

/** The mark that holds, and that it was another one before; `before` is the one that the learner was told last. */
export type StandingScore<Row extends ScoreRow> = Row & { readonly before: Row | null };

/**
 * The mark of an attempt that holds: the one by the newest keys (R72). The only way in which any page or rule reads marks; null: not
 * marked yet. Its `before` differs from it in what is told, or is null.
 */
export function standingScore<Row extends ScoreRow>(rows: readonly Row[]): StandingScore<Row> | null {
  const newestFirst = [...rows].sort((one, other) => other.keysNumber - one.keysNumber);
  const [newest, ...earlier] = newestFirst;
  if (newest === undefined) return null;
  return { ...newest, before: earlier.find((row) => tellsOtherwise(row, newest)) ?? null };
}

/** Whether the two tell a learner something else. */
export function tellsOtherwise(one: Omit<ScoreRow, "keysNumber">, other: Omit<ScoreRow, "keysNumber">): boolean {
  return one.percent !== other.percent || one.passed !== other.passed;
}

/** Whether an attempt counts as passed after it was marked anew: a pass that was told stays, whatever a correction does to the marks (R44). */
export function passAfter(told: boolean, now: { readonly passed: boolean }): boolean {
  return told || now.passed;
}

/** What the mark is written under: the draw, the grader and the corrections that it knew of. */
export function keyVersionOf(grader: number, keysNumber: KeysNumber): string {
  return `draw:grader-${String(grader)}${keysNumber === 0 ? "" : `:keys-${String(keysNumber)}`}`;
}
