/** What was played of a recording: seconds of it, as ranges that neither touch nor overlap, in order; and where it is just now. */
export type Played = {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** The position in seconds and the clock in milliseconds when it was last told; null: not running, or just moved to elsewhere. */
  readonly last: { readonly position: number; readonly at: number } | null;
};

export const NOTHING_PLAYED: Played = { ranges: [], last: null };

/** Nobody follows speech at more than twice its speed; what runs on faster was skipped. */
const FASTEST = 2;
/** Players tell their position a few times a second, and not to the millisecond. */
const SLACK_SECONDS = 0.5;
/** The end of a recording is silence and names. */
const ENOUGH = 0.9;

/** The player tells its position: what lies between this and the last one was played, if so much time went by (R46). */
export function playedOn(played: Played, position: number, at: number): Played {
  const last = { position, at };
  if (played.last === null) return { ...played, last };
  const advance = position - played.last.position;
  const elapsed = (at - played.last.at) / 1000;
  if (advance <= 0 || advance > elapsed * FASTEST + SLACK_SECONDS) return { ...played, last };
  return { ranges: union(played.ranges, [played.last.position, position]), last };
}

/** The player was stopped, or moved to another position: what comes next does not follow on what was told last. */
export function playedUpToHere(played: Played): Played {
  return { ...played, last: null };
}

/** The player begins to run, or runs again: what comes next follows on from here. */
export function playedFrom(played: Played, position: number, at: number): Played {
  return { ...played, last: { position, at } };
}

/** How many seconds of the recording were played, each counted once. */
export function secondsPlayed({ ranges }: Played): number {
  return ranges.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** Whether it was played, nearly to its last second. Unknown or endless: never. */
export function isPlayedThrough(played: Played, durationSeconds: number): boolean {
  return Number.isFinite(durationSeconds) && durationSeconds > 0 && secondsPlayed(played) >= durationSeconds * ENOUGH;
}

function union(ranges: Played["ranges"], added: readonly [number, number]): Played["ranges"] {
  let [from, to] = added;
  const apart: (readonly [number, number])[] = [];
  for (const range of ranges) {
    if (range[1] < from || range[0] > to) apart.push(range);
    else [from, to] = [Math.min(from, range[0]), Math.max(to, range[1])];
  }
  return [...apart, [from, to] as const].sort(([one], [other]) => one - other);
}
