import { expect, test } from "vitest";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";

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
