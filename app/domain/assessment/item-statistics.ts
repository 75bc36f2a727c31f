/** Answers below which no discrimination is said: with fewer it says more about chance than about the question. */
export const ENOUGH_ANSWERS = 50;

/** One learner's first attempt: how it went as a whole, and what each item that was drawn earned in it. */
export type Sitting = {
  /** Whole per cent of all points of the attempt. */
  readonly percent: number;
  readonly items: readonly { readonly itemVersionId: string; readonly points: number; readonly maximumPoints: number }[];
};

export type ItemStatistics = {
  readonly answers: number;
  /** Whole per cent of the points that this item could bring, over all answers. */
  readonly percentRight: number;
  /** In hundredths, -100 to 100; null while there are too few answers, or while all attempts went the same. */
  readonly discrimination: number | null;
};

/**
 * What the answers say of each item: how many there are, how much of its points they earned, and the discrimination index
 * `D = (H - L) / n`, H and L being what the upper and the lower 27 per cent of the attempts earned of it and n the size of one of them
 * (Kelley 1939; `2 (H - L) / N` with N both groups together). Groups are made by the whole attempt; where their border cuts through
 * attempts of the same result, each of these counts with the share of them that belongs to the group, so no order among equals matters.
 */
export function itemStatistics(sittings: readonly Sitting[]): ReadonlyMap<string, ItemStatistics> {
  const answered = new Map<string, { readonly percent: number; readonly share: number; readonly points: number; readonly most: number }[]>();
  for (const { percent, items } of sittings) {
    for (const { itemVersionId, points, maximumPoints } of items) {
      if (maximumPoints <= 0) continue;
      const list = answered.get(itemVersionId) ?? [];
      if (list.length === 0) answered.set(itemVersionId, list);
      list.push({ percent, share: points / maximumPoints, points, most: maximumPoints });
    }
  }
  return new Map(
    [...answered].map(([id, answers]) => {
      const points = answers.reduce((sum, one) => sum + one.points, 0);
      const most = answers.reduce((sum, one) => sum + one.most, 0);
      return [id, { answers: answers.length, percentRight: Math.round((100 * points) / most), discrimination: discriminationOf(answers) }];
    }),
  );
}

type Answer = { readonly percent: number; readonly share: number };

function discriminationOf(answers: readonly Answer[]): number | null {
  if (answers.length < ENOUGH_ANSWERS) return null;
  const results = new Set(answers.map(({ percent }) => percent));
  if (results.size < 2) return null;
  const size = Math.round(0.27 * answers.length);
  const upper = earnedBy(answers, size, -1);
  const lower = earnedBy(answers, size, 1);
  return Math.round((100 * (upper - lower)) / size);
}

/** What the first `size` answers earned together, from the lowest result up (1) or from the highest down (-1). */
function earnedBy(answers: readonly Answer[], size: number, direction: 1 | -1): number {
  const byResult = new Map<number, { count: number; share: number }>();
  for (const { percent, share } of answers) {
    const group = byResult.get(percent) ?? { count: 0, share: 0 };
    byResult.set(percent, { count: group.count + 1, share: group.share + share });
  }
  let [left, earned] = [size, 0];
  for (const [, { count, share }] of [...byResult].sort(([a], [b]) => direction * (a - b))) {
    const taken = Math.min(left, count);
    earned += (share * taken) / count;
    left -= taken;
    if (left === 0) break;
  }
  return earned;
}
