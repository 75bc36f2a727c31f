import fc from "fast-check";
import { expect, test } from "vitest";
import { documentDifference, wordDifference } from "#app/domain/authoring/document-difference.ts";
import { parseDraftDocument } from "#app/domain/authoring/draft-document.ts";

const words = fc.array(fc.constantFrom("a", "b", "mg", "٥", " ", "\n", "دەست"), { maxLength: 30 }).map((some) => some.join(" "));
const doc = (...blocks: [string, string][]) => {
  const content = blocks.map(([id, text]) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] }));
  const parsed = parseDraftDocument({ type: "doc", schemaVersion: 1, content }, () => "never");
  if (!parsed.ok) throw new Error("not read");
  return parsed.value;
};

test("the runs that are not new are the earlier text, those that are not gone the later", () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const runs = wordDifference(before, after);
      const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
      if (before === after) expect(runs.every((run) => run.kind === "same")).toBe(true);
    }),
  );
});

test("a block is the same one by its id, wherever it stands", () => {
  const before = doc(["one", "Give 5 mg"], ["two", "Wait"], ["three", "Stay"]);
  const after = doc(["two", "Wait"], ["one", "Give 50 mg"], ["four", "New"], ["three", "Stay"]);
  const changes = documentDifference(before, after);
  expect(changes.map(({ blockId, change }) => [blockId, change])).toEqual(
    expect.arrayContaining([
      ["one", "changed"],
      ["four", "added"],
      ["three", "same"],
    ]),
  );
  expect(changes).toHaveLength(4);
  expect(changes.find(({ blockId }) => blockId === "one")?.words).toEqual([
    { kind: "same", text: "Give " },
    { kind: "removed", text: "5 " },
    { kind: "added", text: "50 " },
    { kind: "same", text: "mg" },
  ]);
  expect(documentDifference(before, doc(["one", "Give 5 mg"], ["three", "Stay"])).map(({ change }) => change)).toEqual([
    "same",
    "removed",
    "same",
  ]);
});

test("every block of either text is told once, and none is lost", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  const made = (some: readonly string[]) => doc(...some.map((id) => [id, id] as [string, string]));
  fc.assert(
    fc.property(ids, ids, (before, after) => {
      const told = documentDifference(made(before), made(after)).map(({ blockId }) => blockId);
      expect([...told].sort()).toEqual([...new Set([...before, ...after])].sort());
    }),
  );
});
