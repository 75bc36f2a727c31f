import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aSession } from "#tests/support/signed-in.ts";

const COURSE = "infection-prevention-primary-health-centre";
const PATH = `/learn/courses/${COURSE}`;
const t = wordsOf("en");

test.use({ locale: LOCALES.en, viewport: { width: 390, height: 844 } });

async function aLearnerIn(page: Page) {
  const { accountId, practitionerId } = await aPractitioner({ language: "en" });
  const token = await aSession(accountId);
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
  return { accountId, practitionerId, token };
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
