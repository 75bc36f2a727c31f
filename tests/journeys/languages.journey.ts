import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { approved } from "#tests/builders/an-approved-draft.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { giveAnswer } from "#tests/journeys/learner.ts";
import { quizFlow, questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

// A trainer publishes a course in Arabic and English; somebody who reads Sorani takes it in Arabic.

const COURSE = CourseId.parse(`languages-${randomUUID().slice(0, 8)}`);
const { title } = aCourseMetadata();

async function fits(page: Page, name: string): Promise<void> {
  expect(await violationsIn(page, name)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} is too wide`).toBeLessThanOrEqual(0);
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}

test("a course is published in two languages, and a reader of the third takes it and is told so", async ({ browser }) => {
  test.slow();
  const occasion = () => ({ at: instantAt(Date.now()), requestId: null });
  const first = await aPublishedCourse({ metadata: { id: COURSE } });
  const trainer = await aRoleHolder("trainer");
  await createDraft(trainer.actor, { courseId: COURSE, from: { kind: "version", courseVersionId: first.courseVersionId } }, occasion());

  const desk = await browser.newContext({ locale: LOCALES.en, baseURL: HOME(), viewport: { width: 1280, height: 900 } });
  await enter(desk, { name: "", path: "/", token: trainer.token }, "en");
  const page = await desk.newPage();
  const t = wordsOf("en");
  await page.goto(`/teach/courses/${COURSE}/plan/catalogue`);
  await hydrated(page);
  const languages = page.getByRole("group", { name: t("plan.published-in"), exact: true });
  await expect(languages.getByRole("checkbox", { checked: true })).toHaveCount(3);
  await languages.getByRole("checkbox", { name: "کوردی" }).uncheck();
  await expect(page.locator("[data-save-state=saved]")).toBeVisible({ timeout: 15_000 });
  await fits(page, "the-plan");
  await desk.close();
  await approved(trainer.actor, COURSE, occasion());
  const wish = { courseId: COURSE, words: lessonWords(), notice: aNotice(), contentHash: null };
  const published = await publishDraft(trainer.actor, wish, occasion());
  if (!published.ok) throw new Error(JSON.stringify(published.refusal));

  const { accountId } = await aPractitioner({ language: "ckb" });
  const token = await aSession(accountId);
  await speak("ckb", [{ token }]);
  const phone = await browser.newContext({ locale: LOCALES.ckb, baseURL: HOME(), viewport: { width: 360, height: 740 } });
  await enter(phone, { name: "", path: "/", token }, "ckb");
  const reading = await phone.newPage();
  const ckb = wordsOf("ckb");
  const [beginning = ""] = ckb("course.available-in", { languages: "|" }).split("|");
  await reading.goto(`/learn/courses/${COURSE}`);
  await hydrated(reading);
  await expect(reading.locator("html")).toHaveAttribute("lang", "ckb");
  await expect(reading.getByText(beginning)).toContainText("العربية");
  await expect(reading.getByRole("heading", { level: 1 }).locator("[lang=ar]")).toHaveText(title.ar);
  await fits(reading, "the-course");

  await reading.goto(`/learn/courses/${COURSE}/lessons/hands`);
  await hydrated(reading);
  await expect(reading.getByText(beginning)).toBeVisible();
  await expect(reading.locator(".lesson")).toHaveAttribute("lang", "ar");
  await expect(reading.locator(".lesson")).toHaveAttribute("dir", "rtl");
  await fits(reading, "the-lesson");

  const attemptId = await quizFlow(HOME, token, { courseId: COURSE, courseVersionId: published.value.courseVersionId }).run({
    until: "started",
  });
  const [item] = await questionsOfAttempt(attemptId);
  await reading.goto(`/learn/courses/${COURSE}/quiz/${attemptId}?q=1`);
  await hydrated(reading);
  await expect(reading.getByText(beginning)).toBeVisible();
  await expect(reading.locator("form [lang=ar]").filter({ hasText: item!.stem.ar })).toBeVisible();
  await giveAnswer(reading, ckb, "ar", item!, rightResponse(item!));
  await expect(
    reading.getByText(ckb("quiz.answered-of", { count: 1, of: (await questionsOfAttempt(attemptId)).length })).first(),
  ).toBeVisible();
  await fits(reading, "the-question");
  await phone.close();
});
