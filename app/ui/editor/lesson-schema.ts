import { type Extensions, Mark, Node } from "@tiptap/core";

/**
 * The nodes and marks of a lesson as Tiptap knows them: the editor's side of `domain/authoring/document-schema`, which decides. A test
 * opens every lesson of content/courses with them and gets it back unchanged; how each node looks and is edited is added beside it.
 */

/** Attributes by name; `null` stands for "must be given". */
const attributes = (names: readonly string[]) => () => Object.fromEntries(names.map((name) => [name, { default: null }]));

type Shape = { readonly content?: string; readonly attrs?: readonly string[]; readonly group?: string; readonly inline?: boolean };

const node = (name: string, { content = "", attrs = [], group = "", inline = false }: Shape) =>
  Node.create({ name, group, content, inline, atom: content === "", addAttributes: attributes(attrs) });

const block = (name: string, content: string, attrs: readonly string[] = []) =>
  node(name, { content, group: "block", attrs: ["id", ...attrs] });

/** Language and direction of its own, which few blocks have (R41): without them nothing is written into the document. */
const PASSAGE = { lang: { default: undefined }, dir: { default: undefined } };
const passage = (name: string, content: string, attrs: readonly string[] = []) =>
  block(name, content, attrs).extend({ addAttributes: () => ({ ...attributes(["id", ...attrs])(), ...PASSAGE }) });

/** For Tiptap's `extensions`: the whole lesson document, and nothing that it could not hold. */
export const LESSON_SCHEMA: Extensions = [
  Node.create({ name: "doc", topNode: true, content: "block+" }),
  Node.create({ name: "text", group: "inline" }),
  node("hardBreak", { group: "inline", inline: true }),
  node("reference", { group: "inline", inline: true, attrs: ["ids"] }),
  passage("paragraph", "inline*"),
  passage("heading", "inline*", ["level"]),
  passage("bulletList", "listItem+"),
  passage("orderedList", "listItem+", ["start"]),
  node("listItem", { content: "block*" }),
  passage("table", "tableRow+"),
  node("tableRow", { content: "(tableCell | tableHeader)+" }),
  node("tableCell", { content: "inline*" }),
  node("tableHeader", { content: "inline*" }),
  passage("blockquote", "block*"),
  block("callout", "block*", ["kind"]),
  block("figure", "inline*", ["src", "alt", "credit", "licence"]),
  block("doseBlock", "block*", ["drug", "route", "amount", "unit", "interval", "source"]),
  block("caseVignette", "(block | reveal)*", ["title"]),
  node("reveal", { content: "block*", attrs: ["id"] }),
  block("knowledgeCheck", "(block | option | rationale)*"),
  node("option", { content: "inline*", attrs: ["correct"] }),
  node("rationale", { content: "block*", attrs: ["id"] }),
  block("audio", "", ["src", "title", "transcript"]),
  block("video", "", ["src", "title", "captions", "transcript"]),
  block("file", "", ["src", "title"]),
  // What this version does not know is kept whole (R39).
  block("unsupported", "", ["node"]),
  Mark.create({ name: "bold" }),
  Mark.create({ name: "italic" }),
  Mark.create({ name: "link", addAttributes: attributes(["href"]) }),
  Mark.create({ name: "language", addAttributes: attributes(["lang"]) }),
];
