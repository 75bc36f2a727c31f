import { getSchema } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";
import { mergeCellsApart } from "#app/ui/editor/merge-cells.ts";

const schema = getSchema(LESSON_SCHEMA);

function merged(...texts: readonly string[]): { readonly cells: readonly string[]; readonly columns: unknown } {
  const cell = (text: string) => ({ type: "tableCell", content: text === "" ? [] : [{ type: "text", text }] });
  const doc = schema.nodeFromJSON({
    type: "doc",
    content: [{ type: "table", attrs: { id: "t" }, content: [{ type: "tableRow", content: [...texts, "stays"].map(cell) }] }],
  });
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === "tableCell") places.push(position);
  });
  let state = EditorState.create({ doc });
  state = state.apply(state.tr.setSelection(CellSelection.create(doc, places[0]!, places[texts.length - 1])));
  expect(mergeCellsApart(state, (change) => (state = state.apply(change)))).toBe(true);
  const cells: string[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === "tableCell") cells.push(node.textContent);
  });
  state.doc.check();
  return { cells, columns: state.doc.firstChild?.firstChild?.firstChild?.attrs["colspan"] };
}

test("the texts of merged cells stand apart, and no space is put where none is needed", () => {
  expect(merged("500 mg", "twice daily")).toEqual({ cells: ["500 mg twice daily", "stays"], columns: 2 });
  expect(merged("a", "", "b ", "c", " d").cells).toEqual(["a b c d", "stays"]);
  expect(merged("", "only").cells).toEqual(["only", "stays"]);
  expect(merged("", "").cells).toEqual(["", "stays"]);
});
