import { expect, test } from "vitest";
import { completeBlocks } from "#app/domain/authoring/complete-blocks.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";

test("a block that is not filled in is left out wherever it stands, and counted; the rest stays as it is", () => {
  const dose = (amount: string) => ({
    type: "doseBlock",
    attrs: { id: "d", drug: "Amoxicillin", route: "oral", amount, unit: "mg", interval: "twice", source: "who" },
    content: [],
  });
  const document = {
    type: "doc",
    schemaVersion: 1,
    content: [
      dose("500"),
      dose("about 500"),
      {
        type: "callout",
        attrs: { id: "c", kind: "note" },
        content: [{ type: "figure", attrs: { id: "f", src: "", alt: "", credit: "", licence: "" }, content: [] }],
      },
      { type: "bulletList", attrs: { id: "l" }, content: [{ type: "listItem", content: [dose("")] }] },
    ],
  } as unknown as LessonDocument;
  const { document: shown, leftOut } = completeBlocks(document);
  expect(leftOut).toBe(3);
  expect(shown.content).toEqual([
    document.content[0],
    { type: "callout", attrs: { id: "c", kind: "note" }, content: [] },
    { type: "bulletList", attrs: { id: "l" }, content: [{ type: "listItem", content: [] }] },
  ]);
});
