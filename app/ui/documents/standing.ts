import { PAPER } from "#app/ui/documents/paper.ts";

/** A standing as Typst sets it: everything is already in words. */
export type StandingView = {
  readonly language: "ar" | "ckb" | "en";
  readonly direction: "rtl" | "ltr";
  readonly product: string;
  readonly title: string;
  readonly asOf: string;
  readonly pageWord: string;
  readonly name: string;
  readonly state: string;
  readonly sentence: string;
  readonly policy: string;
  readonly asked: { readonly heading: string; readonly rows: readonly AskedRow[] };
  readonly credits: { readonly heading: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Where there is no credit yet. */
  readonly none: string;
};

/** A bar: how much of it is filled, in hundredths. */
export type AskedRow = {
  readonly label: string;
  readonly amount: string;
  readonly filled: number;
  readonly missing: string;
  readonly clause: string;
};

const TEMPLATE = String.raw`${PAPER}
#text(11pt, weight: "medium", d.name)
#v(2mm)
#text(9pt, weight: "bold", fill: accent, d.state) \
#text(13pt, weight: "bold", d.sentence)
#v(1mm)
#text(8.5pt, fill: soft, d.policy)
#v(3mm)
#text(11pt, weight: "bold", fill: accent, d.asked.heading)
#for row in d.asked.rows {
  block(breakable: false, width: 100%, below: 4mm, {
    grid(columns: (1fr, auto), text(weight: "bold", row.label), row.amount)
    v(-1mm)
    box(width: 100%, height: 2mm, radius: 1mm, fill: line-colour, clip: true,
      align(start, rect(width: row.filled * 1%, height: 2mm, fill: accent)))
    if row.missing != "" { linebreak(); text(weight: "medium", row.missing) }
    linebreak()
    text(8.5pt, fill: soft, row.clause)
  })
}
#v(2mm)
#text(11pt, weight: "bold", fill: accent, d.credits.heading)
#if d.credits.rows.len() == 0 { parbreak(); d.none } else {
  table(columns: (1.3fr, auto, auto, auto, auto, 1.6fr), inset: (x: 1.5mm, y: 2mm), stroke: (x, y) => (bottom: hair),
    align: (start, start, start, end, end, start),
    table.header(..d.credits.columns.map(name => text(8pt, weight: "bold", fill: soft, name))),
    ..d.credits.rows.flatten())
}
`;

/** The standing as Typst sets it. */
export function standingDocument(view: StandingView) {
  return { template: TEMPLATE, direction: view.direction, data: view };
}
