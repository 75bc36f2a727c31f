import { wrappingInputRule } from "@tiptap/core";
import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** A list with bullets; "- " begins one. */
export const BulletList = lessonNode({
  name: "bulletList",
  content: "listItem+",
  attrs: PASSAGE,
  tag: "ul",
  more: {
    group: "block list",
    addInputRules() {
      return [wrappingInputRule({ find: /^\s*[-*•]\s$/, type: this.type })];
    },
  },
});
