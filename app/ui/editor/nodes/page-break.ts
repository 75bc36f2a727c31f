import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** Printed, the lesson goes on on a new page. */
export const PageBreak = lessonNode({
  name: "pageBreak",
  attrs: ID,
  more: { addNodeView: () => framed({ className: "page-break", label: "editor.deed-page-break" }) },
});
