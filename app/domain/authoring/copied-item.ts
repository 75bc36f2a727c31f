import { nameableMedia } from "#app/domain/authoring/course-media.ts";
import type { DraftContent, DraftItem, DraftMedia, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { mediaInItem } from "#app/domain/authoring/item-media.ts";
import { duplicated, itemDraft, setAt } from "#app/domain/authoring/item-draft.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

type References = NonNullable<DraftMetadata["references"]>;

/** What an item brings along, as its course has it. */
export type ItemSource = {
  readonly item: DraftItem;
  readonly media: DraftMedia;
  readonly references: References;
};

/** An item as it stands in another course, with the files and the sources that this course lacked. */
export type CopiedItem = { readonly item: DraftItem; readonly media: DraftMedia; readonly references: References };

/**
 * A copy of an item for another draft. Its id stays where it is free there, else all its ids are of `mint`. Its files and sources come along
 * under their names, a file under a new one where its name means another file there.
 */
export function copiedItem(source: ItemSource, into: Pick<DraftContent, "items" | "media" | "metadata">, mint: () => string): CopiedItem {
  const taken = new Set(into.items.flatMap((item) => [item.id as string, ...itemDraft(item).items.map(({ id }) => id as string)]));
  const own = [source.item.id, ...itemDraft(source.item).items.map(({ id }) => id)];
  const free = (): string => {
    let id = mint();
    while (taken.has(id)) id = mint();
    taken.add(id);
    return id;
  };
  const named = own.some((id) => taken.has(id)) ? duplicated(source.item, free) : source.item;
  const there = new Map(into.media.map(({ path, sha256 }) => [path, sha256]));
  const added = new Map<string, string>();
  let item = named;
  for (const { path, src } of mediaInItem(named)) {
    const files = filesNamed(src, source.media);
    const isOther = files.some((file) => there.has(file.path) && there.get(file.path) !== file.sha256);
    const prefix = isOther ? `${named.id.slice(0, 40)}-` : "";
    for (const file of files) added.set(file.path.replace("/", `/${prefix}`), file.sha256);
    if (isOther) item = setAt(item, [...path, "src"], `${prefix}${src}`);
  }
  const known = new Set((into.metadata.references ?? []).map(({ id }) => id));
  const cited = new Set([named, ...itemDraft(named).items].flatMap((one) => itemDraft(one).references));
  return {
    item,
    media: [...added].flatMap(([path, sha256]) => (there.has(path) ? [] : [{ path, sha256 }])),
    references: source.references.filter(({ id }) => cited.has(id) && !known.has(id)),
  };
}

/** The files that a name means in any language. */
function filesNamed(name: string, media: DraftMedia): DraftMedia {
  const there = new Set(media.map(({ path }) => path));
  const paths = new Set(LANGUAGES.flatMap((language) => nameableMedia(there, language)[name] ?? []));
  return media.filter(({ path }) => paths.has(path));
}
