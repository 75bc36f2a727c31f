import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** A paragraph of text. */
export const Paragraph = lessonNode({
  name: "paragraph",
  content: "inline*",
  attrs: PASSAGE,
  tag: "p",
  more: { priority: 1000, defining: false },
});
