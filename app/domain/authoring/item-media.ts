import type { Json } from "#app/domain/shared/canonical-json.ts";

type Found = { readonly path: readonly (string | number)[]; readonly src: string };

/** Every member `media` of an item that names a file, at any depth, as far as the item is filled. */
export function mediaInItem(value: Json | undefined, path: readonly (string | number)[] = []): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  const members = Array.isArray(value)
    ? value.map((one: Json, index): [number, Json] => [index, one])
    : Object.entries(value as Readonly<Record<string, Json | undefined>>);
  return members.flatMap(([name, member]) => {
    const here = [...path, name];
    const src = name === "media" && typeof member === "object" && member !== null ? (member as { src?: Json }).src : undefined;
    return typeof src === "string" && src !== "" ? [{ path: here, src }] : mediaInItem(member, here);
  });
}
