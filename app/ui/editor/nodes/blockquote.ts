import { wrappingInputRule } from "@tiptap/core";
import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** Words of somebody else; "> " begins one. Its source and licence stand in its last line, with a reference. */
export const Blockquote = lessonNode({
  name: "blockquote",
  content: "block*",
  attrs: PASSAGE,
  tag: "blockquote",
  more: {
    addInputRules() {
      return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
    },
  },
});
