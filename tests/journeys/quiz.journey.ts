import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { rightResponse, wrongResponse } from "#tests/builders/right-response.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aPerson, giveAnswer, publishedVersion, signUp } from "#tests/journeys/learner.ts";
import { quizFlow, questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aSession, letSessionExpire } from "#tests/support/signed-in.ts";

const COURSE = "infection-prevention-primary-health-centre";
const PATH = `/learn/courses/${COURSE}`;
const t = wordsOf("en");

test.use({ locale: LOCALES.en, viewport: { width: 390, height: 844 } });

/** A learner in a browser, with an attempt under way. */
async function inAnAttempt(page: Page): Promise<{ readonly attemptId: string; readonly token: string }> {
  const learner = await aPractitioner({ language: "en" });
  const token = await aSession(learner.accountId);
  const attemptId = await quizFlow(HOME, token, { courseId: COURSE, courseVersionId: (await publishedVersion(COURSE)).id }).run({
    until: "started",
  });
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
  await page.goto(`${PATH}/quiz/${attemptId}`);
  await hydrated(page);
  return { attemptId, token };
}

const saved = (page: Page) =>
  expect(page.locator("[data-save-state]").first()).toHaveAttribute("data-save-state", "saved", { timeout: 30_000 });
const next = (page: Page) => page.getByRole("button", { name: t("quiz.next"), exact: true }).click();

async function finish(page: Page): Promise<void> {
  await page.goto(`${page.url().split("?")[0] ?? ""}?q=finish`);
  await hydrated(page);
  await page.getByRole("button", { name: t("quiz.finish-now") }).click();
  await page.waitForURL(/\/result$/);
}

test("wrong answers fail, with the reason for each and the time of the next attempt", async ({ page }) => {
  const { attemptId } = await inAnAttempt(page);
  const questions = await questionsOfAttempt(attemptId);
  for (const [index, item] of questions.entries()) {
    await giveAnswer(page, t, "en", item, wrongResponse(item));
    if (index + 1 < questions.length) await next(page);
  }
  await saved(page);
  await finish(page);
  await expect(page.getByRole("heading", { level: 1, name: t("quiz.not-passed-title") })).toBeVisible();
  const first = questions.find((item) => item.type === "single-best-answer")!;
  await expect(page.getByText(first.options.find(({ id }) => id === first.key)!.rationale.en).first()).toBeVisible();
  await page.goto(`${PATH}/quiz`);
  await expect(page.getByRole("button", { name: t("quiz.start", { number: 2 }) })).toHaveCount(0);
  await expect(page.getByText(t("quiz.locked-until", { moment: "|" }).split("|")[0]!)).toBeVisible();
});

test("ticking everything does not pass (D1)", async ({ page }) => {
  // Not every draw asks for several responses: another learner gets another draw.
  let { attemptId } = await inAnAttempt(page);
  let questions = await questionsOfAttempt(attemptId);
  for (let learners = 1; learners < 20 && !questions.some(({ type }) => type === "multiple-response"); learners += 1) {
    ({ attemptId } = await inAnAttempt(page));
    questions = await questionsOfAttempt(attemptId);
  }
  for (const [index, item] of questions.entries()) {
    if (item.type === "multiple-response")
      await giveAnswer(page, t, "en", item, { type: item.type, choices: item.options.map(({ id }) => id) });
    if (index + 1 < questions.length) await next(page);
  }
  await saved(page);
  await finish(page);
  await expect(page.getByRole("heading", { level: 1, name: t("quiz.not-passed-title") })).toBeVisible();
  const score = await db().attemptScore.findFirstOrThrow({ where: { attemptId } });
  const marks = score.items as { itemId: string; points: number }[];
  for (const item of questions)
    if (item.type === "multiple-response") expect(marks.find(({ itemId }) => itemId === item.id)?.points).toBe(0);
});

test("R68: that an answer is saved is said by one live region, and beside the words that are seen", async ({ page }) => {
  const { attemptId } = await inAnAttempt(page);
  const [question] = await questionsOfAttempt(attemptId);
  await giveAnswer(page, t, "en", question!, rightResponse(question!));
  await saved(page);
  const words = await page.locator("[data-save-state]").first().innerText();
  const spoken = page.locator('[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]').filter({ hasText: words });
  await expect(spoken).toHaveCount(1);
  await expect(spoken.locator("p").first()).toHaveText(words);
});

