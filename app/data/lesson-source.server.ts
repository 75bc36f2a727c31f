import { contentHashOf } from "#app/data/authoring.server.ts";
import { loadDraft } from "#app/data/drafts.server.ts";
import { publishedSource } from "#app/data/published-source.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { DraftContent, DraftDocument } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** A lesson as its own course has it now: in its draft, else in what is published. */
export type LessonSource = {
  readonly content: DraftContent;
  readonly lesson: NonNullable<DraftContent["metadata"]["lessons"]>[number];
  readonly documents: Readonly<Partial<Record<Language, DraftDocument>>>;
  /** By language: SHA-256 of the canonical document. */
  readonly hashes: Readonly<Partial<Record<Language, string>>>;
  /** null: it was read in the draft. */
  readonly versionId: string | null;
};

/** A course as it is now: its draft, else its published version; `published`: that alone. null when it has neither. */
export async function courseNow(
  tx: Tx,
  courseId: string,
  which: "now" | "published" = "now",
): Promise<{ content: DraftContent; versionId: string | null } | null> {
  const draft = which === "now" ? await loadDraft(tx, courseId) : null;
  if (draft !== null) return { content: draft.content, versionId: null };
  const course = await tx.course.findUnique({ where: { id: courseId }, select: { publishedVersionId: true } });
  const source = course?.publishedVersionId == null ? null : await publishedSource(tx, course.publishedVersionId);
  if (source === null) return null;
  return { content: draftContentFrom(source.courseId, source.providerId, source.parts), versionId: course?.publishedVersionId ?? null };
}

/** A lesson of a course as that is now; null when it has no such lesson. */
export async function lessonSource(tx: Tx, courseId: string, lessonId: string): Promise<LessonSource | null> {
  const now = await courseNow(tx, courseId);
  const lesson = now?.content.metadata.lessons?.find(({ id }) => id === lessonId);
  if (now === null || lesson === undefined) return null;
  const documents: Partial<Record<Language, DraftDocument>> = {};
  const hashes: Partial<Record<Language, string>> = {};
  for (const language of LANGUAGES) {
    const document = now.content.documents[lessonPart(lessonId, language)];
    if (document === undefined) continue;
    documents[language] = document;
    hashes[language] = contentHashOf(document as unknown as Json);
  }
  return { ...now, lesson, documents, hashes };
}
