import type { Json } from "#app/domain/shared/canonical-json.ts";

/** A field that says something else. `path`: member names, and for an element of a list its id, or its place counted from 1. */
export type FieldDifference = { readonly path: readonly string[]; readonly before: string | null; readonly after: string | null };

/**
 * Field for field what differs between two states of a part that is filled in as a form. Elements of a list that carry an id are the same one
 * wherever they stand; a list of such elements in another order differs in `order`. null: the field is not there.
 */
export function partDifference(before: Json | undefined, after: Json | undefined): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  compare([], before, after, differences);
  return differences;
}

function compare(path: readonly string[], before: Json | undefined, after: Json | undefined, into: FieldDifference[]): void {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === null && now === null) {
    const [was, is] = [textOf(before), textOf(after)];
    if (was !== is) into.push({ path, before: was, after: is });
    return;
  }
  if (old === null && before !== undefined && before !== null) into.push({ path, before: textOf(before), after: null });
  if (now === null && after !== undefined && after !== null) into.push({ path, before: null, after: textOf(after) });
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  for (const name of names) compare([...path, name], old?.get(name), now?.get(name), into);
  const [order, orderNow] = [idsOf(before), idsOf(after)];
  const stayed = (ids: readonly string[], others: readonly string[]): string => ids.filter((id) => others.includes(id)).join(", ");
  if (stayed(order, orderNow) !== stayed(orderNow, order))
    into.push({ path: [...path, "order"], before: order.join(", "), after: orderNow.join(", ") });
}

/** What a value consists of, by name; null for one that consists of nothing else. */
function membersOf(value: Json | undefined): ReadonlyMap<string, Json | undefined> | null {
  if (value === null || typeof value !== "object") return null;
  if (!isList(value)) return new Map(Object.entries(value));
  return new Map(value.map((element, index) => [idOf(element) ?? String(index + 1), element]));
}

function idsOf(value: Json | undefined): readonly string[] {
  return value !== undefined && isList(value) ? value.flatMap((element) => idOf(element) ?? []) : [];
}

function idOf(value: Json): string | null {
  if (value === null || typeof value !== "object" || isList(value)) return null;
  const { id } = value as { id?: Json };
  return typeof id === "string" ? id : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textOf(value: Json | undefined): string | null {
  return value === undefined || value === null || typeof value === "object" ? null : String(value);
}
