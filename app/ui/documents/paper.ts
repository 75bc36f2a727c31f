/** How a document of several pages begins in Typst: its colours, paper, letters and footer, its product and its title. */
export const PAPER = String.raw`
#let d = json(bytes(sys.inputs.data))
#let accent = rgb("#0f5e5a")
#let soft = rgb("#55646b")
#let line-colour = rgb("#c9d6d4")
#let hair = 0.5pt + line-colour
#set document(title: d.title, author: d.product)
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), footer: context {
  set text(8pt, fill: soft)
  grid(columns: (1fr, auto), d.asOf, [#d.pageWord #counter(page).display() / #counter(page).final().first()])
})
#set text(font: "Vazirmatn", size: 9.5pt, lang: d.language, dir: if d.direction == "rtl" { rtl } else { ltr }, fill: rgb("#16232a"))
#set par(leading: 0.8em)
#text(11pt, weight: "bold", fill: accent, d.product)
#v(1mm)
#heading(level: 1, text(20pt, weight: "bold", d.title))
`;
