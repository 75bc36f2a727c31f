import { randomUUID } from "node:crypto";
import { contentHashOf } from "#app/data/authoring.server.ts";
import { loadDraft } from "#app/data/drafts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { type DraftPart, lessonOfPart, lessonPart } from "#app/domain/authoring/draft-part.ts";
import { type StandingUnit, standingUnits, unitName } from "#app/domain/authoring/translation-board.ts";
import type { MarkState, TranslationMark } from "#app/domain/authoring/translation-state.ts";
import { type TranslationUnit, blockUnits, sourceLanguageOf, textUnits, translationUnits } from "#app/domain/authoring/translation-unit.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/** All that was said of the texts of a draft, by unitName, the oldest first. */
export async function marksOf(tx: Tx, courseId: string): Promise<ReadonlyMap<string, readonly TranslationMark[]>> {
  const rows = await tx.translationMark.findMany({ where: { courseId }, orderBy: { position: "asc" } });
  const marks = new Map<string, TranslationMark[]>();
  for (const { part, language, key, state, sourceHash, targetHash, sourceRevision, remark, markedBy, markedAt } of rows) {
    const name = unitName({ part: part as DraftPart, language: language as Language, key });
    const mark = {
      state: state as MarkState,
      sourceHash,
      targetHash,
      sourceRevision,
      remark,
      by: markedBy,
      at: instantAt(markedAt.getTime()),
    };
    marks.set(name, [...(marks.get(name) ?? []), mark]);
  }
  return marks;
}

export type MarksToSave = {
  readonly courseId: string;
  readonly part: DraftPart;
  readonly language: Language;
  readonly state: MarkState;
  readonly sourceRevision: number;
  readonly remark: string;
  readonly by: string;
  readonly units: readonly { readonly key: string; readonly sourceHash: string; readonly targetHash: string }[];
};

/** Says something of several texts of one part in one act; gives the act's id. */
export async function insertMarks(tx: Tx, { units, by, ...said }: MarksToSave, at: Instant): Promise<string> {
  const actId = randomUUID();
  await tx.translationMark.createMany({ data: units.map((unit) => ({ actId, ...said, ...unit, markedBy: by, markedAt: at })) });
  return actId;
}

/** The texts as they were in the first revision of what holds them, beside the source that stood there then. */
async function firstUnits(tx: Tx, courseId: string, source: Language, languages: readonly Language[]) {
  const rows = await tx.$queryRaw<{ part: DraftPart; content: Json; sourceRevision: number; source: Json }[]>`
    SELECT t.part, t.content, s.number AS "sourceRevision", s.content AS source
      FROM draft_revision t
      JOIN LATERAL (
        SELECT number, content FROM draft_revision r
         WHERE r.course_id = t.course_id AND r.part = regexp_replace(t.part, '/(ar|ckb|en)$', '/' || ${source}::text)
           AND (r.number = 1 OR (t.part LIKE 'lesson/%' AND r.saved_at <= t.saved_at))
         ORDER BY number DESC LIMIT 1) s ON true
     WHERE t.course_id = ${courseId} AND t.number = 1
       AND (t.part IN ('metadata', 'items') OR (t.part LIKE 'lesson/%' AND split_part(t.part, '/', 3) = ANY(${[...languages]}::text[])))`;
  return rows.flatMap(({ part, content, sourceRevision, source: original }) => {
    const inLesson = lessonOfPart(part);
    const own = inLesson === null ? languages : [inLesson.language];
    return own.flatMap((language) => {
      const units =
        part === "metadata" || part === "items"
          ? textUnits(part, content, source, language)
          : blockUnits(original as unknown as LessonDocument, content as unknown as LessonDocument);
      return units.map((unit) => ({ sourcePart: part, ...unit, part, language, sourceRevision }));
    });
  });
}

/** Every text of a draft in these languages, with where it stands, language by language. */
export async function standingsIn(tx: Tx, draft: DraftContent, ...languages: readonly Language[]): Promise<readonly StandingUnit[]> {
  const byLanguage = languages.map((language) => ({ language, units: translationUnits(draft, language) }));
  const asked = byLanguage.filter(({ units }) => units.length > 0);
  if (asked.length === 0) return [];
  const source = sourceLanguageOf(draft.metadata);
  const first = await firstUnits(
    tx,
    draft.courseId,
    source,
    asked.map(({ language }) => language),
  );
  const marks = await marksOf(tx, draft.courseId);
  return standingUnits(
    asked.flatMap(({ units }) => units),
    first,
    marks,
    contentHashOf,
  );
}

