import { z } from "zod";
import { type Item, PartId, type SimpleItem } from "#app/domain/assessment/item.ts";
import { randomFrom, type Random, shuffled } from "#app/domain/assessment/random.ts";
import { ItemId, ItemVersionId } from "#app/domain/shared/ids.ts";

/** In which order an item's parts are shown: its options, elements or units, and its stems where it has any. */
const PartOrder = z.strictObject({ itemId: ItemId, parts: z.array(PartId), stems: z.array(PartId) });
export type PartOrder = z.infer<typeof PartOrder>;

/** What one attempt asks, in its order. Made once by the server, kept with the attempt, never made again (R71). */
export const Draw = z.strictObject({
  entries: z.array(z.strictObject({ itemVersionId: ItemVersionId, itemId: ItemId, orders: z.array(PartOrder).min(1) })),
});
export type Draw = z.infer<typeof Draw>;

/** An item of the pool at one version. */
export type PoolItem = { readonly itemVersionId: ItemVersionId; readonly item: Item };

/**
 * Draws a paper: for each topic as many items as its quota says (all there are when the pool is smaller), then the order of items
 * and of their parts. A vignette set is drawn whole, keeps the order of its items, and counts as one item of its topic.
 * The same pool (in any order), quota and seed give the same paper.
 */
export function drawPaper(pool: readonly PoolItem[], quota: Readonly<Record<string, number>>, seed: string): Draw {
  const random = randomFrom(seed);
  const sorted = [...pool].sort((one, other) => compare(one.item.id, other.item.id) || compare(one.itemVersionId, other.itemVersionId));
  const drawn = Object.entries(quota)
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([topic, count]) =>
      shuffled(
        sorted.filter(({ item }) => item.topic === topic),
        random,
      ).slice(0, Math.max(0, count)),
    );
  return {
    entries: shuffled(drawn, random).map(({ item, itemVersionId }) => ({
      itemVersionId,
      itemId: item.id,
      orders: simpleItemsOf(item).map((simple) => orderOf(simple, random)),
    })),
  };
}

/** The questions inside an item: itself, or those of a vignette set. */
export function simpleItemsOf(item: Item): readonly SimpleItem[] {
  return item.type === "vignette-set" ? item.items : [item];
}

/** The ids of all questions of the draw, in order; a vignette set counts each of its questions. */
export function questionIdsOf(draw: Draw): readonly ItemId[] {
  return draw.entries.flatMap((entry) => entry.orders.map((order) => order.itemId));
}

function orderOf(item: SimpleItem, random: Random): PartOrder {
  const ids = (parts: readonly { readonly id: string }[]) =>
    shuffled(
      parts.map((part) => part.id),
      random,
    );
  switch (item.type) {
    case "single-best-answer":
    case "multiple-response":
      return { itemId: item.id, parts: ids(item.options), stems: [] };
    case "extended-matching":
      return { itemId: item.id, parts: ids(item.options), stems: ids(item.stems) };
    case "ordering":
      return { itemId: item.id, parts: ids(item.elements), stems: [] };
    case "numeric":
      return { itemId: item.id, parts: ids(item.units), stems: [] };
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
