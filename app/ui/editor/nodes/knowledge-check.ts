import type { Editor } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** Behind the last option, or where the options belong: before the rationale. */
function addOption(editor: Editor, position: number, node: ProseNode): void {
  let place = node.content.size;
  let hasOption = false;
  node.forEach((child, offset) => {
    if (child.type.name === "option") {
      place = offset + child.nodeSize;
      hasOption = true;
    } else if (child.type.name === "rationale" && !hasOption) place = Math.min(place, offset);
  });
  const at = position + 1 + place;
  editor
    .chain()
    .insertContentAt(at, { type: "option" })
    .setTextSelection(at + 1)
    .focus()
    .run();
}

/** A question inside a lesson, not for credit: its text, options of which one or more are right, and why. */
export const KnowledgeCheck = lessonNode({
  name: "knowledgeCheck",
  content: "(block | option | rationale)*",
  attrs: ID,
  more: {
    addNodeView: () =>
      framed({
        className: "check",
        label: "editor.deed-check",
        actions: [
          { label: "editor.add-option", run: addOption },
          {
            label: "editor.add-rationale",
            run: (editor, position, node) => {
              const place = position + 1 + node.content.size;
              editor
                .chain()
                .insertContentAt(place, { type: "rationale", content: [{ type: "paragraph" }] })
                .setTextSelection(place + 2)
                .focus()
                .run();
            },
          },
        ],
      }),
  },
});
