import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aFilm, hasFfmpeg } from "#tests/support/small-recording.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

// A trainer writes the captions of a film, in two languages and by keyboard.

const COURSE = `captions-${randomUUID().slice(0, 8)}`;
let trainer: RoleHolder;

test.skip(!hasFfmpeg, "this machine has no ffmpeg");
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  const film = new Uint8Array(await aFilm(6, "320x240"));
  const { courseVersionId } = await aPublishedCourse({ metadata: { id: COURSE }, files: { "media/film.mp4": film } });
  trainer = await aRoleHolder("trainer", { providerId: "test-provider" });
  const from = { kind: "version", courseVersionId } as const;
  await createDraft(trainer.actor, { courseId: CourseId.parse(COURSE), from }, { at: instantAt(Date.now()), requestId: null });
});

async function fits(page: Page, where: string): Promise<void> {
  expect(await violationsIn(page, where)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${where} is too wide`).toBeLessThanOrEqual(
    0,
  );
}

for (const [language, width, words] of [
  ["ar", 360, "اغسل يديك 20 ثانية بالماء والصابون"],
  ["en", 1280, "Wash your hands for 20 seconds"],
] as const) {
  test(`captions are written, warned of, split, imported and saved in ${language} at ${String(width)} pixels`, async ({ browser }) => {
    const t = wordsOf(language);
    const context = await browser.newContext({ locale: LOCALES[language], baseURL: HOME(), viewport: { width, height: 800 } });
    await speak(language, [trainer]);
    await enter(context, { name: "", path: "/", token: trainer.token }, language);
    const page = await context.newPage();
    await page.goto(`/teach/courses/${COURSE}/captions`);
    await hydrated(page);
    await fits(page, `the recordings in ${language}`);
    await page.screenshot({ path: test.info().outputPath(`recordings-${language}.png`), fullPage: true });
    await page.locator(`a[href$="film.${language}.vtt"]`).click();
    await hydrated(page);
    const texts = page.locator("li[data-cue] textarea");
    await expect(texts).toHaveCount(1);
    await texts.first().fill(words);
    const saved = page.locator("[data-save-state=saved]");
    await expect(saved).toBeVisible({ timeout: 15_000 });
    // By keyboard alone: one more, its beginning from the player, a time that is none.
    await page.locator("video").evaluate((video: HTMLVideoElement) => {
      video.currentTime = 3;
    });
    await texts.first().press("Alt+n");
    await expect(texts).toHaveCount(2);
    await expect(texts.nth(1)).toBeFocused();
    await texts.nth(1).fill("One two");
    await texts.nth(1).press("Alt+i");
    const start = page
      .locator("li[data-cue]")
      .nth(1)
      .getByRole("textbox", { name: t("captions.start") });
    await expect(start).toHaveValue("00:03.000");
    await start.fill("00:0x");
    await expect(page.locator("li[data-cue]").nth(1)).toContainText(t("captions.warning-time-malformed"));
    await fits(page, `captions in ${language}`);
    await page.screenshot({ path: test.info().outputPath(`captions-${language}.png`), fullPage: true });
    await page.getByRole("button", { name: t("captions.deed-split") }).click();
    await expect(texts).toHaveCount(3);
    await page.getByRole("button", { name: t("captions.undo") }).click();
    await expect(texts).toHaveCount(2);
    await expect(saved).toBeVisible({ timeout: 15_000 });
    // What is not ready comes back as it was typed.
    await page.reload();
    await hydrated(page);
    await expect(start).toHaveValue("00:0x");
    await expect(texts.first()).toHaveValue(words);
    await page.locator("input[type=file]").setInputFiles({
      name: "film.srt",
      mimeType: "text/plain",
      buffer: Buffer.from(`1\n00:00:00,000 --> 00:00:02,000\n${words}\n\n2\n00:00:02,000 --> 00:00:04,500\n${words}\n`),
    });
    await expect(texts).toHaveCount(2);
    await expect(page.getByText(t("captions.imported", { count: 2, leftOut: 0 }))).toBeVisible();
    const files = async () =>
      JSON.stringify(
        (await db().draftRevision.findFirst({ where: { courseId: COURSE, part: "media" }, orderBy: { number: "desc" } }))?.content,
      );
    const before = await files();
    await expect.poll(files, { timeout: 15_000 }).not.toBe(before);
    await context.close();
  });
}
