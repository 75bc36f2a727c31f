import { expect, test } from "vitest";
import { parseDocument } from "#app/domain/authoring/document-schema.ts";

const doc = (content: unknown[]) => ({ type: "doc", schemaVersion: 1, content });
const paragraph = (content: unknown[]) => ({ type: "paragraph", attrs: { id: "a" }, content });

test("an unknown block, inline node or mark is kept whole as unsupported (R39)", () => {
  const hologram = { type: "hologram", attrs: { depth: 3 }, content: [{ type: "text", text: "x" }] };
  const glowing = { type: "text", text: "x", marks: [{ type: "glow", attrs: { colour: "red" } }] };
  expect(parseDocument(doc([hologram, paragraph([glowing, { type: "emoji", attrs: { name: "pill" } }])]))).toMatchObject({
    ok: true,
    value: {
      content: [
        { type: "unsupported", attrs: { id: "unsupported-1", node: hologram } },
        {
          content: [
            { type: "unsupported", attrs: { node: glowing } },
            { type: "unsupported", attrs: { node: { type: "emoji", attrs: { name: "pill" } } } },
          ],
        },
      ],
    },
  });
});

test("what was kept is the same after another reading", () => {
  const once = parseDocument(doc([{ type: "hologram" }, paragraph([])]));
  if (!once.ok) throw new Error("not read");
  expect(parseDocument(once.value)).toEqual(once);
});

test.each<[unknown, string]>([
  [doc([{ type: "paragraph", attrs: {}, content: [] }]), "a block without id"],
  [doc([{ type: "paragraph", attrs: { id: "a", align: "left" }, content: [] }]), "an attribute that would be lost"],
  [doc([{ type: "heading", attrs: { id: "a", level: 1 }, content: [] }]), "a heading of level 1"],
  [{ ...doc([]), schemaVersion: 2 }, "a later schema"],
  [doc([paragraph([{ type: "paragraph", attrs: { id: "b" }, content: [] }])]), "a block inside a line"],
  [null, "nothing"],
  ["doc", "a text"],
])("%j is refused, not trimmed: %s (R38)", (input) => {
  expect(parseDocument(input)).toMatchObject({ ok: false });
});

test("Tiptap's habit of leaving out empty content is understood", () => {
  expect(parseDocument(doc([{ type: "paragraph", attrs: { id: "a" } }]))).toMatchObject({
    ok: true,
    value: { content: [{ content: [] }] },
  });
});
