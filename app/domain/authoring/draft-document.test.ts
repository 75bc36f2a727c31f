import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf } from "#app/domain/authoring/document-schema.ts";
import { parseDraftDocument } from "#app/domain/authoring/draft-document.ts";

const doc = (content: unknown[]) => ({ type: "doc", schemaVersion: 1, content });
const counting = () => {
  let next = 0;
  return () => `b-${String((next += 1))}`;
};
function read(input: unknown, mint = counting()) {
  const parsed = parseDraftDocument(input, mint);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

const paragraph = fc.record({
  type: fc.constant("paragraph"),
  attrs: fc.record({ id: fc.option(fc.constantFrom("b-1", "b-2", "kept"), { nil: null }) }),
  content: fc.constant([]),
});
const unknown = fc.record({ type: fc.constantFrom("hologram", "quiz3"), attrs: fc.dictionary(fc.string(), fc.integer()) });
const block: fc.Arbitrary<unknown> = fc.oneof(
  paragraph,
  unknown,
  fc.record({ type: fc.constant("callout"), attrs: fc.constant({ kind: "note" }), content: fc.array(paragraph, { maxLength: 3 }) }),
);

test("every block has an id after a save, none that it had is changed, and no minted one is taken", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (content) => {
      const ids = [...blocksOf(read(doc(content)).content)].map(({ attrs }) => attrs.id as string);
      const had =
        JSON.stringify(content)
          .match(/"id":"[^"]+"/g)
          ?.map((text) => text.slice(6, -1)) ?? [];
      expect(ids.filter((id) => had.includes(id)).sort()).toEqual([...had].sort());
      const minted = ids.filter((id) => !had.includes(id));
      expect(new Set(minted).size).toBe(minted.length);
    }),
  );
});

test("what was read is the same after another reading, unknown nodes included (R39)", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (content) => {
      const once = read(doc(content));
      expect(read(JSON.parse(JSON.stringify(once)))).toEqual(once);
      const kept = [...blocksOf(once.content)].flatMap((found) => (found.type === "unsupported" ? [found.attrs.node] : []));
      const unknowns = content.filter((node) => ["hologram", "quiz3"].includes((node as { type: string }).type));
      // As text too: no comparison of members sees every member that a name like `__proto__` can hide.
      expect(kept.map((node) => JSON.stringify(node))).toEqual(unknowns.map((node) => JSON.stringify(node)));
      expect(kept).toEqual(unknowns);
    }),
    { examples: [[[JSON.parse('{"type":"hologram","attrs":{"__proto__":0,"constructor":1,"toString":2}}')]]] },
  );
});

test("fields that are yet to be filled are empty; an attribute that would be lost is refused (R38)", () => {
  const dose = { drug: null, route: "", amount: "", unit: null, interval: null, source: null };
  expect(read(doc([{ type: "doseBlock", attrs: { id: "d", ...dose }, content: [] }])).content[0]?.attrs).toEqual({
    id: "d",
    drug: "",
    route: "",
    amount: "",
    unit: "",
    interval: "",
    source: "",
  });
  expect(parseDraftDocument(doc([{ type: "paragraph", attrs: { id: "a", align: "left" } }]), counting())).toMatchObject({ ok: false });
});
