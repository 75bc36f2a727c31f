/** A list with one element changed. */
export function changedAt<Entry>(list: readonly Entry[], index: number, change: (entry: Entry) => Entry): Entry[] {
  return list.map((entry, at) => (at === index ? change(entry) : entry));
}

/** A list without one element. */
export function withoutAt<Entry>(list: readonly Entry[], index: number): Entry[] {
  return list.filter((_, at) => at !== index);
}

/** A list with one element a place further up (-1) or down (1); at an end it stays as it is. */
export function movedAt<Entry>(list: readonly Entry[], index: number, by: -1 | 1): Entry[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((entry, at) => (at === index ? other : at === index + by ? one : entry));
}

/** Ticks a code in a list of codes, or unticks it. */
export function ticked(list: readonly string[], code: string, isTicked: boolean): string[] {
  const rest = list.filter((one) => one !== code);
  return isTicked ? [...rest, code] : rest;
}