/** The texts of one part of a locked draft as two of its revisions say them; null when one of the two is not there. */
export async function unitsAt(
  tx: Tx,
  courseId: string,
  { part, language, revision, sourceRevision }: { part: DraftPart; language: Language; revision: number; sourceRevision: number },
): Promise<readonly TranslationUnit[] | null> {
  const source = sourceLanguageOf(await newestMetadata(tx, courseId));
  const lesson = lessonOfPart(part);
  if (language === source || (lesson !== null && lesson.language !== language)) return null;
  const sourcePart = lesson === null ? part : lessonPart(lesson.lessonId, source);
  const [target, original] = [await contentAt(tx, courseId, part, revision), await contentAt(tx, courseId, sourcePart, sourceRevision)];
  if (target === null || original === null) return null;
  if (part === "metadata" || part === "items") return textUnits(part, target, source, language);
  if (lesson === null) return null;
  return blockUnits(original as unknown as LessonDocument, target as unknown as LessonDocument).map((unit) => ({
    ...unit,
    part,
    sourcePart,
    language,
  }));
}

/**
 * Notes for each text that a save has changed which source its author had before them, unless the last word about the text says that already.
 * `answering` is the language that was written and the source's revision on the screen.
 */
export async function markWritten(
  tx: Tx,
  { courseId, part, before, after, by }: { courseId: string; part: DraftPart; before: number; after: number; by: string },
  answering: { readonly language: Language; readonly revision: number },
  at: Instant,
): Promise<void> {
  const { language } = answering;
  const sourceRevision = lessonOfPart(part) === null ? after : answering.revision;
  const units = await unitsAt(tx, courseId, { part, language, revision: after, sourceRevision });
  if (units === null) return;
  const earlier = before === 0 ? [] : ((await unitsAt(tx, courseId, { part, language, revision: before, sourceRevision })) ?? []);
  const was = new Map(earlier.map(({ key, target }) => [key, target === null ? "" : contentHashOf(target)]));
  const written = units.flatMap(({ key, source, target }) => {
    if (target === null || was.get(key) === contentHashOf(target)) return [];
    return [{ key, sourceHash: contentHashOf(source), targetHash: contentHashOf(target) }];
  });
  if (written.length === 0) return;
  const last = await tx.translationMark.findMany({
    where: { courseId, part, language, key: { in: written.map(({ key }) => key) } },
    distinct: ["key"],
    orderBy: { position: "desc" },
    select: { key: true, sourceHash: true },
  });
  const said = new Map(last.map(({ key, sourceHash }) => [key, sourceHash]));
  const news = written.filter(({ key, sourceHash }) => said.get(key) !== sourceHash);
  if (news.length > 0) await insertMarks(tx, { courseId, part, language, state: "draft", sourceRevision, remark: "", by, units: news }, at);
}

/** In which languages every text of a draft is signed off as it is now. */
export async function signedOffLanguages(tx: Tx, courseId: string): Promise<readonly Language[]> {
  const draft = await loadDraft(tx, courseId);
  if (draft === null) return [];
  const units = await standingsIn(tx, draft.content, ...LANGUAGES);
  return LANGUAGES.filter((language) => {
    const own = units.filter((unit) => unit.language === language);
    return own.length > 0 && own.every(({ standing }) => standing.step === "signed-off" && !standing.stale);
  });
}

/** Who signed off a text of a draft that is still as they read it, and whose source is, and when: one entry for each text. */
export async function clinicalSignatures(tx: Tx, courseId: string): Promise<readonly { readonly by: string; readonly at: Instant }[]> {
  // Most drafts have none, and are asked about often.
  if ((await tx.translationMark.count({ where: { courseId, state: "signed-off" } })) === 0) return [];
  const draft = await loadDraft(tx, courseId);
  if (draft === null) return [];
  const signatures: { by: string; at: Instant }[] = [];
  for (const language of LANGUAGES) {
    for (const { standing } of await standingsIn(tx, draft.content, language)) {
      const { step, stale, said } = standing;
      if (step === "signed-off" && !stale && said?.by != null && said.at !== null) signatures.push({ by: said.by, at: said.at });
    }
  }
  return signatures;
}

async function newestMetadata(tx: Tx, courseId: string): Promise<DraftContent["metadata"]> {
  const row = await tx.draftRevision.findFirst({
    where: { courseId, part: "metadata" },
    orderBy: { number: "desc" },
    select: { content: true },
  });
  return draftContentFrom(courseId, "", row === null ? [] : [{ part: "metadata", content: row.content }]).metadata;
}

async function contentAt(tx: Tx, courseId: string, part: DraftPart, number: number): Promise<Json | null> {
  const row = await tx.draftRevision.findUnique({ where: { courseId_part_number: { courseId, part, number } }, select: { content: true } });
  return row === null ? null : row.content;
}
