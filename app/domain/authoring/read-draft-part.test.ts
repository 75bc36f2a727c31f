import fc from "fast-check";
import { expect, test } from "vitest";
import { FairBlocks } from "#app/domain/authoring/fair-blocks.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";

const mint = () => "new";
const parsed = (text: string) => JSON.parse(text) as Json;

test("R38, R39: a member called __proto__ is kept in a lesson's unknown node, and refused where a schema's copy would lose it", () => {
  const lesson = '{"type":"doc","schemaVersion":1,"content":[{"type":"hologram","attrs":{"__proto__":{"a":1}}}]}';
  const read = readDraftPart("lesson/one/en", parsed(lesson), mint);
  expect(read.ok && JSON.stringify(read.value.content)).toContain('{"type":"hologram","attrs":{"__proto__":{"a":1}}}');
  for (const [part, text] of [
    ["items", '[{"id":"q1","type":"single-best","__proto__":{"a":1}}]'],
    ["metadata", '{"quiz":{"quota":{"__proto__":3}}}'],
  ] as const)
    expect(readDraftPart(part, parsed(text), mint)).toMatchObject({ ok: false, refusal: { code: "malformed" } });
});

const text = fc.constantFrom("Wash hands.", "غسل اليدين", "دەست بشۆ", "a\u0000b", "\u202eturned", "\ud800", '"quoted\\"', "");
const id = fc.constantFrom("one", "two", "", null);
const paragraph = fc.record({
  type: fc.constantFrom("paragraph", "paragraph", "heading", "hologram"),
  attrs: fc.oneof(
    fc.record({ id }),
    fc.record({ id, level: fc.constantFrom(2, 3, 9) }),
    fc.record({ id, dir: fc.constantFrom("rtl", "up") }),
  ),
  content: fc.array(fc.record({ type: fc.constant("text"), text }), { maxLength: 2 }),
});
const block: fc.Arbitrary<Json> = fc.oneof(
  paragraph,
  fc.constantFrom<Json[]>("paragraph", null, 7, {}, parsed('{"__proto__":1,"type":"paragraph","attrs":{"id":"p"},"content":[]}')),
  fc.record({
    content: fc.array(paragraph, { maxLength: 2 }),
    attrs: fc.record({ kind: fc.constantFrom("note", "warning", "none"), id }),
    type: fc.constant("callout"),
  }),
  fc.record({ type: fc.constant("audio"), attrs: fc.record({ id, src: text, title: fc.option(text), transcript: fc.option(text) }) }),
);
const document: fc.Arbitrary<Json> = fc.record(
  {
    type: fc.constantFrom("doc", "doc", "doc", "page"),
    schemaVersion: fc.constantFrom(1, 1, 1, 2),
    content: fc.array(block, { maxLength: 5 }),
  },
  { requiredKeys: ["type", "schemaVersion"] },
);
const counting = () => {
  let next = 0;
  return () => `b-${String((next += 1))}`;
};

test("what is remembered of the blocks of earlier saves changes nothing of what a save comes to, however much is forgotten", () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 8 }), fc.constantFrom(0, 150, 100_000), (saves, mostLetters) => {
      const fair = new FairBlocks(mostLetters);
      for (const sent of [...saves, ...saves]) {
        const read = readDraftPart("lesson/one/ar", sent, counting(), fair);
        expect(read).toEqual(readDraftPart("lesson/one/ar", sent, counting(), null));
        if (read.ok) expect(read.value.text).toBe(canonicalJson(read.value.content));
        expect(fair.letters).toBeLessThanOrEqual(mostLetters);
      }
    }),
    { numRuns: 500 },
  );
});

test("a block that was read once is not read again, and of a block that needs an id nothing is remembered", () => {
  const fair = new FairBlocks(1000);
  let asked = 0;
  const reads = () => ({ words: (asked += 1) });
  expect([fair.of("a", reads), fair.of("a", reads), fair.of("b", reads)].map((one) => one?.words)).toEqual([1, 1, 2]);
  expect([fair.of("c", () => null), fair.of("c", reads)]).toEqual([null, { text: '"c"', words: 3 }]);
  // What was asked for longest ago goes first.
  const small = new FairBlocks(13);
  for (const letter of ["a", "b", "a", "c"]) small.of(letter, reads);
  asked = 100;
  expect(["a", "b"].map((letter) => small.of(letter, reads)?.words)).toEqual([4, 101]);
});

test("a lesson of known blocks that is too large is refused by its bytes, as one that was never seen", () => {
  const long = { type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "دەست".repeat(20_000) }] };
  const sent = { type: "doc", schemaVersion: 1, content: Array.from({ length: 30 }, () => long) };
  const fair = new FairBlocks(10_000_000);
  const read = readDraftPart("lesson/one/ckb", sent, mint, fair);
  expect(read).toMatchObject({ ok: false, refusal: { code: "too-large", mostBytes: 4_000_000 } });
  expect(read).toEqual(readDraftPart("lesson/one/ckb", sent, mint, null));
});

test("what is nested too deep to be walked through is refused, in a lesson too", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const refusal = { ok: false, refusal: { code: "malformed", faults: [{ where: "", why: "too-deep" }] } };
  expect(readDraftPart("lesson/one/en", parsed(`{"type":"doc","schemaVersion":1,"content":${deep}}`), mint)).toMatchObject(refusal);
  expect(readDraftPart("metadata", parsed(`{"a":${deep}}`), mint)).toMatchObject(refusal);
});
