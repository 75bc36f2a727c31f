import { type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";

/** How many questions papers of one course may have. */
export type QuestionCount = { readonly least: number; readonly most: number };

/**
 * How many questions a paper drawn from the pool by the quota has, counted as the player counts them: each question of a vignette
 * set is one. The draw decides whether a set is among them, so there may be a least and a most.
 */
export function questionCountOf(pool: readonly Pick<PoolItem, "item">[], quota: Readonly<Record<string, number>>): QuestionCount {
  let [least, most] = [0, 0];
  for (const [topic, drawn] of Object.entries(quota)) {
    const sizes = pool
      .filter(({ item }) => item.topic === topic)
      .map(({ item }) => simpleItemsOf(item).length)
      .sort((one, other) => one - other);
    const count = Math.min(Math.max(0, drawn), sizes.length);
    least += sum(sizes.slice(0, count));
    most += sum(sizes.slice(sizes.length - count));
  }
  return { least, most };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
