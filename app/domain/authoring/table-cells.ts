import type { TableCell, TableRow } from "#app/domain/authoring/document-schema.ts";
import { type Html, html } from "#app/domain/shared/html.ts";

/** What a head cell heads: in a row of head cells its column, in a row of words its row. */
export function scopeOf(cell: TableCell, row: TableRow): string {
  const reach = row.content.every(({ type }) => type === "tableHeader") ? "col" : "row";
  const spans = reach === "col" ? cell.attrs?.colspan : cell.attrs?.rowspan;
  return (spans ?? 1) > 1 ? `${reach}group` : reach;
}

/** How far a cell reaches, as attributes. */
export function spanOf(cell: TableCell): Html {
  const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
  return html`${colspan > 1 ? html` colspan="${colspan}"` : null}${rowspan > 1 ? html` rowspan="${rowspan}"` : null}`;
}
