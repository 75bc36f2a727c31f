import { automaticDirection } from "#app/domain/authoring/automatic-direction.ts";
import type { Block, Inline } from "#app/domain/authoring/document-schema.ts";
import { blockText, lineText } from "#app/domain/authoring/document-text.ts";
import { mathmlText } from "#app/domain/authoring/mathml.ts";
import { BARE, isInline, textRun, tidyLine, type Wearing, wornIn } from "#app/domain/authoring/paste/paste-inline.ts";
import { equationIn } from "#app/domain/authoring/paste/paste-equation.ts";
import { type PasteNote, PasteNotes } from "#app/domain/authoring/paste/paste-notes.ts";
import { asLines, cellsOf, rowsOf, strayIn, tableBlocks } from "#app/domain/authoring/paste/paste-table.ts";
import { isWordSign, listBlocks, listsOf, MOST_ITEMS, type WordItem, wordListOf } from "#app/domain/authoring/paste/paste-word-lists.ts";
import { type HtmlElement, type HtmlNode, readHtml, styleOf, textIn } from "#app/domain/authoring/paste/read-html.ts";
import { type Direction, type Language, directionOf } from "#app/domain/shared/language.ts";

/** A picture inside a paste: its block waits in the document for the file. */
export type PastedImage = { readonly blockId: string; readonly src: string; readonly alt: string };

/** What a paste becomes, and everything that was changed, left out or is still to do. */
export type Pasted = { readonly blocks: readonly Block[]; readonly notes: readonly PasteNote[]; readonly images: readonly PastedImage[] };

export type PasteOptions = { readonly language: Language; readonly newId: () => string };

const HEADING = /^h([1-6])$/;
const NOT_READ = new Set(["head", "meta", "link", "base", "xml", "colgroup", "col", "caption", "map", "area", "param", "source", "track"]);
const MEDIA = new Set(["iframe", "video", "audio", "object", "embed", "svg", "canvas", "applet"]);
const FORM = new Set(["input", "select", "button", "option"]);
/** A line of a document holds so many runs. */
const MOST_RUNS = 2000;
const MOST_BLOCKS = 1000;
/** So many elements are turned at a time. */
const ELEMENTS_AT_A_TIME = 300;

/**
 * Turns HTML of a clipboard (Word, Google Docs, a web page) into blocks of a lesson. Yields its progress from 0 to 1, so that two hundred pages
 * do not stop the page that they are pasted into.
 */
