import { Fragment, type Node as ProseNode } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import { CellSelection, mergeCells } from "@tiptap/pm/tables";

/** Makes one cell of the marked ones. Their texts stand beside each other with a space between them, as they did before by their frames. */
export const mergeCellsApart: Command = (state, dispatch) => {
  const { selection, schema } = state;
  if (dispatch === undefined || !(selection instanceof CellSelection)) return mergeCells(state, dispatch);
  let words = Fragment.empty;
  selection.forEachCell((cell) => {
    if (cell.content.size === 0) return;
    if (words.size > 0 && !endsInSpace(words) && !/^\s/.test(cell.textContent)) words = words.addToEnd(schema.text(" "));
    words = words.append(cell.content);
  });
  return mergeCells(state, (change) => {
    const merged = change.selection instanceof CellSelection ? change.selection.$anchorCell : null;
    const content = merged?.nodeAfter?.content;
    if (merged !== null && content !== undefined) change.replaceWith(merged.pos + 1, merged.pos + 1 + content.size, words);
    if (merged !== null) change.setSelection(CellSelection.create(change.doc, merged.pos));
    dispatch(change);
  });
};

function endsInSpace(words: Fragment): boolean {
  const last: ProseNode | null = words.lastChild;
  return last?.type.name === "hardBreak" || /\s$/.test(last?.text ?? "");
}
