import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { renderAgain } from "#app/commands/authoring/render-again.server.ts";
import { beginProcessing } from "#app/commands/media/begin-processing.server.ts";
import { settleProcessing } from "#app/commands/media/settle-processing.server.ts";
import { addRendition, askProcessing } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { run } from "#app/jobs/render-again.server.ts";
import { db } from "#app/platform/db.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { aPublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const now = () => instantAt(Date.now());
const occasion = () => ({ at: now(), requestId: null });
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const OPUS = hashOf("opus");

beforeEach(emptyTables);

/** The film of the tiny course, and what a learner finds of it in the lesson. */
async function film(courseVersionId: string): Promise<string> {
  return (await db().courseMedia.findFirstOrThrow({ where: { courseVersionId, path: "media/film.mp4" } })).sha256;
}
async function shownOf({ courseId, lessonIds }: Awaited<ReturnType<typeof aPublishedCourse>>): Promise<string> {
  const pages = await Promise.all(lessonIds.map((id) => lessonPage(courseId, id, "en", null)));
  return pages.map((page) => page?.html ?? "").join("");
}

/** As the job makes them, with nothing in the store: no lesson reads them. */
async function process(sha256: string, outcome: Parameters<typeof settleProcessing>[1] = { state: "done" }): Promise<void> {
  await inTransaction((tx) => askProcessing(tx, { sha256, contentType: "video/mp4" }, now()));
  const work = await beginProcessing(sha256, occasion());
  if (work === null) throw new Error("There is work.");
  const made = (rung: string, contentType: string) => ({
    rung,
    sha256: hashOf(rung),
    contentType,
    bytes: 5000,
    facts: { seconds: 2, height: 144 },
  });
  await inTransaction(async (tx) => {
    await addRendition(tx, sha256, { ...made("opus-24k", "audio/ogg"), sha256: OPUS }, now());
    await addRendition(tx, sha256, made("mp4", "video/mp4"), now());
  });
  await settleProcessing(work, outcome, occasion());
}

const asked = () =>
  db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'render-again' ORDER BY id`;

test("what is made of a film after its publication is shown in the lesson, and version, number and hash stay", async () => {
  const course = await aPublishedCourse();
  const version = () => db().courseVersion.findUniqueOrThrow({ where: { id: course.courseVersionId } });
  const before = await version();
  expect(await shownOf(course)).not.toContain(OPUS);
  await process(await film(course.courseVersionId));
  expect(await asked()).toEqual([{ key: `render-again:${course.courseVersionId}` }]);
  const listed = () => db().catalogueEntry.findMany({ select: { language: true, publishedAt: true, courseVersionId: true } });
  const inCatalogue = await listed();

  await run({ courseVersionId: course.courseVersionId });
  expect(await shownOf(course)).toContain(OPUS);
  expect(await version()).toEqual(before);
  expect(await db().courseVersion.count()).toBe(1);
  expect(await listed()).toEqual(inCatalogue);
  // A second time there is nothing new, and nothing is written.
  await run({ courseVersionId: course.courseVersionId });
  expect(await db().lessonRendering.count()).toBe(2 * 6);
  expect(await db().auditEntry.findMany({ where: { deed: "course-rendered" } })).toMatchObject([
    { subjectId: course.courseId, details: { courseVersionId: course.courseVersionId, because: "renditions" } },
  ]);
});

test("also what an attempt made before it failed is shown; a version that nobody takes any more is left as it is", async () => {
  const first = await aPublishedCourse();
  const second = await aPublishedCourse({ metadata: { minutes: 90 } }, instantAt(Date.parse("2026-02-01T06:00:00Z")));
  await process(await film(first.courseVersionId), { state: "failed", why: "took-too-long" });
  expect(await asked()).toEqual([{ key: `render-again:${second.courseVersionId}` }]);
});

test("a course that is published while its film is being worked on is looked at again", async () => {
  const sha256 = await film((await aPublishedCourse()).courseVersionId);
  await inTransaction((tx) => askProcessing(tx, { sha256, contentType: "video/mp4" }, now()));
  const published = await publishFolder({ metadata: { minutes: 90 } }, now());
  const courseVersionId = published.ok ? published.value.courseVersionId : "";
  expect(await asked()).toEqual([{ key: `render-again:${courseVersionId}` }]);
});

test("a version that is not there is refused", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  expect(await renderAgain(nobody, lessonWords(), occasion())).toEqual({ ok: false, refusal: "not-found" });
});