export function* pasteHtml(source: string, { language, newId }: PasteOptions): Generator<number, Pasted> {
  const notes = new PasteNotes();
  const images: PastedImage[] = [];
  const reading = readHtml(source);
  let step = reading.next();
  while (step.done !== true) {
    yield step.value / 2;
    step = reading.next();
  }
  const root = step.value;
  const withBlocks = new WeakMap<HtmlElement, boolean>();
  let turned = 0;
  const all = countElements(root);

  function holdsBlocks(element: HtmlElement): boolean {
    let known = withBlocks.get(element);
    if (known === undefined) {
      known = element.children.some(
        (child) => typeof child !== "string" && (!isInline(child) || child.tag === "img" || holdsBlocks(child)),
      );
      withBlocks.set(element, known);
    }
    return known;
  }

  /** Whether the element and all in it is left out; its loss is noted. */
  function isLeftOut(element: HtmlElement): boolean {
    const { tag } = element;
    const style = styleOf(element);
    const words = textIn(element);
    const kind = `${element.attributes.get("class") ?? ""} ${style.get("mso-element") ?? ""}`;
    // KaTeX draws what the MathML beside it says.
    if (NOT_READ.has(tag) || isWordSign(element) || /\bkatex-html\b/.test(kind)) return true;
    if (tag === "del" || /\bmsoDel\b/i.test(kind)) notes.add("deleted-text", words);
    else if (
      /\bcomment\b|MsoCommentReference|msocomtxt|msocomanchor|comment-list/i.test(kind) ||
      element.attributes.get("href")?.startsWith("#_msocom") === true
    )
      notes.add("comment", words);
    else if (
      element.attributes.has("hidden") ||
      (/^none/i.test(style.get("display") ?? "") && !breaksPage(element)) ||
      style.get("mso-hide")?.toLowerCase() === "all"
    ) {
      if (words.trim() !== "") notes.add("hidden-text", words);
    } else if (MEDIA.has(tag)) notes.add("media", [element.attributes.get("src") ?? "", words].join(" "));
    else if (FORM.has(tag)) {
      const said = `${words} ${element.attributes.get("value") ?? ""}`.trim();
      if (said !== "") notes.add("form", said);
    } else return false;
    return true;
  }

  function* blocks(nodes: readonly HtmlNode[], inside: boolean, worn: Wearing = BARE, bidi?: Direction): Generator<number, Block[]> {
    const made: Block[] = [];
    let line: Inline[] = [];
    let wordLines: WordItem[] = [];
    const endList = () => {
      if (wordLines.length === 0) return;
      if (wordLines.length > MOST_ITEMS) notes.add("list-split");
      made.push(...listsOf(wordLines, newId));
      wordLines = [];
    };
    const endLine = (side?: Direction) => {
      const content = tidyLine(line);
      line = [];
      if (content.length === 0) return;
      endList();
      for (let from = 0; from < content.length; from += MOST_RUNS)
        made.push({
          type: "paragraph",
          attrs: { id: newId() as never, ...sideOf(content, side) },
          content: content.slice(from, from + MOST_RUNS),
        });
    };
    const put = (...more: readonly Block[]) => {
      endLine(bidi);
      endList();
      made.push(...more);
    };

    function* walk(nodesHere: readonly HtmlNode[], wearing: Wearing, side: Direction | undefined): Generator<number, void> {
      for (const node of nodesHere) {
        if (typeof node === "string") {
          line.push(...textRun(node, wearing, notes));
          continue;
        }
        if ((turned += 1) % ELEMENTS_AT_A_TIME === 0) yield 0.5 + turned / all / 2;
        if (isLeftOut(node)) continue;
        const own = sideStated(node) ?? side;
        if (node.tag === "br") {
          if (!breaksPage(node)) line.push({ type: "hardBreak" });
          else if (inside) endLine(side);
          else put({ type: "pageBreak", attrs: { id: newId() as never } });
        } else if (node.tag === "math") put(equationBlock(node));
        else if (node.tag === "img") put(imageBlock(node));
        else if (isInline(node) && !holdsBlocks(node)) yield* walk(node.children, wornIn(node, wearing, notes), side);
        else if (isInline(node)) {
          // Google Docs lays its whole document into a <b>.
          yield* walk(node.children, wornIn(node, wearing, notes), own);
        } else yield* block(node, wearing, own);
      }
    }

    function* block(node: HtmlElement, wearing: Wearing, side: Direction | undefined): Generator<number, void> {
      const level = HEADING.exec(node.tag)?.[1] ?? (/\bMsoTitle\b/.test(node.attributes.get("class") ?? "") ? "1" : undefined);
      if (level !== undefined) {
        endLine(side);
        yield* walk(node.children, { ...wearing, ...(inside ? { bold: true } : {}) }, side);
        const content = tidyLine(line);
        line = [];
        if (content.length === 0) return;
        if (inside) {
          notes.add("heading-as-text", lineText(content));
          put({ type: "paragraph", attrs: { id: newId() as never, ...sideOf(content, side) }, content });
        } else {
          if (level !== "2" && level !== "3") notes.add("heading-level", lineText(content));
          // A heading is bold by itself.
          const light = content.map((run): Inline => (run.type === "text" ? withoutBold(run) : run));
          put({
            type: "heading",
            attrs: { id: newId() as never, level: Number(level) <= 2 ? 2 : 3, ...sideOf(content, side) },
            content: tidyLine(light),
          });
        }
        return;
      }
      switch (node.tag) {
        case "ul":
        case "ol":
          put(...(yield* list(node, side)));
          return;
        case "table": {
          const rows = rowsOf(node);
          const stray = strayIn(node);
          if (stray.length > 0) put(...(yield* blocks(stray, true, BARE, side)));
          const only = rows.length === 1 && rows[0] !== undefined ? cellsOf(rows[0].row) : [];
          if (rows.length === 1 && only.length === 1) {
            // A box around text, not a table.
            notes.add("frame-as-text", textIn(node));
            put(...(yield* blocks(only[0]?.children ?? [], inside, BARE, side)));
            return;
          }
          const cells = new Map<HtmlElement, Inline[]>();
          const figures: Block[] = [];
          for (const { row } of rows)
            for (const cell of cellsOf(row)) {
              const content = yield* blocks(cell.children, true);
              // A cell has no room for a picture: it stands behind the table.
              figures.push(...content.filter(({ type }) => type === "figure"));
              cells.set(cell, asLines(content, notes));
            }
          put(...tableBlocks(rows, (cell) => cells.get(cell) ?? [], notes, newId), ...figures);
          return;
        }
        case "blockquote": {
          const content = yield* blocks(node.children, true, wearing, side);
          if (content.length > 0) put({ type: "blockquote", attrs: { id: newId() as never }, content });
          return;
        }
        case "hr":
          if (breaksPage(node) && !inside) {
            put({ type: "pageBreak", attrs: { id: newId() as never } });
            return;
          }
          put();
          notes.add("rule");
          return;
        case "pre": {
          endLine(side);
          notes.add("code-as-text", textIn(node));
          textIn(node)
            .split("\n")
            .forEach((text, index) => {
              if (index > 0) line.push({ type: "hardBreak" });
              line.push(...textRun(text, wearing, notes));
            });
          endLine(side);
          return;
        }
        case "dl":
          notes.add("definition-list", textIn(node));
          break;
        case "dt":
          endLine(side);
          yield* walk(node.children, { ...wearing, bold: true }, side);
          endLine(side);
          return;
        default:
          break;
      }
      const word = wordListOf(node);
      endLine(side);
      if (word !== null) {
        const content = yield* blocks(node.children, true, wearing, side);
        wordLines.push({ ...word, content });
        return;
      }
      yield* walk(node.children, wornIn(node, wearing, notes), side);
      endLine(side);
    }

    yield* walk(nodes, worn, bidi);
    endLine(bidi);
    endList();
    return made;
  }

  function* list(node: HtmlElement, side: Direction | undefined): Generator<number, Block[]> {
    const items: { content: Block[] }[] = [];
    let loose: HtmlNode[] = [];
    const endLoose = function* (): Generator<number, void> {
      if (loose.some((one) => textIn(one).trim() !== "" || typeof one !== "string")) {
        const content = yield* blocks(loose, true, BARE, side);
        if (content.length > 0) items.push({ content });
      }
      loose = [];
    };
    for (const child of node.children) {
      if (typeof child === "string" || (child.tag !== "li" && child.tag !== "ul" && child.tag !== "ol")) {
        loose.push(child);
        continue;
      }
      yield* endLoose();
      if (child.tag === "li") {
        const content = yield* blocks(child.children, true, BARE, sideStated(child) ?? side);
        if (content.length > 0) items.push({ content });
        continue;
      }
      // Google Docs writes a list within a list beside the line that it belongs to.
      const inner = yield* list(child, side);
      const last = items.at(-1);
      if (last === undefined) items.push({ content: inner });
      else last.content.push(...inner);
    }
    yield* endLoose();
    if (items.length === 0) return [];
    if (items.length > MOST_ITEMS)
      notes.add("list-split", blockText(items[0]?.content[0] ?? { type: "paragraph", attrs: { id: "" as never }, content: [] }));
    const start = Number(node.attributes.get("start") ?? 1);
    return listBlocks(
      { ordered: node.tag === "ol", start: Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1, items },
      newId,
    );
  }

  function imageBlock(image: HtmlElement): Block {
    const id = newId();
    const src = image.attributes.get("src") ?? "";
    const alt = (image.attributes.get("alt") ?? "").trim().slice(0, 1000);
    images.push({ blockId: id, src, alt });
    notes.add("image-to-upload", alt === "" ? (src.startsWith("data:") ? (src.split(/[;,]/)[0] ?? "") : src) : alt);
    return { type: "figure", attrs: { id: id as never, src: "", alt, credit: "", licence: "" }, content: [] };
  }

  /** The signs are taken over as they stand; their TeX and their words are their author's to add. */
  function equationBlock(math: HtmlElement): Block {
    const equation = equationIn(math);
    notes.add("equation", mathmlText(equation.mathml) || equation.tex || textIn(math));
    return { type: "equation", attrs: { id: newId() as never, ...equation } };
  }

  function sideOf(content: readonly Inline[], stated: Direction | undefined): { dir?: Direction } {
    if (stated === undefined || stated === directionOf(language)) return {};
    // Word marks each paragraph of a right-to-left document, English ones as well: only what shows another side than it would by itself is kept.
    const text = lineText(content);
    return automaticDirection(text, language) === stated || !hasBothSides(text) ? {} : { dir: stated };
  }

  const made = yield* blocks(root.children, false);
  if (made.length > MOST_BLOCKS) notes.add("too-long", String(made.length));
  return { blocks: made, notes: notes.all(), images };
}

