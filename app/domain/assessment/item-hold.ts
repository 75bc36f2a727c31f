import { type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { type QuestionCount, questionCountOf } from "#app/domain/assessment/question-count.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";

/** The pool without what is on hold. A case is drawn whole, so one of its questions on hold keeps it out. */
export function poolWithout<One extends Pick<PoolItem, "item">>(pool: readonly One[], held: readonly ItemId[]): readonly One[] {
  if (held.length === 0) return pool;
  return pool.filter(({ item }) => !held.includes(item.id) && !simpleItemsOf(item).some(({ id }) => held.includes(id)));
}

/** What papers would be without the questions on hold. */
export type HoldEffect = {
  readonly before: QuestionCount;
  readonly after: QuestionCount;
  /** Papers become shorter than the course says. */
  readonly isShorter: boolean;
  /** A paper of no question is left. */
  readonly isEmpty: boolean;
};

/** What holding one more question does to the papers that are drawn from then on. */
export function holdEffect(
  pool: readonly PoolItem[],
  quota: Readonly<Record<string, number>>,
  held: readonly ItemId[],
  itemId: ItemId,
): HoldEffect {
  const before = questionCountOf(poolWithout(pool, held), quota);
  const left = poolWithout(pool, [...held, itemId]);
  const after = questionCountOf(left, quota);
  const isShort = Object.entries(quota).some(([topic, count]) => {
    const drawn = (from: readonly PoolItem[]) => Math.min(count, from.filter(({ item }) => item.topic === topic).length);
    return drawn(left) < drawn(pool);
  });
  return { before, after, isShorter: isShort, isEmpty: after.most === 0 };
}
