import { lessonNode, silent } from "#app/ui/editor/node-kit.ts";

/** A cell that heads its column or its row. It holds words, no blocks. */
export const TableHeader = lessonNode({
  name: "tableHeader",
  content: "inline*",
  group: "",
  tag: "th",
  isolating: true,
  more: {
    selectable: false,
    extendNodeSchema: (extension) => (extension.name === "tableHeader" ? { tableRole: "header_cell" } : {}),
    addAttributes: () => silent({ colspan: 1, rowspan: 1 }),
    renderHTML: ({ node }) => [
      "th",
      {
        "data-lesson": "tableHeader",
        "data-attrs": JSON.stringify(node.attrs),
        colspan: String(node.attrs["colspan"]),
        rowspan: String(node.attrs["rowspan"]),
      },
      0,
    ],
  },
});
