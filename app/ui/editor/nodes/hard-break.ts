import { Node } from "@tiptap/core";

/** A new line in the same paragraph: Shift and Enter. In a cell of a table Enter does the same, since a cell is one line of text. */
export const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
  addKeyboardShortcuts() {
    const insert = () => this.editor.commands.insertContent({ type: "hardBreak" });
    const inCell = () => ["tableCell", "tableHeader"].includes(this.editor.state.selection.$from.parent.type.name);
    return { "Shift-Enter": insert, Enter: () => inCell() && insert() };
  },
});
