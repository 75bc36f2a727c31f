import { textblockTypeInputRule } from "@tiptap/core";
import { lessonNode, PASSAGE, silent } from "#app/ui/editor/node-kit.ts";

/** A heading: of a section (level 2), by which a learner's progress is counted, or within one (level 3). "## " and "### " begin one. */
export const Heading = lessonNode({
  name: "heading",
  content: "inline*",
  attrs: { ...PASSAGE, level: 2 },
  more: {
    addAttributes: () => silent({ ...PASSAGE, level: 2 }),
    parseHTML: () => [2, 3].map((level) => ({ tag: `h${level}[data-lesson="heading"]` })),
    renderHTML: ({ node }) => [
      node.attrs["level"] === 3 ? "h3" : "h2",
      {
        "data-lesson": "heading",
        "data-attrs": JSON.stringify(node.attrs),
        ...(node.attrs["dir"] ? { dir: String(node.attrs["dir"]) } : {}),
      },
      0,
    ],
    addInputRules() {
      return [2, 3].map((level) =>
        textblockTypeInputRule({ find: new RegExp(`^${"#".repeat(level)}\\s$`), type: this.type, getAttributes: { level } }),
      );
    },
  },
});
