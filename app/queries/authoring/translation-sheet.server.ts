import { authorIn, authorsNamed, newestParts, wholeRevision } from "#app/data/drafts.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { standingsIn } from "#app/data/translation-marks.server.ts";
import { type BlockDifference, documentDifference, wordDifference } from "#app/domain/authoring/document-difference.ts";
import { type Block, type LessonDocument, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart, lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { ShownText, StandingUnit, TranslationSheet } from "#app/domain/authoring/translation-board.ts";
import { plainTextOf, sourceLanguageOf, textsIn } from "#app/domain/authoring/translation-unit.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * A part of a draft in one language beside its source, text by text, with where each stands and what its source says otherwise since it was
 * translated. null: there is no such part to translate, or the draft is not the actor's to read.
 */
export async function translationSheet(
  actor: Actor,
  { courseId, part, language }: { readonly courseId: CourseId; readonly part: DraftPart; readonly language: Language },
): Promise<TranslationSheet | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const parts = await newestParts(db(), courseId);
  const draft = draftContentFrom(courseId, course.providerId, parts);
  const source = sourceLanguageOf(draft.metadata);
  const lesson = lessonOfPart(part);
  const isLessons = lesson !== null && lesson.language === language && draft.metadata.lessons?.some(({ id }) => id === lesson.lessonId);
  if (language === source || (isLessons !== true && part !== "metadata" && part !== "items")) return null;
  const sourcePart = lesson === null ? part : lessonPart(lesson.lessonId, source);
  const [newest, original] = [parts.find((one) => one.part === part), parts.find((one) => one.part === sourcePart)];
  const units = (await standingsIn(db(), draft, language)).filter((unit) => unit.part === part);
  return {
    courseId,
    metadata: draft.metadata,
    part,
    source,
    language,
    revision: newest?.revision ?? 0,
    sourceRevision: original?.revision ?? 0,
    savedAt: newest?.at ?? null,
    content: newest?.content ?? null,
    sourceContent: original?.content ?? null,
    texts: await shownTexts(courseId, sourcePart, source, units),
  };
}

async function shownTexts(
  courseId: CourseId,
  sourcePart: DraftPart,
  source: Language,
  units: readonly StandingUnit[],
): Promise<readonly ShownText[]> {
  const authors = await authorsNamed(
    db(),
    units.flatMap(({ standing }) => standing.said?.by ?? []),
  );
  const translated = new Set(units.flatMap(({ standing }) => (standing.stale ? (standing.translatedRevision ?? []) : [])));
  const earlier = new Map<number, Json>();
  for (const number of translated) {
    const revision = await wholeRevision(db(), courseId, sourcePart, number);
    if (revision !== null) earlier.set(number, revision.content);
  }
  return units.map(({ key, source: text, target, standing }) => {
    const { step, stale, said, translatedRevision } = standing;
    const before = stale && translatedRevision !== null ? earlier.get(translatedRevision) : undefined;
    return {
      key,
      source: text,
      target,
      step,
      stale,
      by: said === null || said.by === null ? null : authorIn(authors, said.by),
      at: said?.at ?? null,
      remark: said?.remark ?? "",
      changes: before === undefined ? null : changesOf(key, sourcePart, source, before, text),
    };
  });
}

function changesOf(key: string, part: DraftPart, source: Language, before: Json, now: Json): readonly BlockDifference[] {
  if (part === "metadata" || part === "items") {
    const was = textsIn(before).find(({ path }) => path === key)?.text[source] ?? "";
    return [{ blockId: key, type: "text", change: "changed", words: wordDifference(was.trim(), plainTextOf(now)), fields: [] }];
  }
  const of = (...content: Block[]): LessonDocument => ({ type: "doc", schemaVersion: SCHEMA_VERSION, content });
  const was = (before as unknown as LessonDocument).content.filter(({ attrs }) => attrs.id === key);
  return documentDifference(of(...was), of(now as unknown as Block)).filter(({ change }) => change !== "same");
}
