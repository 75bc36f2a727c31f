import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** Why an option is right and the others are not. */
export const Rationale = lessonNode({
  name: "rationale",
  content: "block*",
  group: "",
  attrs: ID,
  more: { addNodeView: () => framed({ className: "rationale", label: "editor.rationale" }) },
});
