import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import { RENDERER, nextRendering } from "#app/domain/authoring/lesson-rendering.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { aCourseFolder, aCourseMetadata, aLessonText, someItems, withoutFilm } from "#tests/builders/a-course-folder.ts";
import { aPublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";
import { asAnEarlierReleaseRendered } from "#tests/support/earlier-rendering.ts";

beforeEach(emptyTables);

const LATER = instantAt(Date.parse("2026-02-01T06:00:00Z"));

test("a course is published whole: version, pool, lessons in three languages, media, catalogue and audit", async () => {
  const course = await aPublishedCourse();
  expect(course).toMatchObject({ courseId: "tiny-course", number: 1, unchanged: false, lessonIds: ["hands", "dose"] });
  expect(course.itemIds).toEqual(["item-single", "item-multiple", "item-matching", "item-ordering", "item-numeric", "item-vignette"]);
  expect(await db().lessonRendering.count()).toBe(6);
  expect(await db().lessonVersion.findFirst({ where: { lessonId: "hands" } })).toMatchObject({
    position: 1,
    minutes: 20,
    sectionIds: ["why", "blocks"],
  });
  expect(
    (await db().catalogueEntry.findMany({ orderBy: { language: "asc" } })).map(({ language, title }) => ({ language, title })),
  ).toEqual([
    { language: "ar", title: "دورة صغيرة عن ارتفاع ضغط الدم" },
    { language: "ckb", title: "خولێکی بچووک دەربارەی بەرزی پەستانی خوێن" },
    { language: "en", title: "A tiny course about hypertension" },
  ]);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { deed: "course-published", subjectKind: "course", subjectId: "tiny-course", accountId: null },
  ]);
});

test("what the version shows is in the store, cleaned and named by its own hash (R81)", async () => {
  const course = await aPublishedCourse();
  const media = await db().courseMedia.findMany({ where: { courseVersionId: course.courseVersionId }, include: { object: true } });
  expect(media.map((row) => row.path).sort()).toEqual([
    "images/plain.svg",
    "images/steps.ar.svg",
    "images/steps.ckb.svg",
    "images/steps.en.svg",
    "media/film.ar.vtt",
    "media/film.ckb.vtt",
    "media/film.en.vtt",
    "media/film.mp4",
    "media/form.pdf",
    "media/talk.ar.vtt",
    "media/talk.ckb.vtt",
    "media/talk.en.vtt",
    "media/talk.mp3",
  ]);
  for (const { sha256, object, path } of media) {
    const stored = await getObject(objectKey(sha256));
    expect(createHash("sha256").update(stored!.bytes).digest("hex"), path).toBe(sha256);
    expect(stored!.bytes.length).toBe(object.bytes);
    if (path.endsWith(".svg")) expect(new TextDecoder().decode(stored!.bytes)).not.toContain("script");
  }
});

test("the same content is said to be unchanged and gets no second version", async () => {
  const first = await aPublishedCourse();
  expect(await publishFolder({}, LATER)).toEqual({
    ok: true,
    value: { courseId: first.courseId, courseVersionId: first.courseVersionId, number: 1, unchanged: true, renderedAnew: false },
  });
  expect(await db().courseVersion.count()).toBe(1);
  expect(await db().auditEntry.count()).toBe(1);
});

test("lessons that an earlier release rendered are rendered anew under the same version, once, and shown", async () => {
  const first = await aPublishedCourse();
  await asAnEarlierReleaseRendered();
  const unchanged = { ok: true, value: { courseVersionId: first.courseVersionId, number: 1, unchanged: true } };
  expect(await publishFolder({}, LATER)).toMatchObject(unchanged);
  expect(await publishFolder({}, LATER)).toMatchObject(unchanged);
  const rows = await db().lessonRendering.groupBy({ by: ["renderer"], _count: true, orderBy: { renderer: "asc" } });
  expect(rows).toEqual([
    { renderer: 1, _count: 6 },
    { renderer: nextRendering(1), _count: 6 },
  ]);
  expect(await db().auditEntry.findMany({ where: { deed: "course-rendered" } })).toMatchObject([
    { subjectId: first.courseId, details: { courseVersionId: first.courseVersionId, renderer: RENDERER } },
  ]);
  const page = await lessonPage(first.courseId, first.lessonIds[0]!, "en", null);
  expect(page?.html).toContain("<section");
  const course = await coursePage(first.courseId, "en", null, LATER);
  expect(course?.lessons).toHaveLength(first.lessonIds.length);
});

