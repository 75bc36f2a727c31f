import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";

/** What the checklist says of the pool: how much of each item, and what of the one that is open. */
export type PoolFaults = {
  readonly counts: Readonly<Record<string, number>>;
  readonly ofPool: readonly DraftFault[];
  readonly ofItem: readonly DraftFault[];
};

/** The part of the checklist that is about the questions, short enough to be asked for after each save. */
export function poolFaults(faults: readonly DraftFault[], opened: string | null): PoolFaults {
  const own = faults.filter(({ place }) => place.part === "items");
  const counts: Record<string, number> = {};
  for (const { place } of own) if (place.itemId !== null) counts[place.itemId] = (counts[place.itemId] ?? 0) + 1;
  return {
    counts,
    ofPool: own.filter(({ place }) => place.itemId === null),
    ofItem: opened === null ? [] : own.filter(({ place }) => place.itemId === opened),
  };
}