/** A page ends here: as Word writes it, and as Google Docs does. */
function breaksPage(element: HtmlElement): boolean {
  const style = styleOf(element);
  return [style.get("page-break-before"), style.get("page-break-after"), style.get("break-before")].some((value) =>
    /always|page/.test(value ?? ""),
  );
}

function hasBothSides(text: string): boolean {
  return automaticDirection(text, "en") === "ltr" && automaticDirection(text, "ar") === "rtl" && /\p{L}/u.test(text);
}

function withoutBold(run: Extract<Inline, { type: "text" }>): Inline {
  const marks = (run.marks ?? []).filter((mark) => mark.type !== "bold");
  return marks.length > 0 ? { ...run, marks } : { type: "text", text: run.text };
}

function sideStated(element: HtmlElement): Direction | undefined {
  const stated = (element.attributes.get("dir") ?? styleOf(element).get("direction") ?? "").toLowerCase();
  return stated === "rtl" || stated === "ltr" ? stated : undefined;
}

function countElements(node: HtmlElement): number {
  return node.children.reduce((sum, child) => sum + (typeof child === "string" ? 0 : countElements(child)), 1);
}

/** Text without any form: each line is a paragraph. */
export function pasteText(source: string, { newId }: Pick<PasteOptions, "newId">): Pasted {
  const notes = new PasteNotes();
  const blocks = source.split(/\r?\n|\r/).flatMap((text): Block[] => {
    const content = tidyLine(textRun(text, BARE, notes));
    return content.length === 0 ? [] : [{ type: "paragraph", attrs: { id: newId() as never }, content }];
  });
  if (blocks.length > MOST_BLOCKS) notes.add("too-long", String(blocks.length));
  return { blocks, notes: notes.all(), images: [] };
}