test("an unchanged import names the size anew when an update of the product made it another, and the course stays as new as it was", async () => {
  await aPublishedCourse(withoutFilm());
  const entries = () =>
    db().catalogueEntry.findMany({
      select: { language: true, bytes: true, worksOffline: true, publishedAt: true },
      orderBy: { language: "asc" },
    });
  const before = await entries();
  await db().catalogueEntry.updateMany({ data: { bytes: 1, worksOffline: false } });
  expect(await publishFolder(withoutFilm(), LATER)).toMatchObject({ ok: true, value: { unchanged: true } });
  expect(await entries()).toEqual(before);
  expect(await db().auditEntry.count({ where: { deed: "course-rendered" } })).toBe(0);
});

test("a changed course gets a new number; items that did not change keep their version, the old version stays (R43, R71)", async () => {
  const first = await aPublishedCourse();
  const items = someItems().map((item) => (item["id"] === "item-single" ? { ...item, key: "c" } : item));
  const second = await aPublishedCourse({ items }, LATER);
  expect(second.number).toBe(2);
  expect(second.itemVersionIds["item-single"]).not.toBe(first.itemVersionIds["item-single"]);
  expect(second.itemVersionIds["item-matching"]).toBe(first.itemVersionIds["item-matching"]);
  expect(await db().itemVersion.findUnique({ where: { id: second.itemVersionIds["item-single"]! } })).toMatchObject({ number: 2 });
  expect(await db().lessonRendering.count({ where: { courseVersionId: first.courseVersionId } })).toBe(6);
  expect(await db().course.findUnique({ where: { id: "tiny-course" } })).toMatchObject({ publishedVersionId: second.courseVersionId });
  expect(await db().catalogueEntry.findMany({ select: { courseVersionId: true } })).toEqual(
    Array(3).fill({ courseVersionId: second.courseVersionId }),
  );
});

test("going back to earlier content shows the earlier version again", async () => {
  const first = await aPublishedCourse();
  await aPublishedCourse({ metadata: { minutes: 90 } }, LATER);
  expect(await publishFolder({}, LATER)).toMatchObject({
    ok: true,
    value: { courseVersionId: first.courseVersionId, number: 1, unchanged: false },
  });
  expect(await db().courseVersion.count()).toBe(2);
});

test("two publications of the same course at once make one version", async () => {
  const both = await Promise.all([publishFolder(), publishFolder()]);
  expect(both.map((published) => published.ok && published.value.unchanged).sort()).toEqual([false, true]);
  expect(await db().courseVersion.count()).toBe(1);
});

test("a course of a provider that nobody entered is refused, and leaves nothing behind", async () => {
  const valid = validateCourse(aCourseFolder(), parseMarkdown);
  if (!valid.ok) throw new Error("the course of the test has faults");
  const wish = { course: valid.value, providerName: null, words: lessonWords() };
  expect(await publishCourse(wish, { at: LATER, requestId: "r" })).toEqual({ ok: false, refusal: "provider-unknown" });
  expect(await db().course.count()).toBe(0);
});

test("a course cannot move to another provider", async () => {
  await aPublishedCourse();
  expect(await publishFolder({ metadata: { providerId: "another-provider" } }, LATER)).toEqual({ ok: false, refusal: "not-yours" });
});

test("an unknown block is served as a notice and kept whole in the document (R39)", async () => {
  const course = await aPublishedCourse();
  const rendering = await db().lessonRendering.findFirstOrThrow({
    where: { courseVersionId: course.courseVersionId, lessonId: "dose", language: "en" },
  });
  expect(rendering.html).toContain('class="unsupported"');
  expect(JSON.stringify(rendering.document)).toContain('"hologram"');
  expect(aCourseMetadata().lessons.map((lesson) => lesson.id)).toEqual(course.lessonIds);
  expect(aLessonText("en")).toContain(":::figure");
});
