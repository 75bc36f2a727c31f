import { goToNextCell, tableEditing } from "@tiptap/pm/tables";
import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** A table. Tab goes from cell to cell, and out of the table from the last one. */
export const Table = lessonNode({
  name: "table",
  content: "tableRow+",
  // A table like any other says no kind.
  attrs: { ...PASSAGE, kind: undefined },
  isolating: true,
  more: {
    extendNodeSchema: (extension) => (extension.name === "table" ? { tableRole: "table" } : {}),
    parseHTML: () => [{ tag: 'table[data-lesson="table"]' }],
    renderHTML: ({ node }) => [
      "table",
      {
        "data-lesson": "table",
        "data-attrs": JSON.stringify(node.attrs),
        ...(node.attrs["kind"] === "comparison" ? { class: "comparison" } : {}),
        ...(node.attrs["dir"] ? { dir: String(node.attrs["dir"]) } : {}),
      },
      ["tbody", 0],
    ],
    addKeyboardShortcuts() {
      const go = (step: 1 | -1) => () => goToNextCell(step)(this.editor.state, this.editor.view.dispatch);
      return { Tab: go(1), "Shift-Tab": go(-1) };
    },
    addProseMirrorPlugins: () => [tableEditing()],
  },
});
