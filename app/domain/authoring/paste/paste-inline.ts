import type { Inline, Mark } from "#app/domain/authoring/document-schema.ts";
import { type HtmlElement, type HtmlNode, styleOf, textIn } from "#app/domain/authoring/paste/read-html.ts";
import type { PasteNotes } from "#app/domain/authoring/paste/paste-notes.ts";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
const PLAIN = "0123456789+-=()n";

/** `2` as `²`; null when a character of it has no such form. */
function asScript(text: string, letters: string): string | null {
  const found = Array.from(text.replaceAll("−", "-").replaceAll("–", "-"), (character) => {
    const index = PLAIN.indexOf(character);
    return index === -1 ? undefined : Array.from(letters)[index];
  });
  return found.every((letter) => letter !== undefined) ? found.join("") : null;
}

/** What a run of text wears so far. */
export type Wearing = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
  readonly script: "up" | "down" | null;
};
export const BARE: Wearing = { bold: false, italic: false, href: null, script: null };

const SILENT = new Set([
  "span",
  "font",
  "a",
  "o:p",
  "st1:place",
  "bdi",
  "bdo",
  "time",
  "abbr",
  "label",
  "wbr",
  "small",
  "big",
  "cite",
  "q",
  "dfn",
]);
/** Looks that a lesson does not have; the text stays. */
const LOOKS = new Set(["u", "s", "strike", "ins", "mark", "code", "kbd", "samp", "tt", "var"]);

function isBold(element: HtmlElement, style: ReadonlyMap<string, string>, before: boolean): boolean {
  const weight = style.get("font-weight");
  // Google Docs wraps everything in <b style="font-weight:normal">.
  if (weight !== undefined) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return before || element.tag === "b" || element.tag === "strong";
}

function isItalic(element: HtmlElement, style: ReadonlyMap<string, string>, before: boolean): boolean {
  const look = style.get("font-style");
  if (look !== undefined) return look === "italic" || look === "oblique";
  return before || element.tag === "i" || element.tag === "em";
}

/** What the element's own tag and style make of the text inside it. */
export function wornIn(element: HtmlElement, before: Wearing, notes: PasteNotes): Wearing {
  const style = styleOf(element);
  const href = element.tag === "a" ? hrefOf(element, notes) : null;
  const align = style.get("vertical-align");
  const script = element.tag === "sup" || align === "super" ? "up" : element.tag === "sub" || align === "sub" ? "down" : before.script;
  const line = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`;
  if ((LOOKS.has(element.tag) || /underline|line-through/.test(line)) && element.tag !== "a" && before.href === null)
    notes.add("formatting", textIn(element));
  return {
    bold: isBold(element, style, before.bold),
    italic: isItalic(element, style, before.italic),
    href: href ?? before.href,
    script,
  };
}

function hrefOf(link: HtmlElement, notes: PasteNotes): string | null {
  const href = link.attributes.get("href")?.trim() ?? "";
  if (/^https?:\/\/[^\s]+$/i.test(href) && href.length <= 2000) return href;
  if (/^#_?(ftn|edn|footnote)/i.test(href)) notes.add("footnote", textIn(link));
  // A link within the other document leads nowhere here.
  else if (href !== "" && !href.startsWith("#")) notes.add("link", href);
  return null;
}

/** The text with its white space as a browser would show it, marks as a lesson has them. */
export function textRun(raw: string, worn: Wearing, notes: PasteNotes): Inline[] {
  let text = raw.replace(/[\s\u00a0]+/g, " ").replace(/[\u00ad\ufeff\u200b]|\p{Cc}/gu, "");
  if (text === "") return [];
  if (worn.script !== null && text.trim() !== "") {
    const written = asScript(text.trim(), worn.script === "up" ? RAISED : LOWERED);
    if (written === null) notes.add("formatting", text);
    else {
      notes.add("script-as-character", text);
      text = written;
    }
  }
  const marks: Mark[] = [
    ...(worn.bold ? [{ type: "bold" } as const] : []),
    ...(worn.italic ? [{ type: "italic" } as const] : []),
    ...(worn.href === null ? [] : [{ type: "link", attrs: { href: worn.href } } as const]),
  ];
  return [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];
}

/** Whether the element may stand inside a line without a word about it. */
export function isInline(node: HtmlNode): boolean {
  if (typeof node === "string") return true;
  const { tag } = node;
  return SILENT.has(tag) || LOOKS.has(tag) || ["b", "strong", "i", "em", "sup", "sub", "br", "del", "img"].includes(tag);
}

/** A line as a document keeps it: one run for neighbours that wear the same, single spaces, none at the ends. */
export function tidyLine(runs: readonly Inline[]): Inline[] {
  const line: Inline[] = [];
  for (const run of runs) {
    const last = line.at(-1);
    if (run.type !== "text") {
      if (run.type === "hardBreak" && last?.type === "text") line[line.length - 1] = { ...last, text: last.text.trimEnd() };
      line.push(run);
      continue;
    }
    const begins = last === undefined || last.type === "hardBreak";
    const spaced = last?.type === "text" && last.text.endsWith(" ");
    const text = begins || spaced ? run.text.replace(/^ +/, "") : run.text;
    if (text === "") continue;
    if (last?.type === "text" && JSON.stringify(last.marks) === JSON.stringify(run.marks))
      line[line.length - 1] = { ...last, text: last.text + text };
    else line.push({ ...run, text });
  }
  for (;;) {
    const last = line.at(-1);
    if (last === undefined) return line;
    if (last.type === "text") {
      const text = last.text.trimEnd();
      if (text !== "") {
        line[line.length - 1] = { ...last, text };
        break;
      }
    } else if (last.type !== "hardBreak") break;
    line.pop();
  }
  while (line[0]?.type === "hardBreak") line.shift();
  return line.filter((run) => run.type !== "text" || run.text !== "");
}
