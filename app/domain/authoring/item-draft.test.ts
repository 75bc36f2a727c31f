import fc from "fast-check";
import { expect, test } from "vitest";
import { Item } from "#app/domain/assessment/item.ts";
import { ITEM_TYPES } from "#app/domain/assessment/item-tags.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { DraftItems } from "#app/domain/authoring/draft-content.ts";
import {
  duplicated,
  itemDraft,
  missingTexts,
  MOST_PARTS,
  newItem,
  PARTS_OF,
  setAt,
  valueAt,
  withoutPart,
  withPart,
} from "#app/domain/authoring/item-draft.ts";
import { schemaFaults } from "#app/domain/authoring/schema-faults.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { aNumeric, anExtendedMatching, anOrdering, aPool, aSingleBestAnswer, inThree } from "#tests/builders/an-item.ts";

const raw = (item: unknown): DraftItem => JSON.parse(JSON.stringify(item)) as DraftItem;

/** Every empty text filled, so that only what else is owed is left. */
function filled(value: Json | undefined, name = ""): Json | undefined {
  if (Array.isArray(value)) return value.map((one: Json) => filled(one, name)!);
  if (typeof value !== "object" || value === null) return value;
  if (["text", "rationale", "stem", "leadIn"].includes(name)) return inThree("words");
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member as Json, key)]));
}

test.each(ITEM_TYPES)("a new %s is a draft that can be saved, and owes nothing but words, key and what it cites", (type) => {
  const item = newItem(type, "new-item", "topic", ["who-2009"]);
  expect(DraftItems.safeParse([item]).success).toBe(true);
  expect(missingTexts(item)).toEqual({ ar: missingTexts(item).en, ckb: missingTexts(item).en, en: missingTexts(item).en });
  expect(missingTexts(item).en).toBeGreaterThanOrEqual(2);
  const faults = schemaFaults(Item, filled(item)).map(({ path }) => String(path[0]));
  expect(faults.filter((field) => !["key", "stems", "items"].includes(field))).toEqual([]);
});

test("a whole item of any type is shown whole, and owes no text", () => {
  for (const { item } of aPool()) {
    const draft = itemDraft(raw(item));
    expect(missingTexts(raw(item))).toEqual({ ar: 0, ckb: 0, en: 0 });
    for (const name of PARTS_OF[item.type])
      expect(draft[name].map(({ id }) => id)).toEqual((raw(item)[name] as readonly { id: string }[]).map(({ id }) => id));
    expect(draft.references).toEqual(item.references);
  }
});

test("what is no item at all is shown as empty, and nothing throws", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (key, options, rest) => {
      const item = { id: "x", type: "ordering", key, options, elements: rest, tags: rest, media: options, items: key, stem: rest };
      const draft = itemDraft(raw(item));
      expect(draft.items.every(({ id }) => typeof id === "string")).toBe(true);
      missingTexts(raw(item));
    }),
  );
});

test("setting a field and reading it is the same value, and no other member changes (law)", () => {
  const item = raw(anExtendedMatching("one"));
  const paths = [
    ["stem", "ar"],
    ["options", 2, "rationale", "ckb"],
    ["stems", 1, "key"],
    ["tags", "level"],
    ["media", "text", "en"],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.string(), (path, value) => {
      const next = setAt(item, path, value);
      expect(valueAt(next, path)).toBe(value);
      expect(setAt(next, path, valueAt(item, path) ?? "")).toEqual(setAt(item, path, valueAt(item, path) ?? ""));
      for (const name of Object.keys(item)) if (name !== path[0]) expect(next[name]).toBe(item[name]);
    }),
  );
  expect(setAt(item, ["topic"], undefined)).not.toHaveProperty("topic");
});

test("a part that goes takes what the key says of it along", () => {
  const single = raw(aSingleBestAnswer("one"));
  expect(withoutPart(single, [], "options", "a")["key"]).toBeUndefined();
  expect(withoutPart(single, [], "options", "b")["key"]).toBe("a");
  expect(withoutPart(raw(anOrdering("two")), [], "elements", "b")["key"]).toEqual(["a", "c", "d"]);
  expect(itemDraft(withoutPart(raw(aNumeric("three")), [], "units", "ml")).number.unit).toBe("");
  expect(itemDraft(withoutPart(raw(anExtendedMatching("four")), [], "options", "a")).stems.map(({ key }) => key)).toEqual(["", "b", ""]);
});

test("a part that comes has an id of its own, and an element a place in the order", () => {
  const without = withoutPart(raw(anOrdering("one")), [], "elements", "b");
  const again = withPart(without, [], "elements");
  expect(itemDraft(again).elements.map(({ id }) => id)).toEqual(["a", "c", "d", "b"]);
  expect(again["key"]).toEqual(["a", "c", "d", "b"]);
  let many = newItem("extended-matching", "many", "topic");
  while (itemDraft(many).options.length < MOST_PARTS["extended-matching"].options!) many = withPart(many, [], "options");
  expect(new Set(itemDraft(many).options.map(({ id }) => id)).size).toBe(15);
});

test("a question within a vignette is changed in its place", () => {
  const set = setAt(newItem("vignette-set", "set", "topic"), ["items"], [newItem("single-best-answer", "inner", "topic")]);
  const next = withPart(set, ["items", 0], "options");
  expect(itemDraft(itemDraft(next).items[0]!).options.length).toBe(5);
});

test("a duplicate has ids of its own, inside as well, and says the same", () => {
  let count = 0;
  const mint = () => `copy-${String(++count)}`;
  const set = setAt(newItem("vignette-set", "set", "topic"), ["items"], [newItem("numeric", "inner", "topic")]);
  const copy = duplicated(set, mint);
  expect([copy.id, itemDraft(copy).items[0]!.id].sort()).toEqual(["copy-1", "copy-2"]);
  expect(setAt(setAt(copy, ["id"], "set"), ["items", 0, "id"], "inner")).toEqual(set);
});
