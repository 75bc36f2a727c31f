import fc from "fast-check";
import { expect, test } from "vitest";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { documentDifferences, type Piece, wordDifferences } from "#app/domain/authoring/word-differences.ts";

const side = (pieces: readonly Piece[], kind: Piece["kind"]) =>
  pieces
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map((piece) => piece.text)
    .join("");

test("the pieces give both texts again, whatever they are", () => {
  const text = fc.array(fc.constantFrom("wash", "your", "hands", "يديك", " ", "  "), { maxLength: 30 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDifferences(before, after);
      expect(side(pieces, "before")).toBe(before);
      expect(side(pieces, "after")).toBe(after);
    }),
  );
});

test("a changed dose is one word", () => {
  expect(wordDifferences("give 500 mg now", "give 250 mg now")).toEqual([
    { kind: "same", text: "give " },
    { kind: "before", text: "500" },
    { kind: "after", text: "250" },
    { kind: "same", text: " mg now" },
  ]);
});

test("blocks are paired by id; those that only one text has are shown, none is lost and none told twice", () => {
  const doc = (...blocks: [id: string, text: string][]): LessonDocument => ({
    type: "doc",
    schemaVersion: 1,
    content: blocks.map(([id, text]) => ({ type: "paragraph", attrs: { id: id as never }, content: [{ type: "text", text }] })),
  });
  const rows = documentDifferences(doc(["a", "one"], ["b", "two"], ["c", "three"]), doc(["a", "one"], ["d", "new"], ["c", "three more"]));
  expect(rows.map(({ id, changed }) => [id, changed])).toEqual([
    ["a", false],
    ["d", true],
    ["b", true],
    ["c", true],
  ]);
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(ids, ids, (before, after) => {
      const made = documentDifferences(
        doc(...before.map((id) => [id, id] as [string, string])),
        doc(...after.map((id) => [id, id] as [string, string])),
      );
      expect(made.map(({ id }) => id).sort()).toEqual([...new Set([...before, ...after])].sort());
    }),
  );
});
