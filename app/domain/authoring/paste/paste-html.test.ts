import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "#app/domain/authoring/document-schema.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import { type Pasted, pasteHtml, pasteText } from "#app/domain/authoring/paste/paste-html.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";

const sample = (name: string) => readFileSync(join(import.meta.dirname, "../../../../tests/support/clipboard", name), "utf8");

function paste(html: string, language: Language = "en"): Pasted & { slices: number } {
  let id = 0;
  const work = pasteHtml(html, { language, newId: () => `new-${(id += 1)}` });
  let slices = 0;
  for (;;) {
    const step = work.next();
    if (step.done === true) return { ...step.value, slices };
    expect(step.value).toBeGreaterThanOrEqual(0);
    expect(step.value).toBeLessThanOrEqual(1);
    slices += 1;
  }
}

/** A short way to write what came out. */
const shape = (value: unknown): unknown => {
  const node = value as { type: string; text?: string; marks?: { type: string }[]; attrs?: Record<string, unknown>; content?: unknown[] };
  if (node.type === "text") return (node.marks ?? []).length === 0 ? node.text : [node.text, ...node.marks!.map((mark) => mark.type)];
  const { id: _, ...attrs } = node.attrs ?? {};
  return { [node.type]: (node.content ?? []).map(shape), ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
};
const note = (pasted: Pasted, code: string) => pasted.notes.find((one) => one.code === code);
const fits = (pasted: Pasted) =>
  parseDocument({ type: "doc", schemaVersion: 1, content: pasted.blocks.filter((block) => block.type !== "figure") }).ok;

test("Word: headings, its drawn lists, its table and its direction come out as a lesson has them", () => {
  const pasted = paste(sample("word-arabic.html"), "ar");
  expect(pasted.blocks.map(shape)).toEqual([
    { heading: ["الالتهاب الرئوي عند الأطفال"], attrs: { level: 2 } },
    {
      paragraph: ["يبدأ العلاج بـ ", ["amoxicillin", "bold"], " بجرعة 40 mg/kg كل 12 ساعة، ومساحة السطح بوحدة m²."],
    },
    { heading: ["علامات الخطر"], attrs: { level: 2 } },
    {
      bulletList: [
        { listItem: [{ paragraph: ["عدم القدرة على الشرب"] }, { bulletList: [{ listItem: [{ paragraph: ["أو الرضاعة"] }] }] }] },
        { listItem: [{ paragraph: ["الاختلاج"] }] },
      ],
    },
    { orderedList: [{ listItem: [{ paragraph: ["الخطوة الثالثة"] }] }], attrs: { start: 3 } },
    {
      table: [
        { tableRow: [{ tableHeader: [["العمر", "bold"]] }, { tableHeader: [["الجرعة", "bold"]], attrs: { colspan: 2 } }] },
        {
          tableRow: [{ tableCell: ["2–12 شهرا"] }, { tableCell: ["250 mg", { hardBreak: [] }, "مرتين يوميا"] }, { tableCell: ["5 أيام"] }],
        },
      ],
    },
    { paragraph: ["نص مضاف"] },
    { figure: [], attrs: { src: "", alt: "صورة شعاعية للصدر", credit: "", licence: "" } },
    { paragraph: ["انظر ", ["WHO pocket book", "link"], "[1]"] },
    { paragraph: ["Give the first dose before referral."] },
  ]);
  expect(fits(pasted)).toBe(true);
});

test("Word: what was deleted, commented, hidden or is a picture is told", () => {
  const pasted = paste(sample("word-arabic.html"), "ar");
  expect(pasted.notes.map(({ code, count }) => [code, count])).toEqual([
    ["image-to-upload", 1],
    ["footnote", 1],
    ["deleted-text", 1],
    ["comment", 1],
    ["hidden-text", 1],
    ["heading-level", 1],
    ["script-as-character", 1],
    ["formatting", 2],
  ]);
  expect(note(pasted, "deleted-text")!.examples).toEqual(["نص محذوف"]);
  expect(pasted.images).toEqual([
    {
      blockId: pasted.blocks.find((block) => block.type === "figure")!.attrs.id,
      src: "data:image/png;base64,iVBORw0KGgo=",
      alt: "صورة شعاعية للصدر",
    },
  ]);
});

test("Google Docs: its wrapper makes nothing bold, lists within lists keep their place, spans of cells stay", () => {
  const pasted = paste(sample("google-docs.html"));
  expect(pasted.blocks.map(shape)).toEqual([
    { heading: ["Fluids in shock"], attrs: { level: 2 } },
    { paragraph: ["Give ", ["20 mL/kg", "bold"], [" of saline", "italic"], " now."] },
    {
      bulletList: [
        {
          listItem: [{ paragraph: ["Check the pulse"] }, { bulletList: [{ listItem: [{ paragraph: ["and the capillary refill"] }] }] }],
        },
        { listItem: [{ paragraph: ["Repeat once"] }] },
      ],
    },
    {
      table: [
        { tableRow: [{ tableCell: ["Weight"] }, { tableCell: ["Volume"], attrs: { rowspan: 2 } }] },
        { tableRow: [{ tableCell: ["10 kg"] }] },
      ],
    },
    { heading: ["After one hour"], attrs: { level: 3 } },
    { paragraph: ["Ask and CO₂underlined"] },
  ]);
  expect(pasted.notes.map(({ code }) => code)).toEqual(["link", "heading-level", "script-as-character", "formatting"]);
  expect(fits(pasted)).toBe(true);
});

test("a web page: broken markup is read as a browser reads it, and what a lesson cannot hold is told", () => {
  const pasted = paste(sample("web-page.html"));
  expect(pasted.blocks.map(shape)).toEqual([
    { heading: ["Hand hygiene"], attrs: { level: 2 } },
    { paragraph: ["Home"] },
    { paragraph: ["Alcohol ≥ 60% & dry hands", { hardBreak: [] }, "for 20 seconds."] },
    { blockquote: [{ paragraph: ["Clean care is safer care."] }] },
    { paragraph: ["a < b", { hardBreak: [] }, "c"] },
    { paragraph: [["Moment 1", "bold"]] },
    { paragraph: ["Before touching a patient"] },
    {
      orderedList: [{ listItem: [{ paragraph: ["four"] }, { paragraph: ["more"] }] }, { listItem: [{ paragraph: ["five"] }] }],
      attrs: { start: 4 },
    },
    { paragraph: ["Rates"] },
    {
      table: [
        { tableRow: [{ tableHeader: ["Ward"] }, { tableHeader: ["Rate"] }] },
        { tableRow: [{ tableCell: ["A"] }, { tableCell: ["• one", { hardBreak: [] }, "• two"] }] },
      ],
    },
    { paragraph: ["a box"] },
    { figure: [], attrs: { src: "", alt: "Six steps", credit: "", licence: "" } },
  ]);
  expect(pasted.notes.map(({ code }) => code)).toEqual([
    "image-to-upload",
    "link",
    "rule",
    "media",
    "form",
    "heading-level",
    "nested-in-cell",
    "code-as-text",
    "definition-list",
    "frame-as-text",
  ]);
  expect(note(pasted, "media")!.examples).toEqual(["https://example.org/video", "drawn words"]);
});

test("no word of a paste goes silently: it stands in the document or in the summary", () => {
  for (const name of ["word-arabic.html", "google-docs.html", "web-page.html"]) {
    const html = sample(name);
    const pasted = paste(html, name.includes("arabic") ? "ar" : "en");
    const kept = [...pasted.blocks.map(blockText), ...pasted.notes.flatMap(({ examples }) => examples)].join(" ");
    const body = html.slice(Math.max(0, html.indexOf("<body")));
    const read = body
      .replace(/<(script|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<[^>]*>/g, " ")
      .replace(/&nbsp;/g, " ")
      .match(/[\p{L}]{3,}/gu)!;
    expect(read.filter((word) => !kept.includes(word) && word !== "amp")).toEqual([]);
  }
});

test("any tree of tags gives a document that fits the schema, and loses no letter", () => {
  const tag = fc.constantFrom(
    "p",
    "div",
    "b",
    "i",
    "span",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h3",
    "blockquote",
    "a",
    "sup",
  );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("alpha", "بيتا", " ", "gamma 5 mg"),
      fc
        .tuple(tag, fc.array(tie("tree"), { maxLength: 4 }), fc.boolean())
        .map(([name, inner, closed]) => `<${name}>${inner.join("")}${closed ? `</${name}>` : ""}`),
    ),
  }));
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
      const html = trees.join("");
      const pasted = paste(html);
      expect(fits(pasted)).toBe(true);
      const letters = (text: string) => (text.match(/alpha|بيتا|gamma/gu) ?? []).length;
      expect(letters(pasted.blocks.map(blockText).join(" "))).toBe(letters(html.replace(/<[^>]*>/g, " ")));
    }),
    { numRuns: 400 },
  );
});

