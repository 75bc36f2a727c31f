import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import pg from "pg";
import { courseFolders } from "#app/cli/content-import.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";

const LESSONS = 40;
const TIMES = 5;
/** What a publication writes, each table before those that name it. */
const TABLES = ["course_version", "item_version", "course_version_item", "lesson_version", "lesson_rendering", "catalogue_entry"] as const;

export type PublicationFigures = {
  readonly lessons: number;
  readonly words: number;
  readonly rows: number;
  readonly megabytes: number;
  /** Milliseconds, in the order in which they were measured; the first has compiled nothing before. */
  readonly ms: readonly number[];
  /** The same rows, ready-made, inserted in one transaction. */
  readonly floorMs: readonly number[];
};

/** Publishes an approved draft of 40 lessons in three languages by the real command, each time changed in one thing, and beside it inserts the bare rows. */
export async function benchPublication(databaseUrl: string): Promise<PublicationFigures> {
  const at = instantAt(Date.now());
  const occasion = { at, requestId: null };
  const course = await aLargeCourse();
  const courseId = course.metadata.id;
  const names = { ar: "بيمارستان", ckb: "بیمارستان", en: "Bimaristan" };
  const imported = await publishCourse({ course, providerName: names, words: lessonWords() }, occasion);
  if (!imported.ok) throw new Error(imported.refusal);
  const { providerId } = course.metadata;
  const trainer = await aTrainer(providerId);
  const reviewers = [await aReviewer(providerId), await aReviewer(providerId)];
  const from = { kind: "version", courseVersionId: imported.value.courseVersionId } as const;
  mustBe(await createDraft(trainer, { courseId, from }, occasion));

  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const [ms, floorMs]: [number[], number[]] = [[], []];
  let size = { rows: 0, megabytes: 0 };
  for (let time = 1; time <= TIMES; time += 1) {
    await approvedWith(trainer, reviewers, courseId, course.metadata.minutes + time);
    const notice = {
      change: "editorial",
      reason: "The time was corrected.",
      belowReason: "",
      summary: { ar: "", ckb: "", en: "" },
    } as const;
    const began = performance.now();
    const published = mustBe(await publishDraft(trainer, { courseId, words: lessonWords(), notice, contentHash: null }, occasion));
    ms.push(performance.now() - began);
    const rows = await rowsOf(database, courseId, published.courseVersionId);
    size = { rows: rows.reduce((sum, { count }) => sum + count, 0), megabytes: rows.reduce((sum, { json }) => sum + json.length, 0) / 1e6 };
    floorMs.push(await insertBare(database, rows));
  }
  await database.end();
  await closePlatform();
  const words = course.lessons.reduce((sum, { documents }) => sum + JSON.stringify(documents).split(/\s+/).length, 0);
  return { lessons: LESSONS, words, ...size, ms, floorMs };
}

/** The longest of our courses, its lessons taken again and again under other ids. */
async function aLargeCourse(): Promise<ValidCourse> {
  const courses = await Promise.all(
    (await courseFolders()).map(async (folder) => {
      const valid = validateCourse({ name: basename(folder), files: await readFolder(folder) }, parseMarkdown);
      if (!valid.ok) throw new Error(`${folder} has faults.`);
      return valid.value;
    }),
  );
  const [course] = courses.sort((one, other) => JSON.stringify(other.lessons).length - JSON.stringify(one.lessons).length);
  if (course === undefined) throw new Error("There is no course.");
  const numbers = [...Array(LESSONS).keys()];
  const id = (index: number) => LessonId.parse(`lesson-${String(index + 1)}`);
  const listed = numbers.map((index) => ({ ...course.metadata.lessons[index % course.metadata.lessons.length]!, id: id(index) }));
  const minutes = listed.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const metadata = { ...course.metadata, id: CourseId.parse(`large-${randomUUID()}`), lessons: listed, minutes };
  return { ...course, metadata, lessons: numbers.map((index) => ({ ...course.lessons[index % course.lessons.length]!, id: id(index) })) };
}

async function approvedWith(trainer: Actor, reviewers: readonly Actor[], courseId: CourseId, minutes: number): Promise<void> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const there = (await draftToEdit(trainer, courseId, occasion.at))?.parts.find(({ part }) => part === "metadata");
  const content = { ...(there?.content as Record<string, Json>), minutes };
  mustBe(
    await saveDraftPart(trainer, { courseId, saveId: randomUUID(), part: "metadata", basedOn: there?.revision ?? 0, content }, occasion),
  );
  const { submissionId } = mustBe(await submitForReview(trainer, { courseId }, occasion));
  const answers = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
  for (const reviewer of reviewers)
    mustBe(await decideReview(reviewer, { submissionId, decision: "approve", answers, reason: "" }, occasion));
}

type Rows = { readonly table: string; readonly count: number; readonly json: string };

async function rowsOf(database: pg.Client, courseId: string, courseVersionId: string): Promise<readonly Rows[]> {
  const all: Rows[] = [];
  for (const table of TABLES) {
    const where =
      table === "course_version"
        ? "t.id = $1::uuid AND t.course_id = $2"
        : table === "item_version"
          ? "t.course_id = $2 AND t.id IN (SELECT item_version_id FROM course_version_item WHERE course_version_id = $1::uuid)"
          : table === "catalogue_entry"
            ? "t.course_version_id = $1::uuid AND t.course_id = $2"
            : "t.course_version_id = $1::uuid AND $2::text IS NOT NULL";
    const { rows } = await database.query<{ count: number; json: string }>(
      `SELECT count(*)::int AS count, coalesce(json_agg(t), '[]')::text AS json FROM ${table} t WHERE ${where}`,
      [courseVersionId, courseId],
    );
    all.push({ table, count: rows[0]!.count, json: rows[0]!.json });
  }
  return all;
}

/** How long the rows take by themselves, with the same indexes and as durable. */
async function insertBare(database: pg.Client, rows: readonly Rows[]): Promise<number> {
  for (const { table } of rows)
    await database.query(`DROP TABLE IF EXISTS floor_${table}; CREATE TABLE floor_${table} (LIKE ${table} INCLUDING INDEXES)`);
  const began = performance.now();
  await database.query("BEGIN");
  for (const { table, json } of rows)
    await database.query(`INSERT INTO floor_${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [json]);
  await database.query("COMMIT");
  return performance.now() - began;
}

function mustBe<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal).slice(0, 1000));
  return result.value;
}
