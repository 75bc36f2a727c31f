import type { ItemType } from "#app/domain/assessment/item-tags.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** Where in an item something stands; the checklist writes it with dots: `options.2.rationale.ckb`. */
export type FieldPath = readonly (string | number)[];

type Text = Readonly<Partial<Record<Language, string>>>;
export type MediaDraft = { readonly kind: "image" | "audio"; readonly src: string; readonly text: Text };
/** An option, an element, a stem of a theme or a unit. `key`: of a stem, the option that belongs to it. */
export type PartDraft = {
  readonly id: string;
  readonly text: Text;
  readonly rationale: Text;
  readonly key: string;
  readonly media: MediaDraft | null;
};
export type TagsDraft = {
  readonly level: string;
  readonly competency: string;
  readonly difficulty: number | null;
  readonly owner: string;
  readonly reviewOn: string;
};

/** An item as far as it is filled, every member there, so that a form can show it. What is changed is changed in the item itself. */
export type ItemDraft = {
  readonly id: ItemId;
  readonly type: string;
  readonly topic: string;
  readonly stem: Text;
  readonly leadIn: Text;
  readonly options: readonly PartDraft[];
  readonly elements: readonly PartDraft[];
  readonly stems: readonly PartDraft[];
  readonly units: readonly PartDraft[];
  /** The ids of the right options, or of all elements in order. */
  readonly key: readonly string[];
  readonly number: { readonly value: string; readonly unit: string; readonly tolerance: string };
  readonly rationale: Text;
  readonly references: readonly string[];
  readonly media: MediaDraft | null;
  readonly tags: TagsDraft;
  readonly items: readonly DraftItem[];
};

/** The members that hold parts, by the type of item. */
export const PARTS_OF: Readonly<Record<ItemType, readonly PartsName[]>> = {
  "single-best-answer": ["options"],
  "multiple-response": ["options"],
  "extended-matching": ["options", "stems"],
  ordering: ["elements"],
  numeric: ["units"],
  "vignette-set": [],
};

/** The lists of an item's parts; none for a type that is not known. */
function listsOf(type: string): readonly PartsName[] {
  return Object.hasOwn(PARTS_OF, type) ? PARTS_OF[type as ItemType] : [];
}
export type PartsName = "options" | "elements" | "stems" | "units";

/** How many parts each list may hold: what the schema of items says, so that a form offers no more and takes away no less. */
export const MOST_PARTS: Readonly<Record<ItemType, Partial<Readonly<Record<PartsName, number>>>>> = {
  "single-best-answer": { options: 6 },
  "multiple-response": { options: 8 },
  "extended-matching": { options: 15, stems: 6 },
  ordering: { elements: 8 },
  numeric: { units: 6 },
  "vignette-set": {},
};
/** How many questions one vignette may have. */
export const MOST_IN_SET = 5;

const BEGIN_WITH: Readonly<Record<ItemType, Partial<Readonly<Record<PartsName, number>>>>> = {
  "single-best-answer": { options: 4 },
  "multiple-response": { options: 5 },
  "extended-matching": { options: 8, stems: 2 },
  ordering: { elements: 4 },
  numeric: { units: 3 },
  "vignette-set": {},
};

/** Reads an item of a draft for a form: what is missing is empty, what cannot be read is left alone and shown as empty. */
export function itemDraft(item: DraftItem): ItemDraft {
  const key = item["key"];
  const number = recordOf(key);
  const tags = recordOf(item["tags"]);
  const difficulty = tags["difficulty"];
  return {
    id: item.id,
    type: item.type,
    topic: stringOf(item["topic"]),
    stem: textOf(item["stem"]),
    leadIn: textOf(item["leadIn"]),
    options: partsOf(item["options"]),
    elements: partsOf(item["elements"]),
    stems: partsOf(item["stems"]),
    units: partsOf(item["units"]),
    key: typeof key === "string" ? [key] : listOf(key).filter((one) => typeof one === "string"),
    number: { value: stringOf(number["value"]), unit: stringOf(number["unit"]), tolerance: stringOf(number["tolerance"]) },
    rationale: textOf(item["rationale"]),
    references: listOf(item["references"]).filter((one) => typeof one === "string"),
    media: mediaOf(item["media"]),
    tags: {
      level: stringOf(tags["level"]),
      competency: stringOf(tags["competency"]),
      difficulty: typeof difficulty === "number" ? difficulty : null,
      owner: stringOf(tags["owner"]),
      reviewOn: stringOf(tags["reviewOn"]),
    },
    items: listOf(item["items"]).filter((inner): inner is DraftItem => {
      const { id, type } = recordOf(inner);
      return typeof id === "string" && typeof type === "string";
    }),
  };
}

/** A new item of a type with as many empty parts as one usually has. `id` is stable from here on. */
export function newItem(type: ItemType, id: string, topic: string, references: readonly string[] = []): DraftItem {
  const parts = Object.fromEntries(
    PARTS_OF[type].map((name) => [name, Array.from({ length: BEGIN_WITH[type][name] ?? 2 }, (_, index) => emptyPart(name, partId(index)))]),
  );
  const keyed: Record<string, Json> =
    type === "multiple-response"
      ? { key: [] }
      : type === "ordering"
        ? { key: Array.from({ length: BEGIN_WITH.ordering.elements ?? 0 }, (_, index) => partId(index)) }
        : type === "numeric"
          ? { key: { value: "", unit: "", tolerance: "0" }, rationale: {} }
          : type === "vignette-set"
            ? { items: [] }
            : {};
  return { id: id as ItemId, type, topic, stem: {}, leadIn: {}, references, ...parts, ...keyed };
}

