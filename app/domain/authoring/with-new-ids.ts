import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";

/**
 * The document with another id for each block, by `idOf`: the copy of a lesson is another lesson, and what was read in one is not read in the
 * other (R43). Ask the same `idOf` for each language, so that the blocks stay each other's translations.
 */
export function withNewIds(document: LessonDocument, idOf: (id: string) => string): LessonDocument {
  return { ...document, content: renamed(document.content, idOf) as LessonDocument["content"] };
}

function renamed(nodes: readonly unknown[], idOf: (id: string) => string): unknown[] {
  return nodes.map((node) => {
    if (!isRecord(node)) return node;
    const attrs =
      isRecord(node["attrs"]) && typeof node["attrs"]["id"] === "string"
        ? { attrs: { ...node["attrs"], id: idOf(node["attrs"]["id"]) } }
        : {};
    const content = Array.isArray(node["content"]) ? { content: renamed(node["content"], idOf) } : {};
    return { ...node, ...attrs, ...content };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
