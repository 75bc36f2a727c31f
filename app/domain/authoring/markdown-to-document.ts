import { z } from "zod";
import {
  type Block,
  type CheckOption,
  type Inline,
  type LessonDocument,
  type Mark,
  type Rationale,
  type Reveal,
  SCHEMA_VERSION,
  type TableRow,
  parseDocument,
} from "#app/domain/authoring/document-schema.ts";
import { Language } from "#app/domain/shared/language.ts";

/** Something wrong in a lesson's text, with the line on which it stands (from 1). */
export type LessonFault = { readonly line: number; readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

/** A document, and the line on which each of its blocks began. */
export type ReadLesson = { readonly document: LessonDocument; readonly lineOf: ReadonlyMap<string, number> };

const Passage = z
  .object({ lang: Language.optional(), dir: z.enum(["ltr", "rtl"]).optional() })
  .refine(({ lang, dir }) => lang !== undefined || dir !== undefined);

/** The part of an mdast node (unist, mdast-util-gfm, mdast-util-directive) that is read here. */
type Node = {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly checked?: boolean | null;
  readonly url?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly position?: { readonly start: { readonly line: number; readonly offset: number }; readonly end: { readonly offset: number } };
};

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const HEADING_ID = /\s*\{#([^{}\s]*)\}\s*$/;
const CITATION = /\[@([^[\]]+)\]/g;

/**
 * Turns parsed Markdown of our dialect (content/handbook/authoring.md) into a document, or names every line that is not of the
 * dialect. `source` is the text that was parsed: what only looks like a directive ("16:30") is restored from it.
 */
export function markdownToDocument(
  tree: unknown,
  source: string,
): { ok: true; value: ReadLesson } | { ok: false; faults: readonly LessonFault[] } {
  const faults: LessonFault[] = [];
  const lineOf = new Map<string, number>();
  const counters = new Map<string, number>();
  const fault = (node: Node, code: string, params?: Record<string, string | number>): void => {
    faults.push({ line: lineAt(node), code, ...(params === undefined ? {} : { params }) });
  };
  const remember = (id: string, node: Node): string => {
    if (lineOf.has(id)) fault(node, "duplicate-block-id", { id });
    else lineOf.set(id, lineAt(node));
    return id;
  };
  /** Ids of paragraphs, lists and tables come from what they stand in. */
  const derived = (within: string, letter: string, node: Node): string => {
    const key = `${within}-${letter}`;
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return remember(`${key}${count}`, node);
  };
  const written = (node: Node): string => {
    const id = node.attributes?.["id"] ?? "";
    if (!SLUG.test(id)) fault(node, "block-needs-id", { block: node.name ?? node.type });
    return remember(id === "" ? `missing-${lineAt(node)}` : id, node);
  };
  const attribute = (node: Node, name: string): string => {
    const value = node.attributes?.[name]?.trim() ?? "";
    if (value === "") fault(node, "attribute-missing", { block: node.name ?? "", attribute: name });
    return value;
  };
  const onlyAttributes = (node: Node, names: readonly string[]): void => {
    for (const name of Object.keys(node.attributes ?? {})) {
      if (name !== "id" && !names.includes(name)) fault(node, "attribute-unknown", { block: node.name ?? "", attribute: name });
    }
  };
  const sourceOf = (node: Node): string =>
    node.position === undefined ? "" : source.slice(node.position.start.offset, node.position.end.offset);

  function inline(nodes: readonly Node[], marks: readonly Mark[] = []): Inline[] {
    const text = (value: string): Inline => ({ type: "text", text: value, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
    const runs = nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case "text":
          return citations(node, node.value ?? "", text);
        case "strong":
          return inline(node.children ?? [], [...marks, { type: "bold" }]);
        case "emphasis":
          return inline(node.children ?? [], [...marks, { type: "italic" }]);
        case "break":
          return [{ type: "hardBreak" }];
        case "link":
          if (!/^https?:\/\//.test(node.url ?? "")) fault(node, "link-not-http", { href: node.url ?? "" });
          return inline(node.children ?? [], [...marks, { type: "link", attrs: { href: node.url ?? "" } }]);
        case "textDirective": {
          const lang = Language.safeParse(node.attributes?.["lang"]);
          if (node.name === "lang" && lang.success)
            return inline(node.children ?? [], [...marks, { type: "language", attrs: { lang: lang.data } }]);
          if ((node.children ?? []).length > 0 || Object.keys(node.attributes ?? {}).length > 0)
            fault(node, "directive-unknown", { directive: node.name ?? "" });
          return [text(sourceOf(node) || `:${node.name ?? ""}`)];
        }
        case "html":
          fault(node, "html-not-allowed");
          return [];
        default:
          fault(node, "markdown-not-supported", { what: node.type });
          return [];
      }
    });
    return joined(runs);
  }

  function citations(node: Node, value: string, text: (value: string) => Inline): Inline[] {
    const found: Inline[] = [];
    let from = 0;
    const plain = (end: number): void => {
      // A line break inside a paragraph is a space; the space before a citation is kept off the line's end by the renderer.
      const piece = value.slice(from, end).replace(/\s*\n\s*/g, " ");
      if (piece !== "") found.push(text(piece));
    };
    for (const match of value.matchAll(CITATION)) {
      plain(match.index);
      const ids = (match[1] ?? "").split(";").map((id) => id.trim().replace(/^@/, ""));
      for (const id of ids) if (!SLUG.test(id)) fault(node, "reference-malformed", { reference: id });
      found.push({ type: "reference", attrs: { ids: ids as never } });
      from = match.index + match[0].length;
    }
    plain(value.length);
    return found;
  }

  function blocks(nodes: readonly Node[], within: string): Block[] {
    return nodes.flatMap((node): Block[] => {
      switch (node.type) {
        case "heading":
          fault(node, "heading-inside-block");
          return [];
        case "paragraph": {
          if (sourceOf(node).startsWith(":::")) fault(node, "directive-malformed", { text: sourceOf(node).slice(0, 60) });
          const id = derived(within, "p", node);
          return [{ type: "paragraph", attrs: { id: id as never }, content: inline(node.children ?? []) }];
        }
        case "list": {
          const ordered = node.ordered === true;
          const id = derived(within, "l", node);
          const content = (node.children ?? []).map((item) => {
            if (typeof item.checked === "boolean") fault(item, "options-outside-check");
            return { type: "listItem" as const, content: blocks(item.children ?? [], id) };
          });
          return [
            ordered
              ? { type: "orderedList", attrs: { id: id as never, start: node.start ?? 1 }, content }
              : { type: "bulletList", attrs: { id: id as never }, content },
          ];
        }
        case "table": {
          const id = derived(within, "t", node);
          const width = node.children?.[0]?.children?.length ?? 0;
          const content = (node.children ?? []).map((row, index): TableRow => {
            const cells = row.children ?? [];
            if (cells.length !== width) fault(row, "table-row-width", { cells: cells.length, columns: width });
            return {
              type: "tableRow",
              content: cells.map((cell) => ({ type: index === 0 ? "tableHeader" : "tableCell", content: inline(cell.children ?? []) })),
            };
          });
          return [{ type: "table", attrs: { id: id as never }, content }];
        }
        case "blockquote": {
          const id = derived(within, "q", node);
          return [{ type: "blockquote", attrs: { id: id as never }, content: blocks(node.children ?? [], id) }];
        }
        case "containerDirective":
          return node.name === "passage" ? passage(node, within) : directive(node);
        case "leafDirective":
          return directive(node);
        case "html":
          fault(node, "html-not-allowed");
          return [];
        default:
          fault(node, "markdown-not-supported", { what: node.type });
          return [];
      }
    });
  }

  /** What stands inside keeps the ids that it would have without the fence: a passage is no block, only a language and a direction. */
  function passage(node: Node, within: string): Block[] {
    onlyAttributes(node, ["lang", "dir"]);
    const stated = Passage.safeParse({ lang: node.attributes?.["lang"], dir: node.attributes?.["dir"] });
    if (!stated.success || node.attributes?.["id"] !== undefined) fault(node, "passage-malformed");
    return blocks(node.children ?? [], within).map((block) => {
      switch (block.type) {
        case "paragraph":
        case "bulletList":
        case "orderedList":
        case "table":
        case "blockquote":
          return { ...block, attrs: { ...block.attrs, ...stated.data } } as Block;
        default:
          fault(node, "passage-holds-text");
          return block;
      }
    });
  }

  function directive(node: Node): Block[] {
    const children = node.children ?? [];
    if (node.type === "containerDirective" && children.some((child) => isLabel(child)))
      fault(node, "directive-malformed", { text: sourceOf(node).slice(0, 60) });
    const id = written(node) as never;
    switch (node.name) {
      case "page-break":
        onlyAttributes(node, []);
        if (children.length > 0) fault(node, "directive-malformed", { text: sourceOf(node).slice(0, 60) });
        return [{ type: "pageBreak", attrs: { id } }];
      case "quote": {
        onlyAttributes(node, ["source", "licence"]);
        return [
          {
            type: "blockquote",
            attrs: { id, source: attribute(node, "source"), licence: attribute(node, "licence") },
            content: blocks(children, id),
          },
        ];
      }
      case "comparison": {
        onlyAttributes(node, []);
        const [only, ...more] = blocks(children, id);
        if (only?.type !== "table" || more.length > 0) {
          fault(node, "comparison-is-one-table");
          return [];
        }
        return [{ type: "table", attrs: { id, kind: "comparison" }, content: only.content.map(withHead) }];
      }
      case "note":
      case "warning":
      case "key":
        onlyAttributes(node, []);
        return [{ type: "callout", attrs: { id, kind: node.name }, content: blocks(children, id) }];
      case "figure": {
        onlyAttributes(node, ["src", "alt", "credit", "licence"]);
        const attrs = {
          id,
          src: attribute(node, "src"),
          alt: attribute(node, "alt"),
          credit: attribute(node, "credit"),
          licence: attribute(node, "licence"),
        };
        if (children.length > 1 || (children[0] !== undefined && children[0].type !== "paragraph")) fault(node, "caption-is-one-paragraph");
        return [{ type: "figure", attrs, content: inline(children[0]?.children ?? []) }];
      }
      case "dose":
        onlyAttributes(node, ["drug", "route", "amount", "unit", "interval", "source"]);
        return [
          {
            type: "doseBlock",
            attrs: {
              id,
              drug: attribute(node, "drug"),
              route: attribute(node, "route"),
              amount: attribute(node, "amount"),
              unit: attribute(node, "unit") as never,
              interval: attribute(node, "interval"),
              source: attribute(node, "source") as never,
            },
            content: blocks(children, id),
          },
        ];
      case "case": {
        onlyAttributes(node, ["title"]);
        const content = children.flatMap((child): (Block | Reveal)[] => {
          if (child.name !== "reveal") return blocks([child], id);
          onlyAttributes(child, []);
          const inner = written(child) as never;
          return [{ type: "reveal", attrs: { id: inner }, content: blocks(child.children ?? [], inner) }];
        });
        return [{ type: "caseVignette", attrs: { id, title: attribute(node, "title") }, content }];
      }
      case "check": {
        onlyAttributes(node, []);
        const content = children.flatMap((child): (Block | CheckOption | Rationale)[] => {
          if (child.type === "list" && (child.children ?? []).some((item) => typeof item.checked === "boolean")) return options(child);
          if (child.name !== "rationale") return blocks([child], id);
          onlyAttributes(child, []);
          const inner = written(child) as never;
          return [{ type: "rationale", attrs: { id: inner }, content: blocks(child.children ?? [], inner) }];
        });
        return [{ type: "knowledgeCheck", attrs: { id }, content }];
      }
      case "audio":
        onlyAttributes(node, ["src", "title", "transcript"]);
        return [
          {
            type: "audio",
            attrs: { id, src: attribute(node, "src"), title: attribute(node, "title"), transcript: attribute(node, "transcript") },
          },
        ];
      case "video":
        onlyAttributes(node, ["src", "title", "captions", "transcript"]);
        return [
          {
            type: "video",
            attrs: {
              id,
              src: attribute(node, "src"),
              title: attribute(node, "title"),
              captions: attribute(node, "captions"),
              transcript: attribute(node, "transcript"),
            },
          },
        ];
      case "file":
        onlyAttributes(node, ["src", "title"]);
        return [{ type: "file", attrs: { id, src: attribute(node, "src"), title: attribute(node, "title") } }];
      default:
        fault(node, "directive-unknown", { directive: node.name ?? "" });
        return [];
    }
  }

  function options(list: Node): CheckOption[] {
    return (list.children ?? []).map((item) => {
      if (typeof item.checked !== "boolean") fault(item, "option-without-box");
      const [paragraph, ...more] = item.children ?? [];
      if (paragraph?.type !== "paragraph" || more.length > 0) fault(item, "option-is-one-paragraph");
      return { type: "option", attrs: { correct: item.checked === true }, content: inline(paragraph?.children ?? []) };
    });
  }

  function top(nodes: readonly Node[]): Block[] {
    let section: string | null = null;
    return nodes.flatMap((node): Block[] => {
      if (node.type !== "heading") {
        if (section === null) fault(node, "text-before-first-section");
        return blocks([node], section ?? "before");
      }
      const [content, id] = headingId(node);
      if (id === null || !SLUG.test(id)) fault(node, "heading-needs-id");
      if (node.depth !== 2 && node.depth !== 3) fault(node, "heading-level", { level: node.depth ?? 0 });
      if (node.depth === 3 && section === null) fault(node, "text-before-first-section");
      section = id ?? `missing-${lineAt(node)}`;
      return [
        { type: "heading", attrs: { id: remember(section, node) as never, level: node.depth === 3 ? 3 : 2 }, content: inline(content) },
      ];
    });
  }

  const root = tree as Node;
  const document: LessonDocument = { type: "doc", schemaVersion: SCHEMA_VERSION, content: top(root.children ?? []) };
  if (document.content.length === 0) fault(root, "lesson-empty");
  if (faults.length > 0) return { ok: false, faults };
  const parsed = parseDocument(document);
  if (parsed.ok) return { ok: true, value: { document: parsed.value, lineOf } };
  return {
    ok: false,
    faults: parsed.faults.map(({ path, code }) => ({
      line: lineOfPath(document, path, lineOf),
      code: "block-malformed",
      params: { where: path.slice(-3).map(String).join("."), why: code },
    })),
  };
}

function headingId(node: Node): [readonly Node[], string | null] {
  const children = [...(node.children ?? [])];
  const last = children.at(-1);
  const match = last?.type === "text" ? HEADING_ID.exec(last.value ?? "") : null;
  if (last === undefined || match === null) return [children, null];
  const rest = (last.value ?? "").slice(0, match.index);
  return [[...children.slice(0, -1), ...(rest === "" ? [] : [{ ...last, value: rest }])], match[1] ?? null];
}

/** In a comparison the first cell of each row says in what is compared. */
function withHead(row: TableRow): TableRow {
  return { ...row, content: row.content.map((cell, index) => (index === 0 ? { ...cell, type: "tableHeader" } : cell)) };
}

function isLabel(node: Node): boolean {
  return (node as { data?: { directiveLabel?: boolean } }).data?.directiveLabel === true;
}

function lineAt(node: Node): number {
  return node.position?.start.line ?? 1;
}

function lineOfPath(document: LessonDocument, path: readonly PropertyKey[], lineOf: ReadonlyMap<string, number>): number {
  const index = path[0] === "content" && typeof path[1] === "number" ? path[1] : 0;
  return lineOf.get(document.content[index]?.attrs.id ?? "") ?? 1;
}

/** Neighbouring texts with the same marks as one: so an editor keeps them, and "16" beside ":30" is a time again. */
function joined(runs: readonly Inline[]): Inline[] {
  const whole: Inline[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (run.type === "text" && last?.type === "text" && JSON.stringify(run.marks) === JSON.stringify(last.marks))
      whole[whole.length - 1] = { ...last, text: last.text + run.text };
    else whole.push(run);
  }
  return whole;
}
