import { framed } from "#app/ui/editor/framed-view.ts";
import { lessonNode } from "#app/ui/editor/node-kit.ts";

/** An answer that is offered. Enter makes the next one, which is not right until its author says so. */
export const Option = lessonNode({
  name: "option",
  content: "inline*",
  group: "",
  attrs: { correct: false },
  more: {
    addNodeView: () =>
      framed({
        className: "option",
        label: "editor.option",
        fields: [{ name: "correct", label: "editor.option-correct", kind: "tick" }],
        bodyLabel: "editor.option-text",
      }),
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { $from } = this.editor.state.selection;
          if ($from.parent.type.name !== this.name) return false;
          const after = $from.after();
          return this.editor
            .chain()
            .insertContentAt(after, { type: "option" })
            .setTextSelection(after + 1)
            .run();
        },
      };
    },
  },
});
