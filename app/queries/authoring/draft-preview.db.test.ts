import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { withOwnIds } from "#app/domain/authoring/with-own-ids.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { draftPreview } from "#app/queries/authoring/draft-preview.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const courseId = CourseId.parse("tiny-course");
const occasion = { at: instantAt(Date.parse("2026-02-01T06:00:00Z")), requestId: null };
/** Sizes of pictures are known when they are published; in a draft nobody has measured them. */
const withoutSizes = (html: string) => html.replaceAll(/ (width|height)="\d+"/g, "");

async function aDraft() {
  const { courseVersionId, lessonIds } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  return { trainer, lessonIds };
}

/** What is cut where it can be remarked on has no sections, and its headings bear their ids themselves. */
const withoutSections = (html: string) => html.replaceAll(/<\/?section[^>]*>|(?<=<h2) id="[^"]*"/g, "");

test("a reviewer reads the draft of a published version as its learners do, in each language, and sees keys and reasons", async () => {
  const { lessonIds } = await aDraft();
  const reviewer = await aReviewer();
  for (const language of ["ar", "ckb", "en"] as const) {
    const preview = await draftPreview(reviewer, courseId, language, lessonWords(), (shown) => draftMedia(reviewer, courseId, shown));
    expect(preview?.lessons.map(({ id }) => id)).toEqual(lessonIds);
    const published = await lessonPage(courseId, lessonIds[0]!, language, null);
    const [first] = preview!.lessons;
    const shown = [...first!.blocks.map(({ html }) => html), first!.references].join("");
    expect(withoutSections(withoutSizes(shown))).toBe(withoutSections(withoutSizes(withOwnIds(published!.html, first!.id))));
    expect(preview!.items.length).toBeGreaterThan(3);
    expect(JSON.stringify(preview!.items)).toContain("rationale");
  }
});

test("names mean the file of the language, and a transcript comes with its words", async () => {
  const { trainer } = await aDraft();
  const [ar, en] = [await draftMedia(trainer, courseId, "ar"), await draftMedia(trainer, courseId, "en")];
  expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  const words = Object.values(en).filter(({ contentType }) => contentType.startsWith("text/"));
  expect(words.length).toBeGreaterThan(0);
  for (const file of words) expect(file.text).toMatch(/\S/);
});

test("who belongs to another provider gets nothing of it", async () => {
  await aDraft();
  const stranger = await aReviewer("another-provider");
  expect(await draftMedia(stranger, courseId, "en")).toEqual({});
  expect(await draftPreview(stranger, courseId, "en", lessonWords(), () => Promise.resolve({}))).toBeNull();
});