test("a session that ends in the middle of the quiz asks over the page, and nothing is lost (R59)", async ({
  page,
  context,
  allowTrouble,
}) => {
  allowTrouble(/status of 4\d\d/);
  const person = aPerson();
  await signUp(page, t, "en", person);
  await page.goto(PATH);
  await hydrated(page);
  await page.goto(`${PATH}/quiz`);
  await hydrated(page);
  await page.getByRole("button", { name: t("quiz.start", { number: 1 }) }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  const attemptId = /quiz\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const questions = await questionsOfAttempt(attemptId);
  await giveAnswer(page, t, "en", questions[0]!, rightResponse(questions[0]!));
  await saved(page);
  // One press answers it: a second one would meet the dialog that the first one opens.
  const later = questions.findIndex((item, index) => index > 0 && item.type === "single-best-answer");
  await page.goto(`${PATH}/quiz/${attemptId}?q=${String(later + 1)}`);
  await hydrated(page);
  const cookie = (await context.cookies()).find(({ name }) => name === "session");
  await letSessionExpire(cookie?.value ?? "");
  await giveAnswer(page, t, "en", questions[later]!, rightResponse(questions[later]!));
  const dialog = page.getByRole("dialog", { name: t("quiz.signed-out-title") });
  await expect(dialog).toBeVisible();
  expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(1);
  await dialog.getByLabel(t("quiz.sign-in-contact")).fill(person.email);
  await dialog.getByLabel(t("quiz.sign-in-password")).fill(person.password);
  await dialog.getByRole("button", { name: t("common.sign-in") }).click();
  await expect(dialog).toBeHidden();
  await saved(page);
  expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(2);
  await expect(
    page.getByRole("heading", { level: 1, name: t("quiz.question-of", { number: later + 1, of: questions.length }) }),
  ).toBeVisible();
});

test("a second device goes on where the first one was", async ({ page, browser }) => {
  const { attemptId, token } = await inAnAttempt(page);
  const questions = await questionsOfAttempt(attemptId);
  for (const item of questions.slice(0, 2)) {
    await giveAnswer(page, t, "en", item, rightResponse(item));
    await next(page);
  }
  await saved(page);
  const phone = await browser.newContext({ baseURL: HOME(), locale: LOCALES.en });
  await phone.addCookies([{ name: "session", value: token, url: HOME() }]);
  const second = await phone.newPage();
  await second.goto(`${PATH}/quiz`);
  await second
    .getByRole("link", { name: t("quiz.resume"), exact: true })
    .first()
    .click();
  await second.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await hydrated(second);
  await expect(second.getByText(t("quiz.answered-of", { count: 2, of: questions.length })).first()).toBeVisible();
  await second.goto(`${PATH}/quiz/${attemptId}?q=3`);
  await hydrated(second);
  await giveAnswer(second, t, "en", questions[2]!, rightResponse(questions[2]!));
  await saved(second);
  await page.reload();
  await hydrated(page);
  await expect(page.getByText(t("quiz.answered-of", { count: 3, of: questions.length })).first()).toBeVisible();
  await phone.close();
});

test("answers given without a network survive the closing of the page", async ({ page, context, allowTrouble }) => {
  allowTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load|fetching the script/);
  const { attemptId } = await inAnAttempt(page);
  const questions = await questionsOfAttempt(attemptId);
  await context.setOffline(true);
  await giveAnswer(page, t, "en", questions[0]!, rightResponse(questions[0]!));
  await expect(page.locator("[data-save-state]").first()).toHaveText(t("quiz.save-kept"));
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${PATH}/quiz/${attemptId}`);
  await hydrated(again);
  await expect.poll(() => db().attemptAnswer.count({ where: { attemptId } }), { timeout: 20_000 }).toBe(1);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the catalogue, a lesson, the quiz and the verification work", async ({ page, context }) => {
    const learner = await aPractitioner({ language: "en" });
    const token = await aSession(learner.accountId);
    await context.addCookies([{ name: "session", value: token, url: HOME() }]);
    const { title } = await publishedVersion(COURSE);
    await page.goto("/learn/catalogue");
    await page.getByRole("searchbox", { name: t("catalogue.search") }).fill(title.en);
    await page.getByRole("button", { name: t("catalogue.search-button"), exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: title.en }).first().click();
    await page
      .getByRole("main")
      .getByRole("button", { name: t("course.start") })
      .first()
      .click();
    await page.goto(PATH);
    await page
      .getByRole("main")
      .getByRole("link", { name: t("course.to-first-lesson") })
      .click();
    await expect(page.locator("#lesson-text h2").first()).toBeVisible();
    await page.getByRole("button", { name: t("lesson.mark-read") }).click();
    await page.goto(`${PATH}/quiz`);
    await page.getByRole("button", { name: t("quiz.start", { number: 1 }) }).click();
    await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
    const attemptId = /quiz\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    const questions = await questionsOfAttempt(attemptId);
    for (const [index, item] of questions.entries()) {
      if (item.type !== "ordering") await giveAnswer(page, t, "en", item, rightResponse(item));
      await page.getByRole("button", { name: index + 1 < questions.length ? t("quiz.next") : t("quiz.to-finish"), exact: true }).click();
    }
    await page.getByRole("button", { name: t("quiz.finish-now") }).click();
    await page.waitForURL(/\/result$/);
    const score = await db().attemptScore.findFirstOrThrow({ where: { attemptId } });
    expect(score.percent).toBeGreaterThanOrEqual(70);
    await page.goto("/verify");
    await page.getByLabel(t("verify.code"), { exact: true }).fill("not a code");
    await page.getByRole("button", { name: t("verify.check"), exact: true }).click();
    await expect(page.getByText(t("verify.bad-code"))).toBeVisible();
  });
});
