import { required } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** A patient's story, with what the learner opens after thinking. */
export const CaseVignette = lessonNode({
  name: "caseVignette",
  content: "(block | reveal)*",
  attrs: { ...ID, title: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "case",
        label: "editor.deed-case",
        fields: [{ name: "title", label: "editor.case-title", kind: "line", wide: true, fault: required }],
        actions: [
          {
            label: "editor.add-reveal",
            run: (editor, position, node) => {
              const place = position + 1 + node.content.size;
              editor
                .chain()
                .insertContentAt(place, { type: "reveal", content: [{ type: "paragraph" }] })
                .setTextSelection(place + 2)
                .focus()
                .run();
            },
          },
        ],
      }),
  },
});
