import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { UploadFault } from "#app/domain/media/upload-state.ts";

/** A picture inside a document that becomes a lesson. `bytes`: null where the document only links to it. */
export type LessonPicture = { readonly blockId: string; readonly name: string; readonly bytes: Uint8Array | null };

/** A picture that is not taken over: its place in the lesson stays empty. */
export type PictureNotTaken = { readonly name: string; readonly why: UploadFault | "linked" | "too-many" };

/** The document with a file for each figure that `files` has one for, by the figure's id. */
export function withPictures(document: LessonDocument, files: ReadonlyMap<string, string>): LessonDocument {
  return { ...document, content: filled(document.content, files) as LessonDocument["content"] };
}

function filled(nodes: readonly unknown[], files: ReadonlyMap<string, string>): unknown[] {
  return nodes.map((node) => {
    if (typeof node !== "object" || node === null) return node;
    const { type, attrs, content } = node as { type?: unknown; attrs?: { id?: unknown }; content?: unknown };
    const src = type === "figure" && typeof attrs?.id === "string" ? files.get(attrs.id) : undefined;
    return {
      ...node,
      ...(src === undefined ? {} : { attrs: { ...attrs, src } }),
      ...(Array.isArray(content) ? { content: filled(content, files) } : {}),
    };
  });
}
