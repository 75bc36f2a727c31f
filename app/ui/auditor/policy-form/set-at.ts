import type { Typed, TypedGroup } from "#app/domain/compliance/form-field.ts";

/** What is typed at a place (`rules.3.amount`); the empty text where nothing is. */
export function typedAt(typed: Typed, place: string): Typed {
  if (place === "") return typed;
  let at: Typed | undefined = typed;
  for (const key of place.split(".")) at = typeof at === "object" ? (at as TypedGroup)[key] : undefined;
  return at ?? "";
}

/** The text at a place; empty where there is none. */
export function textAt(typed: Typed, place: string): string {
  const found = typedAt(typed, place);
  return typeof found === "string" ? found : "";
}

/** The list at a place; empty where there is none. */
export function listAt(typed: Typed, place: string): readonly Typed[] {
  const found = typedAt(typed, place);
  return Array.isArray(found) ? (found as readonly Typed[]) : [];
}

/** The same with something else at a place. */
export function setAt(typed: Typed, place: string, value: Typed): Typed {
  if (place === "") return value;
  const [key = "", ...rest] = place.split(".");
  const inner = setAt(typedAt(typed, key), rest.join("."), value);
  if (Array.isArray(typed)) return (typed as readonly Typed[]).map((each, at) => (String(at) === key ? inner : each));
  const group: TypedGroup = typeof typed === "string" ? {} : (typed as TypedGroup);
  return { ...group, [key]: inner };
}

/** A list with one of it moved by a place. */
export function moved<Item>(list: readonly Item[], from: number, by: 1 | -1): Item[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + by, 0, item);
  return next;
}
