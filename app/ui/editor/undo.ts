import { type Editor, Extension } from "@tiptap/core";
import { closeHistory, history, redo, undo } from "@tiptap/pm/history";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { gapCursor } from "@tiptap/pm/gapcursor";

/** Back and forth, and a caret where no text is: between two tables, before the first block. */
export const Undo = Extension.create({
  name: "undo",
  addProseMirrorPlugins: () => [history(), dropCursor({ color: false, class: "drop-line" }), gapCursor()],
  addKeyboardShortcuts() {
    const back = () => undo(this.editor.state, this.editor.view.dispatch);
    const forth = () => redo(this.editor.state, this.editor.view.dispatch);
    return { "Mod-z": back, "Mod-Shift-z": forth, "Mod-y": forth };
  },
});

/** What comes next is one step back of its own: what was typed in the same half second is not undone with it. */
export function beginStep({ state, view }: Editor): void {
  view.dispatch(closeHistory(state.tr));
}