test("two hundred pages are read in slices", () => {
  const page = sample("word-arabic.html");
  const body = page.slice(page.indexOf("<div class=WordSection1"), page.indexOf("<!--EndFragment"));
  const pasted = paste(`<html><body>${body.repeat(200)}</body></html>`, "ar");
  expect(pasted.slices).toBeGreaterThan(30);
  expect(pasted.blocks.length).toBeGreaterThan(1500);
  expect(note(pasted, "too-long")!.examples).toEqual([String(pasted.blocks.length)]);
});

test("two hundred pages as Word writes them: every word stands once and in its order, each kind of change is counted, and the draft takes them", () => {
  const word = (page: number, place: string) => `w${String(page)}${place}`;
  const page = (number: number) => {
    const say = (place: string) => `<span lang=EN-GB>${word(number, place)} of what a ward needs to know<o:p></o:p></span>`;
    const item = (place: string, sign: string) =>
      `<p class=MsoListParagraph style='mso-list:l${String(number)} level1 lfo${String(number)}'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;</span></span><![endif]>${say(place)}</p>`;
    const cell = (place: string) => `<td width=200 valign=top><p class=MsoNormal>${say(place)}</p></td>`;
    return `<h2>${say("a")}</h2>
${["b", "c", "d", "e", "f", "g"].map((place) => `<p class=MsoNormal style='mso-margin-top-alt:auto'>${say(place)}${" and more of it".repeat(40)}</p>`).join("\n")}
${item("h", "·")}${item("i", "·")}${item("j", "·")}
<table class=MsoTableGrid border=1><tr>${cell("k")}${cell("l")}</tr><tr>${cell("m")}${cell("n")}</tr></table>
<p class=MsoNormal>${say("o")}<a href="#_ftn${String(number)}"><span class=MsoFootnoteReference>[${String(number)}]</span></a></p>`;
  };
  const pages = Array.from({ length: 200 }, (_, index) => page(index + 1));
  const pasted = paste(`<html><body lang=EN-GB><div class=WordSection1>${pages.join("\n")}</div></body></html>`);
  const text = pasted.blocks.map(blockText).join(" ");
  expect(text.match(/\bw\d+[a-o]\b/g)).toEqual(
    Array.from({ length: 200 }, (_, index) => Array.from("abcdefghijklmno").map((place) => word(index + 1, place))).flat(),
  );
  expect(note(pasted, "footnote")).toMatchObject({ count: 200 });
  expect(note(pasted, "footnote")!.examples.length).toBeGreaterThan(0);
  // Between two slices the page answers.
  expect(pasted.slices).toBeGreaterThan(50);
  const read = readDraftPart("lesson/long/en", { type: "doc", schemaVersion: 1, content: pasted.blocks } as unknown as Json, () => "new");
  expect(read).toMatchObject({ ok: true, value: { completed: false } });
});

