import type { Language } from "#app/domain/shared/language.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import ar from "../../../content/handbook/auditing/ar.md?raw";
import ckb from "../../../content/handbook/auditing/ckb.md?raw";
import en from "../../../content/handbook/auditing/en.md?raw";

/** Words in a row that look alike: `strong` as the screen writes them, `said` as a state or a verdict is called. */
export type Words = readonly { readonly look: "plain" | "strong" | "said"; readonly text: string }[];

export type HandbookBlock =
  { readonly kind: "text"; readonly words: Words } | { readonly kind: "steps" | "points"; readonly items: readonly Words[] };

export type HandbookSection = { readonly title: string; readonly blocks: readonly HandbookBlock[] };

/** A chapter of the handbook: for whom it is, and its sections in order. */
export type HandbookChapter = { readonly title: string; readonly lead: Words; readonly sections: readonly HandbookSection[] };

/** The part of a Markdown tree that chapters are written in. */
type Node = {
  readonly type: string;
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly value?: string;
  readonly children?: readonly Node[];
};

const TEXTS: Readonly<Record<Language, string>> = { ar, ckb, en };

/** The chapter for registrars and auditors in a language, as content/handbook/auditing has it. */
export function handbookChapter(language: Language): HandbookChapter {
  const nodes = (parseMarkdown(TEXTS[language]) as Node).children ?? [];
  const starts = nodes.flatMap((node, place) => (node.type === "heading" && node.depth === 2 ? [place] : []));
  const [title, lead] = nodes;
  return {
    title: plainOf(title),
    lead: wordsOf(lead),
    sections: starts.map((start, place) => ({
      title: plainOf(nodes[start]),
      blocks: nodes.slice(start + 1, starts[place + 1]).map(blockOf),
    })),
  };
}

function blockOf(node: Node): HandbookBlock {
  if (node.type !== "list") return { kind: "text", words: wordsOf(node) };
  return { kind: node.ordered === true ? "steps" : "points", items: (node.children ?? []).map((item) => wordsOf(item.children?.[0])) };
}

const LOOKS: Readonly<Record<string, Words[number]["look"]>> = { strong: "strong", emphasis: "said" };

const wordsOf = (node: Node | undefined): Words =>
  (node?.children ?? []).map((child) => ({ look: LOOKS[child.type] ?? "plain", text: plainOf(child) }));

/** A node's text in one line: where the file breaks a line says nothing. */
const plainOf = (node: Node | undefined): string =>
  node === undefined ? "" : (node.value ?? (node.children ?? []).map(plainOf).join("")).replaceAll("\n", " ");
