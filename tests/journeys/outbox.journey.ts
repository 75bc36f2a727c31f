import { randomUUID } from "node:crypto";
import { insertConfirmedFactor } from "#app/data/second-factor.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { newTotpSecret, totpAt } from "#app/platform/totp.server.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { HOME, LOCALES, type Page, expect, hydrated, switchLanguage, test, wordsOf } from "#tests/journeys/journey.ts";
import { giveAnswer, publishedVersion } from "#tests/journeys/learner.ts";
import { questionsOfAttempt, quizFlow } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

const COURSE = "infection-prevention-primary-health-centre";
const PATH = `/learn/courses/${COURSE}`;
const t = wordsOf("en");
const WITHOUT_NETWORK = /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/;

// The emulated network and replies of these tests do not reach a service worker; offline.journey cuts the line for both.
test.use({ locale: LOCALES.en, viewport: { width: 390, height: 844 }, serviceWorkers: "block" });

async function aLearnerIn(page: Page) {
  const { accountId, practitionerId } = await aPractitioner({ language: "en" });
  const token = await aSession(accountId);
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
  return { accountId, practitionerId, token };
}

async function inAnAttempt(page: Page) {
  const { accountId, token } = await aLearnerIn(page);
  const course = { courseId: COURSE, courseVersionId: (await publishedVersion(COURSE)).id };
  const attemptId = await quizFlow(HOME, token, course).run({ until: "started" });
  await page.goto(`${PATH}/quiz/${attemptId}`);
  await hydrated(page);
  return { accountId, attemptId };
}

/** A question that one press answers: a second press would meet the dialog that the first one opens. */
async function atAQuestionOfOnePress(page: Page, attemptId: string) {
  const questions = await questionsOfAttempt(attemptId);
  const at = questions.findIndex(({ type }) => type === "single-best-answer");
  await page.goto(`${PATH}/quiz/${attemptId}?q=${String(at + 1)}`);
  await hydrated(page);
  return questions[at]!;
}

async function inALesson(page: Page): Promise<{ readonly practitionerId: string }> {
  const { practitionerId } = await aLearnerIn(page);
  await page.goto(PATH);
  await hydrated(page);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("course.start") })
    .first()
    .click();
  await page.waitForURL(/\/lessons\//);
  await hydrated(page);
  return { practitionerId };
}

/** Reads as somebody does who stays at the end of the first section for a moment. */
async function readFirstSection(page: Page): Promise<void> {
  await page.locator("#lesson-text section[data-section] > :last-child").first().scrollIntoViewIfNeeded();
}

test("reading is kept where a page comes over plain HTTP, which has no crypto.randomUUID", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, "randomUUID");
  });
  const { practitionerId } = await inALesson(page);
  await readFirstSection(page);
  const events = () => db().learnerEvent.count({ where: { practitionerId, kind: "sections-read" } });
  await expect.poll(events, { timeout: 20_000 }).toBe(1);
});

test("what was read in the last seconds is kept when the page is reloaded, and when its tab is closed", async ({ page, context }) => {
  const { practitionerId } = await inALesson(page);
  const ids = () =>
    page.locator("#lesson-text section[data-section]").evaluateAll((all) => all.map((one) => one.getAttribute("data-section")));
  const [first, second] = await ids();
  const noted = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bimaristan-read/")).length);
  const read = async () =>
    (await db().progressFact.findMany({ where: { practitionerId }, select: { blockId: true } })).map(({ blockId }) => blockId);
  // To another place than the end of a section: it must not be read once more there.
  const leaveTo = "/learn";

  await readFirstSection(page);
  await expect.poll(noted, { intervals: [50] }).toBeGreaterThan(0);
  await page.goto(leaveTo);
  await hydrated(page);
  await expect.poll(read, { timeout: 20_000 }).toContain(first);
  await expect.poll(noted).toBe(0);

  await page.goBack();
  await hydrated(page);
  await page.locator(`section[data-section="${second ?? ""}"] > :last-child`).scrollIntoViewIfNeeded();
  await expect.poll(noted, { intervals: [50] }).toBeGreaterThan(0);
  await page.close();
  const another = await context.newPage();
  await another.goto(`${HOME()}${leaveTo}`);
  await expect.poll(read, { timeout: 20_000 }).toContain(second);
});