/** The same item once more under other ids. */
export function duplicated(item: DraftItem, mint: () => string): DraftItem {
  const inner = listOf(item["items"]);
  const items = inner.map((one) => ({ ...recordOf(one), id: mint() }));
  return { ...item, id: mint() as ItemId, ...(inner.length === 0 ? {} : { items }) };
}

/** One part more at the end of a list, with an id that no other part of it has; an element also comes last in the order. */
export function withPart(item: DraftItem, within: FieldPath, name: PartsName): DraftItem {
  const holder = valueAt(item, within);
  const list = listOf(recordOf(holder)[name]);
  const taken = new Set(list.map((part) => recordOf(part)["id"]));
  let index = 0;
  while (taken.has(partId(index))) index += 1;
  const id = partId(index);
  const longer = setAt(item, [...within, name], [...list, emptyPart(name, id)]);
  if (name !== "elements") return longer;
  return setAt(longer, [...within, "key"], [...listOf(recordOf(holder)["key"]), id]);
}

/** Without one part, and without what the key says about it. */
export function withoutPart(item: DraftItem, within: FieldPath, name: PartsName, id: string): DraftItem {
  const holder = recordOf(valueAt(item, within));
  const list = listOf(holder[name]).filter((part) => recordOf(part)["id"] !== id);
  let next = setAt(item, [...within, name], list);
  const { key } = holder;
  if (name === "units" && recordOf(key)["unit"] === id) next = setAt(next, [...within, "key", "unit"], "");
  if (Array.isArray(key))
    next = setAt(
      next,
      [...within, "key"],
      listOf(key).filter((one) => one !== id),
    );
  else if (name === "options" && key === id) next = setAt(next, [...within, "key"], undefined);
  if (name === "options" && holder["stems"] !== undefined) {
    const stems = listOf(holder["stems"]).map((stem) => (recordOf(stem)["key"] === id ? { ...recordOf(stem), key: "" } : stem));
    next = setAt(next, [...within, "stems"], stems);
  }
  return next;
}

/** The value with one member set, the rest as it was; undefined takes the member away. Objects on the way that are not there are made. */
export function setAt<Value extends Json>(value: Value, path: FieldPath, to: Json | undefined): Value {
  const [name, ...rest] = path;
  if (name === undefined) return to as Value;
  if (typeof name === "number") {
    const list = listOf(value);
    return list.map((element, index) => (index === name ? setAt(element, rest, to) : element)) as unknown as Value;
  }
  const { [name]: before, ...others } = recordOf(value);
  const after = rest.length === 0 ? to : setAt<Json>(before ?? (typeof rest[0] === "number" ? [] : {}), rest, to);
  // Its place among the others stays as it was.
  return (after === undefined ? others : { ...recordOf(value), [name]: after }) as unknown as Value;
}

/** The value of a field; undefined where the way to it is not there. */
export function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  return path.reduce<Json | undefined>((within, name) => (typeof name === "number" ? listOf(within)[name] : recordOf(within)[name]), value);
}

/** How many texts of an item are owed and not written, by language: stem, question, parts, reasons, words of pictures. */
export function missingTexts(item: DraftItem): Readonly<Record<Language, number>> {
  const counts = { ar: 0, ckb: 0, en: 0 };
  const owed = (text: Text): void => {
    for (const language of LANGUAGES) if ((text[language] ?? "").trim() === "") counts[language] += 1;
  };
  const within = (one: DraftItem): void => {
    const draft = itemDraft(one);
    owed(draft.stem);
    owed(draft.leadIn);
    if (draft.media !== null) owed(draft.media.text);
    for (const name of listsOf(draft.type)) {
      for (const part of draft[name]) {
        owed(part.text);
        owed(part.rationale);
        if (part.media !== null) owed(part.media.text);
      }
    }
    if (draft.type === "numeric") owed(draft.rationale);
    draft.items.forEach(within);
  };
  within(item);
  return counts;
}

function emptyPart(name: PartsName, id: string): Json {
  return { id, text: {}, rationale: {}, ...(name === "stems" ? { key: "" } : {}) };
}

/** a, b, c … z, p27, p28 … */
function partId(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `p${String(index + 1)}`;
}

function partsOf(value: Json | undefined): readonly PartDraft[] {
  return listOf(value).map((part) => {
    const { id, text, rationale, key, media } = recordOf(part);
    return { id: stringOf(id), text: textOf(text), rationale: textOf(rationale), key: stringOf(key), media: mediaOf(media) };
  });
}

function mediaOf(value: Json | undefined): MediaDraft | null {
  const { kind, src, text } = recordOf(value);
  return value === undefined ? null : { kind: kind === "audio" ? "audio" : "image", src: stringOf(src), text: textOf(text) };
}

function textOf(value: Json | undefined): Text {
  const text = recordOf(value);
  return Object.fromEntries(LANGUAGES.flatMap((language) => (typeof text[language] === "string" ? [[language, text[language]]] : [])));
}

function stringOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function recordOf(value: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json | undefined>>) : {};
}
