import { expect, test } from "vitest";
import { copiedItem, type ItemSource } from "#app/domain/authoring/copied-item.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { itemDraft, setAt } from "#app/domain/authoring/item-draft.ts";
import { aSingleBestAnswer, aVignetteSet, inThree } from "#tests/builders/an-item.ts";

const raw = (item: unknown): DraftItem => JSON.parse(JSON.stringify(item)) as DraftItem;
const A = "a".repeat(64);
const B = "b".repeat(64);
const picture = { kind: "image", src: "steps.svg", text: inThree("Steps") };
const source = (item: DraftItem, more: Partial<ItemSource> = {}): ItemSource => ({
  item,
  media: [
    { path: "images/steps.svg", sha256: A },
    { path: "images/other.svg", sha256: B },
  ],
  references: [{ id: "who-2009", title: "WHO" }, { id: "not-cited" }],
  ...more,
});
let count = 0;
const mint = () => `new-${String(++count)}`;
const EMPTY = { items: [], media: [], metadata: {} };

test("a copy brings what it cites and what it shows, and nothing else", () => {
  const item = setAt(raw(aSingleBestAnswer("one")), ["options", 1, "media"], picture);
  const copy = copiedItem(source(item), EMPTY, mint);
  expect(copy.media).toEqual([{ path: "images/steps.svg", sha256: A }]);
  expect(copy.references.map(({ id }) => id)).toEqual(["who-2009"]);
  expect(copy.item).toEqual(item);
});

test("what is there already is not brought again, and a name that means another file there gets a new one", () => {
  const item = setAt(raw(aSingleBestAnswer("one")), ["media"], picture);
  const known = { metadata: { references: [{ id: "who-2009" }] }, items: [], media: [{ path: "images/steps.svg", sha256: A }] };
  expect(copiedItem(source(item), known, mint)).toMatchObject({ media: [], references: [] });
  const other = copiedItem(source(item), { ...known, media: [{ path: "images/steps.svg", sha256: B }] }, mint);
  expect(other.media).toEqual([{ path: "images/one-steps.svg", sha256: A }]);
  expect(itemDraft(other.item).media?.src).toBe("one-steps.svg");
});

test("ids that are taken, also inside a case, are made anew", () => {
  const set = raw(aVignetteSet("set"));
  const copy = copiedItem(source(set), { ...EMPTY, items: [raw(aSingleBestAnswer("set-q1"))] }, mint);
  const ids = [copy.item.id, ...itemDraft(copy.item).items.map(({ id }) => id)];
  expect(ids.every((id) => id.startsWith("new-"))).toBe(true);
});
