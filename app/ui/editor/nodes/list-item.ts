import { lessonNode } from "#app/ui/editor/node-kit.ts";

/** A line of a list. Tab and Shift with Tab move it in and out; where there is nowhere to go the focus goes on, so that nobody is caught. */
export const ListItem = lessonNode({
  name: "listItem",
  content: "block*",
  group: "",
  tag: "li",
  more: {
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        Tab: () => this.editor.commands.sinkListItem(this.name),
        "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
      };
    },
  },
});
