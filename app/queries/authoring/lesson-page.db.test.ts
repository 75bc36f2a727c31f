import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, expect, test, vi } from "vitest";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { lessonPage, printPage } from "#app/queries/authoring/lesson-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { mediaBytes, mediaObject } from "#app/queries/authoring/media-object.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-02-02T06:00:00Z"));
const LATER = instantAt(Date.parse("2026-02-01T06:00:00Z"));

async function anEnrolledLearner(courseVersionId: string): Promise<ActorIn<"learner">> {
  const learner = await aPractitioner();
  await db().enrolment.create({
    data: { id: randomUUID(), practitionerId: learner.practitionerId, courseId: "tiny-course", courseVersionId, enrolledAt: LATER },
  });
  return learner;
}
const read = ({ practitionerId }: ActorIn<"learner">, courseVersionId: string, lessonId: string, blockId: string) =>
  db().progressFact.create({ data: { practitionerId, courseVersionId, courseId: "tiny-course", lessonId, blockId, at: LATER } });

test("anybody may read a lesson; progress is only for who began the course", async () => {
  await aPublishedCourse();
  expect(await lessonPage("tiny-course", "hands", "ckb", null)).toMatchObject({
    enrolled: false,
    parts: { done: 0, of: 4 },
    readSectionIds: [],
    lesson: { title: "دەستی پاک", number: 1 },
    translation: "awaiting-clinical-review",
    newerVersion: null,
  });
  expect(await lessonPage("tiny-course", "nothing", "ar", null)).toBeNull();
  expect(await lessonPage("nothing", "hands", "ar", null)).toBeNull();
});

test("a learner keeps the version that they began, hears of the newer one, and progress stays (R43, R44)", async () => {
  const first = await aPublishedCourse();
  const learner = await anEnrolledLearner(first.courseVersionId);
  await read(learner, first.courseVersionId, "hands", "why");
  await db().resumePosition.create({
    data: { practitionerId: learner.practitionerId, courseId: "tiny-course", lessonId: "hands", blockId: "why", at: LATER },
  });
  const second = await aPublishedCourse({ metadata: { minutes: 90 } }, LATER);

  const page = await lessonPage("tiny-course", "hands", "en", learner);
  expect(page).toMatchObject({
    courseVersionId: first.courseVersionId,
    newerVersion: 2,
    enrolled: true,
    readSectionIds: ["why"],
    parts: { done: 1, of: 4 },
    resume: { lessonId: "hands" },
  });
  expect(await lessonPage("tiny-course", "hands", "en", null)).toMatchObject({
    courseVersionId: second.courseVersionId,
    newerVersion: null,
  });
  expect(await coursePage("tiny-course", "en", learner, NOW)).toMatchObject({
    minutes: 60,
    versionNumber: 1,
    newerVersion: 2,
    enrolment: { passed: false, progress: { percent: 25, begun: true } },
  });
  expect(await coursePage("tiny-course", "en", null, NOW)).toMatchObject({
    minutes: 90,
    versionNumber: 2,
    newerVersion: null,
    enrolment: null,
  });
});

test("one learner's progress is not another's (R33)", async () => {
  const course = await aPublishedCourse();
  const [mine, theirs] = [await anEnrolledLearner(course.courseVersionId), await anEnrolledLearner(course.courseVersionId)];
  await read(theirs, course.courseVersionId, "hands", "why");
  expect(await lessonPage("tiny-course", "hands", "en", mine)).toMatchObject({ parts: { done: 0 }, readSectionIds: [] });
});

// @rule accme-enduring-materials/told-before-start
test("before the start a reader is told who made it, how it is taken, how long it takes and how long it holds", async () => {
  await aPublishedCourse();
  expect(await coursePage("tiny-course", "en", null, NOW)).toMatchObject({
    faculty: [
      { name: "Dr Author", credentials: "MD", role: "author" },
      { name: "Dr Planner", credentials: "MSc", role: "planner" },
    ],
    method: "Read, then answer.",
    minutes: 60,
    releasedOn: "2026-01-01",
    reviewedOn: "2026-01-01",
    expiresOn: "2028-12-31",
  });
});

// @rule accme-sii-2020/standard-3-disclosure
test("the course page says before the start what is owed, in the reader's language", async () => {
  await aPublishedCourse();
  expect(await coursePage("tiny-course", "ar", null, NOW)).toMatchObject({
    providerName: "جهة الاختبار",
    objectives: ["نظّف يديك.", "احسب جرعة.", "رتّب الخطوات."],
    faculty: [
      { relationships: [] },
      { relationships: [{ company: "Example Pharma", nature: "speaker", mitigation: "اختار المحتوى شخص آخر." }] },
    ],
    commercialSupport: null,
    quiz: { minimumPerformanceLevel: 70, attempts: 3, lockOutHours: 24, questions: { least: 7, most: 7 } },
    translations: { ar: "signed-off" },
    lessons: [{ id: "hands", title: "نظافة اليدين", minutes: 20 }, { id: "dose" }],
  });
  expect(await coursePage("nothing", "ar", null, NOW)).toBeNull();
});

test("no key of a credit item is in what a reader of courses and lessons gets (R32)", async () => {
  await aPublishedCourse();
  const answers = JSON.stringify([
    await coursePage("tiny-course", "en", null, NOW),
    await lessonPage("tiny-course", "hands", "en", null),
    await printPage("tiny-course", "en", null),
  ]);
  expect(answers).not.toContain("item-single");
  expect(answers).not.toContain('"key"');
});

test("a lesson takes one query once its version was read, and three before (R61)", async () => {
  const course = await aPublishedCourse();
  const learner = await anEnrolledLearner(course.courseVersionId);
  const asked = vi.spyOn(pg.Client.prototype, "query");
  await lessonPage("tiny-course", "hands", "en", learner);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(3);
  asked.mockClear();
  await lessonPage("tiny-course", "hands", "en", learner);
  expect(asked.mock.calls.length).toBe(1);
  asked.mockRestore();
});

test("for printing every lesson is there in order", async () => {
  await aPublishedCourse();
  expect((await printPage("tiny-course", "en", null))?.lessons.map((lesson) => [lesson.id, lesson.html.length > 100])).toEqual([
    ["hands", true],
    ["dose", true],
  ]);
});

test("only what a course shows is served by its hash", async () => {
  const course = await aPublishedCourse();
  const { sha256 } = await db().courseMedia.findFirstOrThrow({
    where: { courseVersionId: course.courseVersionId, path: "images/plain.svg" },
  });
  const bytesOf = async (range: { first: number; last: number } | null) =>
    new Uint8Array(await new Response((await mediaBytes(sha256, range))?.body).arrayBuffer());
  const known = await mediaObject(sha256);
  expect(known?.contentType).toBe("image/svg+xml");
  expect((await bytesOf(null)).length).toBe(known?.bytes);
  expect(await bytesOf({ first: 0, last: 3 })).toEqual(new TextEncoder().encode("<svg"));
  expect(await mediaObject("0".repeat(64))).toBeNull();
});
