/** A figure that stands in two sums, `from` and `to`, on one side of each (1 or -1); `mayHide`: it may be hidden to protect another. */
export type Edge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly fromSide: number;
  readonly toSide: number;
  readonly value: number;
  readonly mayHide: boolean;
};

/**
 * The hidden figures and so many others, small ones first, that none follows from those that are shown: every hidden figure lies on a cycle of
 * hidden ones, along which one person more here and one less there gives the same shown figures (Cox 1995, network models for cell
 * suppression: general knowledge); and no sum shows that fewer than `least` people are hidden on one side of it. Values are above 0.
 * Null where it cannot be had.
 */
export function withCycles(edges: readonly Edge[], begun: ReadonlySet<string>, least: number): ReadonlySet<string> | null {
  const hidden = new Set(begun);
  const at = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const known = at.get(node);
      if (known === undefined) at.set(node, [edge]);
      else known.push(edge);
    }
  }
  for (const around of at.values()) around.sort((one, other) => one.value - other.value || (one.id < other.id ? -1 : 1));
  for (;;) {
    if (!withEnough(at, hidden, least)) return null;
    const lonely = bridgesOf(edges, at, hidden);
    if (lonely.length === 0) return hidden;
    const alone = new Set(lonely.map(({ id }) => id));
    const blocks = blocksOf(at, new Set([...hidden].filter((id) => !alone.has(id))), edges);
    for (const edge of lonely) {
      const way = cheapestWay(at, blocks, hidden, edge);
      if (way === null) return null;
      for (const id of way) hidden.add(id);
    }
  }
}

/** Hides further figures until each sum hides nobody, or `least` people, or some on both of its sides; false where it cannot. */
function withEnough(at: ReadonlyMap<string, readonly Edge[]>, hidden: Set<string>, least: number): boolean {
  const queue = [...at.keys()];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const around = at.get(node) ?? [];
    while (isTooLittle(node, around, hidden, least)) {
      const next = around.find(({ id, mayHide }) => mayHide && !hidden.has(id));
      if (next === undefined) return false;
      hidden.add(next.id);
      queue.push(next.from === node ? next.to : next.from);
    }
  }
  return true;
}

function isTooLittle(node: string, around: readonly Edge[], hidden: ReadonlySet<string>, least: number): boolean {
  const here = around.filter(({ id }) => hidden.has(id));
  const sides = new Set(here.map((edge) => (edge.from === node ? edge.fromSide : edge.toSide)));
  // A figure that is alone in its sum follows from it, however large.
  return here.length === 1 || (sides.size === 1 && here.reduce((sum, { value }) => sum + value, 0) < least);
}

/** The hidden figures that lie on no cycle of hidden ones (Tarjan 1974), by an explicit stack: there may be thousands in a row. */
function bridgesOf(edges: readonly Edge[], at: ReadonlyMap<string, readonly Edge[]>, hidden: ReadonlySet<string>): readonly Edge[] {
  const [order, low] = [new Map<string, number>(), new Map<string, number>()];
  const found: Edge[] = [];
  for (const first of edges) {
    if (!hidden.has(first.id) || order.has(first.from)) continue;
    const stack: { node: string; by: Edge | null; place: number }[] = [{ node: first.from, by: null, place: 0 }];
    order.set(first.from, order.size);
    low.set(first.from, order.size - 1);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node, by } = top;
      const next = at.get(node)?.[top.place++];
      if (next === undefined) {
        stack.pop();
        const above = stack.at(-1)?.node;
        if (above === undefined || by === null) continue;
        low.set(above, Math.min(low.get(above) ?? 0, low.get(node) ?? 0));
        if ((low.get(node) ?? 0) > (order.get(above) ?? 0)) found.push(by);
        continue;
      }
      if (!hidden.has(next.id) || next.id === by?.id) continue;
      const other = next.from === node ? next.to : next.from;
      const seen = order.get(other);
      if (seen !== undefined) {
        low.set(node, Math.min(low.get(node) ?? 0, seen));
        continue;
      }
      order.set(other, order.size);
      low.set(other, order.size - 1);
      stack.push({ node: other, by: next, place: 0 });
    }
  }
  return found;
}

/** Sums between which hidden figures go in circles: what is hidden there is safe, and free to go along. */
type Blocks = { readonly of: ReadonlyMap<string, string>; readonly nodes: ReadonlyMap<string, readonly string[]> };

function blocksOf(at: ReadonlyMap<string, readonly Edge[]>, safe: ReadonlySet<string>, edges: readonly Edge[]): Blocks {
  const nodes = new Map([...at.keys()].map((node) => [node, [node]]));
  const of = new Map([...at.keys()].map((node) => [node, node]));
  for (const { id, from, to } of edges) {
    const [one, other] = [of.get(from) ?? from, of.get(to) ?? to];
    if (!safe.has(id) || one === other) continue;
    const [large, small] = (nodes.get(one)?.length ?? 0) < (nodes.get(other)?.length ?? 0) ? [other, one] : [one, other];
    for (const node of nodes.get(small) ?? []) {
      of.set(node, large);
      nodes.get(large)?.push(node);
    }
    nodes.delete(small);
  }
  return { of, nodes };
}

/** The figures between the two sums of one, other than itself, that hide the fewest people beyond those that are hidden (Dijkstra, between blocks). */
function cheapestWay(
  at: ReadonlyMap<string, readonly Edge[]>,
  { of, nodes }: Blocks,
  hidden: ReadonlySet<string>,
  around: Edge,
): readonly string[] | null {
  const blockOf = (node: string) => of.get(node) ?? node;
  const ends = [blockOf(around.from), blockOf(around.to)].sort(
    (one, other) => (nodes.get(one)?.length ?? 0) - (nodes.get(other)?.length ?? 0),
  );
  const [start = "", end = ""] = ends;
  const cost = new Map([[start, 0]]);
  const by = new Map<string, { readonly edge: Edge; readonly before: string }>();
  const open = new Set([start]);
  const settled = new Set<string>();
  while (open.size > 0) {
    let [block, least] = ["", Infinity];
    for (const one of open) if ((cost.get(one) ?? Infinity) < least) [block, least] = [one, cost.get(one) ?? Infinity];
    if (block === end) return wayTo(end, start, by);
    open.delete(block);
    settled.add(block);
    for (const edge of (nodes.get(block) ?? []).flatMap((node) => at.get(node) ?? [])) {
      const [from, to] = [blockOf(edge.from), blockOf(edge.to)];
      const other = from === block ? to : from;
      if (edge.id === around.id || settled.has(other) || !(edge.mayHide || hidden.has(edge.id))) continue;
      const price = least + (hidden.has(edge.id) ? 0 : edge.value);
      if (price >= (cost.get(other) ?? Infinity)) continue;
      cost.set(other, price);
      by.set(other, { edge, before: block });
      open.add(other);
    }
  }
  return null;
}

function wayTo(end: string, start: string, by: ReadonlyMap<string, { readonly edge: Edge; readonly before: string }>): readonly string[] {
  const way: string[] = [];
  for (let block = end; block !== start;) {
    const step = by.get(block);
    if (step === undefined) break;
    way.push(step.edge.id);
    block = step.before;
  }
  return way;
}
