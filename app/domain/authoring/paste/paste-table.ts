import type { Block, Inline, TableCell, TableRow } from "#app/domain/authoring/document-schema.ts";
import { mathmlText } from "#app/domain/authoring/mathml.ts";
import type { PasteNotes } from "#app/domain/authoring/paste/paste-notes.ts";
import { blockText, lineText } from "#app/domain/authoring/document-text.ts";
import { tidyLine } from "#app/domain/authoring/paste/paste-inline.ts";
import { type HtmlElement, type HtmlNode, textIn } from "#app/domain/authoring/paste/read-html.ts";

const MOST_COLUMNS = 12;
const MOST_ROWS = 100;

const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== "string";

/** The rows of a table, and whether each stands in its head. */
export function rowsOf(table: HtmlElement): { readonly row: HtmlElement; readonly head: boolean }[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.tag === "tr") return [{ row: child, head: false }];
    if (!["thead", "tbody", "tfoot"].includes(child.tag)) return [];
    return child.children.filter(isElement).flatMap((row) => (row.tag === "tr" ? [{ row, head: child.tag === "thead" }] : []));
  });
}

/** What stands in a table and in no cell of it; a browser shows it before the table. */
export function strayIn(part: HtmlElement): HtmlNode[] {
  return part.children.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return child.trim() === "" ? [] : [child];
    if (["td", "th", "colgroup", "col"].includes(child.tag)) return [];
    return ["thead", "tbody", "tfoot", "tr"].includes(child.tag) ? strayIn(child) : child.tag === "caption" ? child.children : [child];
  });
}

/** The cells of a row. */
export function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter(isElement).filter(({ tag }) => tag === "td" || tag === "th");
}

/** Blocks as lines of one cell: a cell of a lesson holds words, no blocks. */
export function asLines(blocks: readonly Block[], notes: PasteNotes): Inline[] {
  const lines: Inline[][] = [];
  const put = (content: readonly Inline[], sign = "") => {
    if (content.length > 0 || sign !== "") lines.push([...(sign === "" ? [] : [{ type: "text" as const, text: sign }]), ...content]);
  };
  const walk = (block: Block, sign = ""): void => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        put(block.content, sign);
        break;
      case "bulletList":
      case "orderedList":
        notes.add("nested-in-cell", blockText(block));
        block.content.forEach((item, index) => {
          item.content.forEach((child, at) => {
            walk(child, at > 0 ? "" : block.type === "bulletList" ? "• " : `${block.attrs.start + index}. `);
          });
        });
        break;
      case "table":
        notes.add("nested-in-cell", blockText(block));
        for (const row of block.content)
          put(
            row.content.flatMap((cell, at): Inline[] => [...(at === 0 ? [] : [{ type: "text" as const, text: " | " }]), ...cell.content]),
          );
        break;
      case "blockquote":
        for (const child of block.content) walk(child);
        break;
      case "figure":
        // A picture needs a block of its own.
        put([{ type: "text", text: block.attrs.alt }]);
        break;
      case "equation":
        put([{ type: "text", text: block.attrs.alt || mathmlText(block.attrs.mathml) || block.attrs.tex || "=" }]);
        break;
      default:
        break;
    }
  };
  for (const block of blocks) walk(block);
  return tidyLine(lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: "hardBreak" }, ...line])));
}

const span = (cell: HtmlElement, name: string): number => {
  const stated = Number(cell.attributes.get(name) ?? 1);
  return Number.isInteger(stated) && stated > 1 ? Math.min(stated, name === "colspan" ? MOST_COLUMNS : MOST_ROWS) : 1;
};

function isWhollyBold(content: readonly Inline[]): boolean {
  return content.every((run) => run.type !== "text" || (run.marks ?? []).some((mark) => mark.type === "bold"));
}

/** A table of the other document as one of ours: head cells found, too many columns and rows parted and told. */
export function tableBlocks(
  rows: readonly { readonly row: HtmlElement; readonly head: boolean }[],
  contentOf: (cell: HtmlElement) => Inline[],
  notes: PasteNotes,
  newId: () => string,
): Block[] {
  const read = rows.map(({ row, head }) =>
    cellsOf(row).map((cell) => ({
      head: head || cell.tag === "th",
      content: contentOf(cell),
      columns: span(cell, "colspan"),
      rows: span(cell, "rowspan"),
    })),
  );
  const first = read[0] ?? [];
  const hasHead = read.some((row) => row.some((cell) => cell.head));
  const firstIsHead =
    !hasHead && read.length > 1 && first.some((cell) => cell.content.length > 0) && first.every((cell) => isWhollyBold(cell.content));
  const made = read.flatMap((row, at): TableRow[] => {
    const cells: TableCell[] = [];
    let width = 0;
    for (const [index, cell] of row.entries()) {
      if (width >= MOST_COLUMNS) {
        notes.add(
          "table-too-wide",
          row
            .slice(index)
            .map(({ content }) => lineText(content))
            .join(" | "),
        );
        break;
      }
      const columns = Math.min(cell.columns, MOST_COLUMNS - width);
      width += columns;
      const below = Math.min(cell.rows, read.length - at);
      const spans = { ...(columns > 1 ? { colspan: columns } : {}), ...(below > 1 ? { rowspan: below } : {}) };
      cells.push({
        type: cell.head || (firstIsHead && at === 0) ? "tableHeader" : "tableCell",
        ...(Object.keys(spans).length > 0 ? { attrs: spans } : {}),
        content: cell.content,
      });
    }
    return cells.length === 0 ? [] : [{ type: "tableRow", content: cells }];
  });
  const tables: Block[] = [];
  for (let from = 0; from < made.length; from += MOST_ROWS)
    tables.push({ type: "table", attrs: { id: newId() as never }, content: made.slice(from, from + MOST_ROWS) });
  if (tables.length > 1) notes.add("table-split", textIn(rows[0]?.row ?? ""));
  return tables;
}
