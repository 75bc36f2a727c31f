import { wrappingInputRule } from "@tiptap/core";
import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** A numbered list, from any number on; "1. " begins one. */
export const OrderedList = lessonNode({
  name: "orderedList",
  content: "listItem+",
  attrs: { ...PASSAGE, start: 1 },
  tag: "ol",
  more: {
    group: "block list",
    renderHTML: ({ node }) => {
      const start = Number(node.attrs["start"]);
      return [
        "ol",
        {
          "data-lesson": "orderedList",
          "data-attrs": JSON.stringify(node.attrs),
          ...(start === 1 ? {} : { start: String(start) }),
          ...(node.attrs["dir"] ? { dir: String(node.attrs["dir"]) } : {}),
        },
        0,
      ];
    },
    addInputRules() {
      return [wrappingInputRule({ find: /^(\d{1,4})[.)]\s$/, type: this.type, getAttributes: (match) => ({ start: Number(match[1]) }) })];
    },
  },
});
