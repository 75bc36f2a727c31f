import { PAPER } from "#app/ui/documents/paper.ts";

/** A transcript as Typst sets it: everything is already in words. */
export type TranscriptView = {
  readonly language: "ar" | "ckb" | "en";
  readonly direction: "rtl" | "ltr";
  readonly product: string;
  readonly title: string;
  readonly asOf: string;
  readonly pageWord: string;
  readonly person: readonly { readonly label: string; readonly value: string }[];
  readonly pending: string | null;
  readonly columns: readonly string[];
  /** Date, course, type, category, credits. */
  readonly rows: readonly (readonly string[])[];
  readonly totalLabel: string;
  readonly total: string;
  readonly parts: readonly { readonly heading: string; readonly rows: readonly (readonly [string, string])[] }[];
  readonly note: string;
};

const TEMPLATE = String.raw`${PAPER}
#v(2mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 3mm,
  ..d.person.map(fact => [#text(8pt, fill: soft, fact.label) \ #text(10.5pt, weight: "medium", fact.value)]))
#v(2mm)
#if d.pending != none { box(inset: 2.5mm, radius: 2mm, stroke: 0.6pt + rgb("#b45309"), text(9pt, fill: rgb("#8a3f06"), d.pending)) }
#v(2mm)
#table(columns: (auto, 1fr, auto, auto, auto), inset: (x: 2mm, y: 2.2mm), stroke: (x, y) => (bottom: hair),
  align: (start, start, start, start, end),
  table.header(..d.columns.map(name => text(8pt, weight: "bold", fill: soft, name))),
  ..d.rows.flatten(),
  table.cell(colspan: 4, text(weight: "bold", d.totalLabel)), text(weight: "bold", d.total),
)
#v(4mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, ..d.parts.map(part => [
  #text(9pt, weight: "bold", fill: accent, part.heading)
  #table(columns: (1fr, auto), inset: (x: 0mm, y: 1.6mm), stroke: (x, y) => (bottom: hair), align: (start, end), ..part.rows.flatten())
]))
#v(4mm)
#text(8.5pt, fill: soft, d.note)
`;

/** The transcript as Typst sets it. */
export function transcriptDocument(view: TranscriptView) {
  return { template: TEMPLATE, direction: view.direction, data: view };
}