test("a lesson says when this browser cannot keep what was read", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Storage is switched off.", "SecurityError");
    };
  });
  await inALesson(page);
  await readFirstSection(page);
  await expect(page.getByText(t("lesson.not-kept-title"))).toBeVisible({ timeout: 20_000 });
});

test("language and look change in the middle of a question without a network, and nothing is lost", async ({
  page,
  context,
  allowTrouble,
}) => {
  allowTrouble(WITHOUT_NETWORK);
  const { accountId, attemptId } = await inAnAttempt(page);
  const question = await atAQuestionOfOnePress(page, attemptId);
  // Both languages have been read on this page; the words are here.
  await switchLanguage(page, "en", "ar");
  await switchLanguage(page, "ar", "en");
  await expect.poll(async () => (await db().account.findUniqueOrThrow({ where: { id: accountId } })).language).toBe("en");
  await page.waitForLoadState("networkidle");

  await context.setOffline(true);
  await giveAnswer(page, t, "en", question, rightResponse(question));
  await switchLanguage(page, "en", "ar");
  const dark = page.locator('button[name="theme"][value="dark"]').first();
  await dark.evaluate((button: HTMLElement) => button.click());
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("main").locator("input:checked")).toHaveCount(1);
  await expect(page.locator("[data-save-state]").first()).toHaveText(wordsOf("ar")("quiz.save-kept"));

  await context.setOffline(false);
  await expect
    .poll(async () => (await db().account.findUniqueOrThrow({ where: { id: accountId } })).language, { timeout: 20_000 })
    .toBe("ar");
  await expect.poll(() => db().attemptAnswer.count({ where: { attemptId } }), { timeout: 20_000 }).toBe(1);
  await expect(page.getByRole("main").locator("input:checked")).toHaveCount(1);
  await expect.poll(async () => (await context.cookies()).find(({ name }) => name === "theme")?.value, { timeout: 20_000 }).toBe("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a language whose words are not here waits for the network, and says so", async ({ page, context, allowTrouble }) => {
  allowTrouble(WITHOUT_NETWORK);
  const { accountId } = await inAnAttempt(page);
  await context.setOffline(true);
  const choice = page.getByRole("banner").locator('button[name="language"][value="ckb"]').first();
  await choice.evaluate((button: HTMLElement) => button.click());
  await expect(page.getByText(t("common.language-waits", { language: "کوردی" })).first()).toBeAttached();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator("html")).toHaveAttribute("lang", "ckb", { timeout: 20_000 });
  await expect
    .poll(async () => (await db().account.findUniqueOrThrow({ where: { id: accountId } })).language, { timeout: 20_000 })
    .toBe("ckb");
});

test("a refusal that arrives on another page reaches the learner there, until it was seen (R22)", async ({
  page,
  context,
  allowTrouble,
}) => {
  allowTrouble(WITHOUT_NETWORK);
  const { attemptId } = await inAnAttempt(page);
  const question = await atAQuestionOfOnePress(page, attemptId);
  await context.setOffline(true);
  await giveAnswer(page, t, "en", question, rightResponse(question));
  await expect(page.locator("[data-save-state]").first()).toHaveText(t("quiz.save-kept"));
  await page.close();
  await context.setOffline(false);
  // Finished on another device meanwhile: the answer kept here comes too late.
  const finish = aDevice().event({ kind: "attempt-finished", attemptId }, new Date().toISOString());
  const reply = await context.request.post(`${HOME()}/api/events`, { data: { events: [finish] }, headers: { origin: HOME() } });
  expect(await reply.json()).toMatchObject({ receipts: [{ outcome: "stored", data: { settled: true } }] });

  const home = await context.newPage();
  await home.goto("/learn");
  await hydrated(home);
  const notice = home.getByRole("region", { name: t("common.refused-title", { count: 1 }) });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(notice).toContainText(t("quiz.reason-attempt-finished"));
  await home.goto("/learn/catalogue");
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await notice.getByRole("button", { name: t("common.refused-seen") }).click();
  await expect(notice).toBeHidden();
  await home.goto("/learn");
  await hydrated(home);
  await home.waitForTimeout(4_000);
  await expect(notice).toBeHidden();
});

