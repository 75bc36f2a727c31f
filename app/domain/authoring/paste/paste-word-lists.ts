import type { Block, ListItem } from "#app/domain/authoring/document-schema.ts";
import { type HtmlElement, type HtmlNode, styleOf, textIn } from "#app/domain/authoring/paste/read-html.ts";

/** A paragraph that Word shows as a line of a list: Word writes no lists, only paragraphs with a drawn sign before them. */
export type WordItem = { readonly level: number; readonly ordered: boolean; readonly start: number; readonly content: readonly Block[] };

const LEVEL = /\blevel([1-9])\b/;
const NUMBERED = /^\(?((?:\d+[.)-])+\d*|\d+|[a-z]{1,3}|[ivxlc]+|[\u0660-\u0669]+|[\u06f0-\u06f9]+|[أابجدهوزحطي])\s*[.)-]?$/iu;
const ASCII_ZERO = 0x30;

/** On which level of which kind of list Word shows this paragraph; null when it is none. */
export function wordListOf(element: HtmlElement): Omit<WordItem, "content"> | null {
  const list = styleOf(element).get("mso-list");
  if (list === undefined || list.toLowerCase() === "none" || /\bignore\b/i.test(list)) return null;
  const sign = signIn(element)?.trim() ?? "";
  // A letter alone may be a bullet in a font of signs: Word's hollow one is an "o" in Courier, its square a "§" in Wingdings.
  const ordered = NUMBERED.test(sign) && sign !== "o";
  const number = Number(
    (/[\d\u0660-\u0669\u06f0-\u06f9]+(?=\D*$)/u.exec(sign)?.[0] ?? "1").replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) =>
      String.fromCharCode(ASCII_ZERO + ((digit.codePointAt(0) ?? 0) & 0xf)),
    ),
  );
  return { level: Number(LEVEL.exec(list)?.[1] ?? 1), ordered, start: ordered && number <= 9999 ? number : 1 };
}

/** The drawn sign of a list's line, which the list itself will draw. */
export function isWordSign(element: HtmlElement): boolean {
  return /^ignore$/i.test(styleOf(element).get("mso-list") ?? "");
}

function signIn(node: HtmlNode): string | null {
  if (typeof node === "string") return null;
  if (isWordSign(node)) return textIn(node).replaceAll("\u00a0", " ");
  for (const child of node.children) {
    const found = signIn(child);
    if (found !== null) return found;
  }
  return null;
}

/** A list holds so many lines; the next ones stand in a list that goes on counting. */
export const MOST_ITEMS = 200;

type Open = {
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly items: { content: Block[] }[];
  readonly into: Block[];
};

/** Word's lines as lists within lists. */
export function listsOf(lines: readonly WordItem[], newId: () => string): Block[] {
  const lists: Block[] = [];
  const open: Open[] = [];
  const close = () => {
    const list = open.pop();
    if (list !== undefined) list.into.push(...listBlocks(list, newId));
  };
  for (const line of lines) {
    while ((open.at(-1)?.level ?? 0) > line.level) close();
    if (open.at(-1)?.level === line.level && open.at(-1)?.ordered !== line.ordered) close();
    if ((open.at(-1)?.level ?? 0) < line.level) {
      const into = open.at(-1)?.items.at(-1)?.content ?? lists;
      open.push({ level: line.level, ordered: line.ordered, start: line.start, items: [], into });
    }
    open.at(-1)?.items.push({ content: [...line.content] });
  }
  while (open.length > 0) close();
  return lists;
}

/** One list, or several that go on counting when it is longer than a document allows. */
export function listBlocks(
  list: { readonly ordered: boolean; readonly start: number; readonly items: readonly { readonly content: readonly Block[] }[] },
  newId: () => string,
): Block[] {
  const parts: Block[] = [];
  for (let from = 0; from < list.items.length; from += MOST_ITEMS) {
    const content = list.items.slice(from, from + MOST_ITEMS).map((item): ListItem => ({ type: "listItem", content: item.content }));
    const id = newId() as never;
    parts.push(
      list.ordered
        ? { type: "orderedList", attrs: { id, start: list.start + from }, content }
        : { type: "bulletList", attrs: { id }, content },
    );
  }
  return parts;
}
