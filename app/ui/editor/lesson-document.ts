import type { JSONContent } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { type LessonDocument, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";

const LEAVES = new Set(["text", "hardBreak", "reference", "unsupported", "audio", "video", "file", "equation", "pageBreak"]);
/** What need not be said is not there at all when it is empty. */
const NEED_NOT_BE = new Set(["blockquote source", "blockquote licence"]);
const WITH_LINES = new Set(["paragraph", "heading", "figure", "option", "tableCell", "tableHeader"]);
const CELLS = new Set(["tableCell", "tableHeader"]);

type Json = {
  readonly type: string;
  readonly attrs?: Record<string, unknown>;
  readonly content?: readonly Json[];
  readonly [other: string]: unknown;
};

/** A node of the editor is never changed, only replaced: of what stays, this is known from the last copy. */
const BLOCKS = new WeakMap<ProseNode, Json>();

function blockOf(node: ProseNode): Json {
  const known = BLOCKS.get(node);
  if (known !== undefined) return known;
  const block = kept(node.toJSON() as Json);
  BLOCKS.set(node, block);
  return block;
}

/** What is in the editor, as a document: what it opened with comes back unchanged, whatever the editor needs besides is left out. */
export function documentOf(doc: ProseNode): LessonDocument {
  const content = doc.children.map(blockOf);
  // Incomplete while it is written: `incompleteBlocks` and the server's schema judge it.
  return { type: "doc", schemaVersion: SCHEMA_VERSION, content: content as unknown as LessonDocument["content"] };
}

function kept(node: Json): Json {
  const { type, attrs, content, ...rest } = node;
  if (type === "unsupported" || type === "unsupportedInline") return { type: "unsupported", ...(attrs === undefined ? {} : { attrs }) };
  const said = Object.entries(attrs ?? {}).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== null &&
      !(CELLS.has(type) && value === 1 && name.endsWith("span")) &&
      !(value === "" && NEED_NOT_BE.has(`${type} ${name}`)),
  );
  return {
    type,
    ...(said.length > 0 ? { attrs: Object.fromEntries(said) } : {}),
    ...(LEAVES.has(type) ? {} : { content: (content ?? []).map(kept) }),
    ...rest,
  };
}

/** A document as Tiptap's `content`. An empty one begins with an empty paragraph, for the caret needs a place. */
export function editorFrom(document: LessonDocument, newId: () => string): JSONContent {
  const content = document.content.map((block) => opened(block as unknown as Json, false));
  return {
    type: "doc",
    content: (content.length > 0 ? content : [{ type: "paragraph", attrs: { id: newId() } }]) as unknown as JSONContent[],
  };
}

function opened(node: Json, inLine: boolean): Json {
  if (node.type === "unsupported") return inLine ? { ...node, type: "unsupportedInline" } : node;
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map((child) => opened(child, WITH_LINES.has(node.type))) };
}