test("what has waited for days is said on every page (R24)", async ({ page, allowTrouble }) => {
  allowTrouble(/status of 401/);
  const { accountId } = await aLearnerIn(page);
  await page.goto("/learn");
  await hydrated(page);
  await page.route("**/api/events", (route) => route.abort("internetdisconnected"));
  allowTrouble(WITHOUT_NETWORK);
  await page.waitForTimeout(3_000);
  await page.evaluate(
    async ({ account, eventId, deviceId }) => {
      const open = indexedDB.open("bimaristan");
      const database = await new Promise<IDBDatabase>((done) => {
        open.onsuccess = () => {
          done(open.result);
        };
      });
      const transaction = database.transaction(["events", "devices"], "readwrite");
      const event = { id: eventId, kind: "course-started", courseId: "x", deviceId, sequence: 1, occurredAt: "2026-01-01T00:00:00.000Z" };
      transaction.objectStore("events").add({ accountId: account, sequence: 1, event, keptAt: Date.now() - 4 * 86_400_000 });
      await new Promise((done) => {
        transaction.oncomplete = done;
      });
      database.close();
    },
    { account: accountId, eventId: randomUUID(), deviceId: randomUUID() },
  );
  await page.goto("/learn/catalogue");
  await expect(page.getByText(t("common.unsent-old"))).toBeVisible({ timeout: 20_000 });
});

test("a second factor that is missing is asked for over the page, and what waits is sent (R59)", async ({ page, allowTrouble }) => {
  allowTrouble(/status of 4\d\d/);
  const { accountId, attemptId } = await inAnAttempt(page);
  const question = await atAQuestionOfOnePress(page, attemptId);
  const secret = newTotpSecret();
  await inTransaction((tx) => insertConfirmedFactor(tx, accountId, secret, instantAt(Date.now())));
  await giveAnswer(page, t, "en", question, rightResponse(question));
  const dialog = page.getByRole("dialog", { name: t("quiz.second-factor-title") });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await dialog.getByLabel(t("security.code"), { exact: true }).fill("000000");
  await dialog.getByRole("button", { name: t("common.continue") }).click();
  await expect(dialog.getByText(t("quiz.code-refused"))).toBeVisible();
  await dialog.getByLabel(t("security.code"), { exact: true }).fill(totpAt(secret, Math.floor(Date.now() / 30_000), 6));
  await dialog.getByRole("button", { name: t("common.continue") }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => db().attemptAnswer.count({ where: { attemptId } }), { timeout: 20_000 }).toBe(1);
});

test("who acts in another role meanwhile is led back to the learner's, and what waits is sent (R59)", async ({ page, allowTrouble }) => {
  allowTrouble(/status of 4\d\d/);
  const { accountId, attemptId } = await inAnAttempt(page);
  const question = await atAQuestionOfOnePress(page, attemptId);
  const trainer = { id: randomUUID(), accountId, role: "trainer", providerId: "test-provider", grantedAt: new Date() };
  await db().roleGrant.create({ data: trainer });
  await db().session.updateMany({ where: { accountId }, data: { actingGrantId: trainer.id } });
  await giveAnswer(page, t, "en", question, rightResponse(question));
  const dialog = page.getByRole("dialog", { name: t("quiz.wrong-role-title") });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole("button", { name: t("quiz.act-as-learner") }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => db().attemptAnswer.count({ where: { attemptId } }), { timeout: 20_000 }).toBe(1);
});
