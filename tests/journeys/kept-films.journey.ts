import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { processImage } from "#app/commands/media/process-image.server.ts";
import { processRecording } from "#app/commands/media/process-recording.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { banner, isKept, keepButton, test } from "#tests/journeys/device.ts";
import { LOCALES, type Page, expect, hydrated, wordsOf } from "#tests/journeys/journey.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";
import { aFilm, anOriginal, hasFfmpeg } from "#tests/support/small-recording.ts";

// A course with a film and a photograph on a device: chosen with its price, played and seen without a line.

const COURSE = `kept-films-${randomUUID().slice(0, 8)}`;
const PATH = `/learn/courses/${COURSE}`;
const LANGUAGES = ["ar", "ckb", "en"] as const;
const now = () => instantAt(Date.now());
const LESSON =
  '## Hands {#why}\n\nClean your hands [@who-hand-2009] [@ish-2020].\n\n:::figure{#photo src="photo.jpg" alt="A hand under water" credit="Bimaristan" licence="CC BY-SA 4.0"}\nWater.\n:::\n\n' +
  '::video{#film src="film.mp4" title="Hands" captions="film.vtt" transcript="film.vtt"}\n';
let course: Awaited<ReturnType<typeof aPublishedCourse>>;

test.skip(!hasFfmpeg, "this machine has no ffmpeg");
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  const film = await aFilm(10, "640x380");
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const photograph = await sharp({ create: { width: 1700, height: 900, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(await processRecording(await anOriginal(film, "video/mp4"), now)).toEqual({ ok: true, value: null });
  expect(await processImage({ ...(await anOriginal(photograph, "image/jpeg")), kind: "image" }, now)).toEqual({ ok: true, value: null });
  const captions = "WEBVTT\n\n00:00.000 --> 00:10.000\nClean your hands.\n";
  course = await aPublishedCourse({
    metadata: { id: COURSE },
    files: {
      ...Object.fromEntries(
        LANGUAGES.flatMap((language) => [
          [`lessons/hands.${language}.md`, LESSON],
          [`media/film.${language}.vtt`, captions],
          [`media/talk.${language}.vtt`, null],
          [`images/steps.${language}.svg`, null],
        ]),
      ),
      "media/film.mp4": new Uint8Array(film),
      "images/photo.jpg": new Uint8Array(photograph),
      "media/talk.mp3": null,
      "images/plain.svg": null,
      "media/form.pdf": null,
    },
  });
});

/** The choice of the course's own language: those of the others stand closed below it, and any of them may be ready first. */
const choiceOfFilms = (page: Page, language: (typeof LANGUAGES)[number]) => page.locator(`select[name="films-${language}"]`);
const player = (page: Page) => page.locator("figure.media > video");

for (const [language, width] of [
  ["ar", 360],
  ["en", 1280],
] as const) {
  test(`a film is kept in the size that was chosen, and plays without a line, in ${language} at ${String(width)} pixels`, async ({
    browser,
    line,
    allowTrouble,
  }) => {
    test.setTimeout(180_000);
    allowTrouble(/AbortError|ERR_|Failed to fetch|Failed to load resource|NetworkError/);
    const t = wordsOf(language);
    const context = await browser.newContext({ baseURL: line.url, locale: LOCALES[language], viewport: { width, height: 800 } });
    const page = await context.newPage();
    const { accountId } = await aPractitioner({ language });
    const token = await aSession(accountId);
    await quizFlow(() => line.url, token, course).run({ until: "started" });
    await context.addCookies([{ name: "session", value: token, url: line.url }]);

    await page.goto(PATH);
    await hydrated(page);
    const choice = choiceOfFilms(page, language);
    await expect(choice).toHaveAccessibleName(t("offline.films"));
    await expect(choice.locator("option")).toHaveCount(4);
    await expect(choice).toHaveValue("sound");
    const price = () => keepButton(page, t).textContent();
    const ofSound = await price();
    await choice.selectOption("144p");
    expect(await price()).not.toBe(ofSound);
    expect(await violationsIn(page, `the choice of films in ${language}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await choice.scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`choice-${language}-${String(width)}.png`) });
    await keepButton(page, t).click();
    await isKept(page, t);
    await page.screenshot({ path: test.info().outputPath(`kept-${language}-${String(width)}.png`) });

    await line.cut();
    await page.goto(`${PATH}/lessons/hands`);
    await expect(banner(page, t)).toBeVisible();
    // Of the photograph the device has one size; whichever the browser wants, it is given that one.
    const photograph = page.locator("figure picture img");
    await photograph.scrollIntoViewIfNeeded();
    await expect.poll(() => photograph.evaluate((image: HTMLImageElement) => (image.complete ? image.naturalWidth : 0))).toBeGreaterThan(0);
    expect(await photograph.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain("?or=");
    await player(page).evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play().catch(() => undefined);
    });
    await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 20_000 }).toBeGreaterThan(1);
    const facts = await player(page).evaluate((video: HTMLVideoElement) => ({
      lines: video.videoHeight,
      seconds: Math.round(video.duration),
    }));
    expect(facts).toEqual({ lines: 144, seconds: 10 });
    // A player may be moved: only a part is asked for.
    await player(page).evaluate((video: HTMLVideoElement) => {
      video.currentTime = 7;
    });
    await expect
      .poll(() => player(page).evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 20_000 })
      .toBeGreaterThan(7.5);
    await player(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`without-line-${language}-${String(width)}.png`) });
    await context.close();
  });
}

test("what is kept without films is smaller, and lets its sound and its film go", async ({ page, line }) => {
  const { accountId } = await aPractitioner({ language: "en" });
  const token = await aSession(accountId);
  await quizFlow(() => line.url, token, course).run({ until: "started" });
  await page.context().addCookies([{ name: "session", value: token, url: line.url }]);
  const t = wordsOf("en");
  await page.goto(PATH);
  await hydrated(page);
  await choiceOfFilms(page, "en").selectOption("none");
  await keepButton(page, t).click();
  await isKept(page, t);
  const kept = await page.evaluate(async () => (await (await caches.open("bimaristan-contents")).keys()).map(({ url }) => url));
  const made = await db().mediaRendition.findMany({ where: { rung: { in: ["opus-24k", "mp4", "mp4-144p", "poster"] } } });
  const isKeptHere = (rung: string) => made.some((one) => one.rung === rung && kept.some((url) => url.endsWith(one.sha256)));
  expect(["opus-24k", "mp4", "mp4-144p", "poster"].map(isKeptHere)).toEqual([false, false, false, true]);
});
