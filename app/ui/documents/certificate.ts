/** The words of a certificate in its language, already translated. */
export type CertificateWords = {
  readonly product: string;
  readonly heading: string;
  readonly certifies: string;
  readonly completed: string;
  readonly credit: string;
  readonly statement: string;
  readonly scan: string;
  readonly pending: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

export type CertificateView = {
  readonly language: "ar" | "ckb" | "en";
  readonly direction: "rtl" | "ltr";
  readonly title: string;
  readonly name: string;
  readonly otherName: string;
  readonly course: string;
  readonly courseLanguage: "ar" | "ckb" | "en";
  readonly code: string;
  readonly verifyAt: string;
  readonly qrSvg: string;
  readonly words: CertificateWords;
};

/** An A4 page, landscape, readable in black and white; everything on it comes from the snapshot. */
const TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let rtl-page = d.direction == "rtl"
#let accent = rgb("#0f5e5a")
#let soft = rgb("#55646b")
#let line-colour = rgb("#c9d6d4")
#set document(title: d.title, author: d.words.product)
#set page(paper: "a4", flipped: true, margin: (x: 20mm, y: 14mm), background: {
  place(center + horizon, rect(width: 100% - 16mm, height: 100% - 16mm, radius: 5mm, stroke: 1.2pt + accent))
  place(center + horizon, rect(width: 100% - 19mm, height: 100% - 19mm, radius: 4mm, stroke: 0.4pt + line-colour))
})
#set text(font: "Vazirmatn", size: 11pt, lang: d.language, dir: if rtl-page { rtl } else { ltr }, fill: rgb("#16232a"))
#set par(leading: 0.85em)
#let latin(body) = text(dir: ltr, lang: "en", body)
#let arabic(body) = text(dir: rtl, lang: "ar", body)

#grid(columns: (1fr, auto), align: (start + horizon, end + horizon),
  text(12pt, weight: "bold", fill: accent, d.words.product),
  text(9pt, fill: soft, latin(d.code)),
)
#v(1fr)
#align(center)[
  #heading(level: 1, outlined: false, text(23pt, weight: "bold", fill: accent, d.words.heading))
  #v(1mm)
  #text(11pt, fill: soft, d.words.certifies)
  #v(1mm)
  #text(21pt, weight: "bold", if rtl-page { arabic(d.name) } else { latin(d.name) })
  #v(-3mm)
  #text(12pt, fill: soft, if rtl-page { latin(d.otherName) } else { arabic(d.otherName) })
  #v(1mm)
  #text(11pt, fill: soft, d.words.completed)
  #v(0mm)
  #block(width: 85%, text(15pt, weight: "medium", lang: d.courseLanguage, dir: if d.courseLanguage == "en" { ltr } else { rtl }, d.course))
  #v(1mm)
  #box(inset: (x: 6mm, y: 2.4mm), radius: 3mm, fill: rgb("#e7f2f0"), text(12.5pt, weight: "bold", fill: accent, d.words.credit))
]
#v(1fr)
#grid(columns: (1fr, 32mm), column-gutter: 10mm, align: (start + bottom, center + bottom),
  [
    #set par(leading: 0.5em)
    #grid(columns: (1fr, 1fr, 1fr), column-gutter: 6mm, row-gutter: 3mm, align: start + top,
      ..d.words.facts.map(fact => [
        #text(8pt, fill: soft, fact.label) \
        #text(9.5pt, weight: "medium", fact.value)
      ])
    )
    #v(1mm)
    #if d.words.pending != none [
      #box(inset: 2mm, radius: 2mm, stroke: 0.6pt + rgb("#b45309"), text(8.5pt, fill: rgb("#8a3f06"), d.words.pending))
    ]
    #v(-1mm)
    #text(8pt, fill: soft, d.words.statement)
  ],
  [
    #image(bytes(d.qrSvg), format: "svg", width: 32mm, alt: d.words.scan)
    #v(-2mm)
    #text(8pt, fill: soft, d.words.scan) \
    #text(9pt, weight: "bold", latin(d.code))
  ],
)
#align(center, text(7.5pt, fill: soft, latin(d.verifyAt)))
`;

/** The certificate as Typst sets it. */
export function certificateDocument(view: CertificateView) {
  return { template: TEMPLATE, direction: view.direction, data: view };
}
