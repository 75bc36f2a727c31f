import { lessonNode, silent } from "#app/ui/editor/node-kit.ts";

/** A cell of a table, which may reach over others. It holds words, no blocks. */
export const TableCell = lessonNode({
  name: "tableCell",
  content: "inline*",
  group: "",
  tag: "td",
  isolating: true,
  more: {
    selectable: false,
    extendNodeSchema: (extension) => (extension.name === "tableCell" ? { tableRole: "cell" } : {}),
    addAttributes: () => silent({ colspan: 1, rowspan: 1 }),
    renderHTML: ({ node }) => [
      "td",
      {
        "data-lesson": "tableCell",
        "data-attrs": JSON.stringify(node.attrs),
        colspan: String(node.attrs["colspan"]),
        rowspan: String(node.attrs["rowspan"]),
      },
      0,
    ],
  },
});