test("text without form: a paragraph for each line", () => {
  let id = 0;
  const { blocks } = pasteText("one\r\n\r\ntwo  words\n", { newId: () => `t-${(id += 1)}` });
  expect(blocks.map(shape)).toEqual([{ paragraph: ["one"] }, { paragraph: ["two words"] }]);
});

test("an equation of a web page is taken over as it stands, with its TeX, and is still to be said in words; what KaTeX draws beside it is not read twice", () => {
  const page =
    '<p>Clearance <span class="katex"><span class="katex-mathml"><math xmlns="x"><semantics><mrow><mi>C</mi><mo>=</mo><mi>U</mi></mrow>' +
    '<annotation encoding="application/x-tex">C = U</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">C=U</span></span> holds.</p>';
  const { blocks, notes } = paste(page);
  expect(blocks).toMatchObject([
    { type: "paragraph", content: [{ text: "Clearance" }] },
    {
      type: "equation",
      attrs: { tex: "C = U", alt: "", mathml: "<math><semantics><mrow><mi>C</mi><mo>=</mo><mi>U</mi></mrow></semantics></math>" },
    },
    { type: "paragraph", content: [{ text: "holds." }] },
  ]);
  expect(notes).toEqual([{ code: "equation", count: 1, examples: ["C = U"] }]);
});

test("where Word or Google Docs begin a new page, a page break stands", () => {
  const word = "<p>One</p><span><br clear=all style='mso-special-character:line-break;page-break-before:always'></span><p>Two</p>";
  expect(paste(word).blocks.map(({ type }) => type)).toEqual(["paragraph", "pageBreak", "paragraph"]);
  const docs = '<p>One</p><hr style="page-break-before:always;display:none"><p>Two</p>';
  expect(paste(docs).blocks.map(({ type }) => type)).toEqual(["paragraph", "pageBreak", "paragraph"]);
});
