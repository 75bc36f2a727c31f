import { lessonNode } from "#app/ui/editor/node-kit.ts";

/** A row of a table. */
export const TableRow = lessonNode({
  name: "tableRow",
  content: "(tableCell | tableHeader)+",
  group: "",
  tag: "tr",
  more: { selectable: false, extendNodeSchema: (extension) => (extension.name === "tableRow" ? { tableRole: "row" } : {}) },
});
