import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** What is seen only after the learner has opened it. */
export const Reveal = lessonNode({
  name: "reveal",
  content: "block*",
  group: "",
  attrs: ID,
  more: { addNodeView: () => framed({ className: "reveal", label: "editor.reveal" }) },
});
