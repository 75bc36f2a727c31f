import { randomUUID } from "node:crypto";
import { processRecording } from "#app/commands/media/process-recording.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { HOME, LOCALES, type Language, type Page, expect, hydrated, test } from "#tests/journeys/journey.ts";
import { aFilm, aTone, anOriginal, hasFfmpeg } from "#tests/support/small-recording.ts";

// A film and a sound as learners get them: from the store, by rungs, with and without script.

const FILMS = `films-${randomUUID().slice(0, 8)}`;
const SPOKEN: Readonly<Record<Language, string>> = {
  ar: "نظّف يديك 20 ثانية",
  ckb: "دەستەکانت 20 چرکە بشۆ",
  en: "Clean your hands for 20 seconds",
};
const LANGUAGES = ["ar", "ckb", "en"] as const;
const lessonText = (words: string): string =>
  `## ${words} {#why}\n\n${words} [@who-hand-2009] [@ish-2020].\n\n::audio{#talk src="talk.mp3" title="${words}" transcript="talk.vtt"}\n\n` +
  `::video{#film src="film.mp4" title="${words}" captions="film.vtt" transcript="talk.vtt"}\n`;
const lesson = `/learn/courses/${FILMS}/lessons/hands`;
let film = "";

test.skip(!hasFfmpeg, "this machine has no ffmpeg");
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  const [filmBytes, toneBytes] = [await aFilm(10, "640x380"), await aTone(4)];
  for (const [bytes, contentType] of [
    [filmBytes, "video/mp4"],
    [toneBytes, "audio/mpeg"],
  ] as const) {
    const work = await anOriginal(bytes, contentType);
    if (contentType === "video/mp4") film = work.sha256;
    expect(await processRecording(work, () => instantAt(Date.now()))).toEqual({ ok: true, value: null });
  }
  const captions = (language: Language) => `WEBVTT\n\n00:00.000 --> 00:10.000\n${SPOKEN[language]}\n`;
  await aPublishedCourse({
    metadata: { id: FILMS },
    files: {
      ...Object.fromEntries(LANGUAGES.map((language) => [`lessons/hands.${language}.md`, lessonText(SPOKEN[language])])),
      ...Object.fromEntries(
        LANGUAGES.flatMap((language) => ["film", "talk"].map((name) => [`media/${name}.${language}.vtt`, captions(language)])),
      ),
      "media/film.mp4": new Uint8Array(filmBytes),
      "media/talk.mp3": new Uint8Array(toneBytes),
      "images/plain.svg": null,
      "media/form.pdf": null,
      ...Object.fromEntries(LANGUAGES.map((language) => [`images/steps.${language}.svg`, null])),
    },
  });
});

const rendition = async (rung: string) =>
  (await db().mediaRendition.findUniqueOrThrow({ where: { originalSha256_rung: { originalSha256: film, rung } } })).sha256;
const playedTo = (page: Page, what: "audio" | "video") =>
  page.locator(`figure.media > ${what}`).evaluate((one: HTMLMediaElement) => one.currentTime);

for (const [language, width] of [
  ["ar", 360],
  ["en", 1280],
] as const) {
  test(`a film plays by its rungs with captions, and a sound, in ${language} at ${String(width)} pixels`, async ({ browser }) => {
    const context = await browser.newContext({ locale: LOCALES[language], baseURL: HOME(), viewport: { width, height: 800 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(lesson);
    await hydrated(page);
    const select = page.locator(".quality select");
    await expect(select).toBeVisible();
    await expect(select.locator("option")).toHaveCount(4);
    await expect(select.locator("option").nth(1)).toContainText("144p");
    expect(await violationsIn(page, `a lesson with a film in ${language}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    // Nothing of a film, nor of what plays it, before somebody wants it.
    expect(asked.filter((url) => /hls\.light/.test(url))).toEqual([]);
    const playlist = await rendition("playlist-144p");
    await select.selectOption(`/media/${playlist}`);
    await page.locator("figure.media > video").evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play().catch(() => undefined);
    });
    await expect.poll(() => playedTo(page, "video"), { timeout: 20_000 }).toBeGreaterThan(1);
    expect(asked.filter((url) => url.includes("hls.light"))).toHaveLength(1);
    expect(asked.some((url) => url.endsWith(playlist))).toBe(true);
    const parts = await rendition("hls-144p");
    expect(asked.some((url) => url.endsWith(parts))).toBe(true);
    // The picture itself is there: its bars are not black.
    const brightest = () =>
      page.locator("figure.media > video").evaluate((video: HTMLVideoElement) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [64, 36];
        const context = canvas.getContext("2d");
        context?.drawImage(video, 0, 0, 64, 36);
        return Math.max(...(context?.getImageData(0, 0, 64, 36).data.filter((_, at) => at % 4 !== 3) ?? []));
      });
    await expect.poll(brightest, { timeout: 20_000 }).toBeGreaterThan(150);
    const caption = await page.locator("figure.media > video").evaluate((video: HTMLVideoElement) => {
      const [track] = video.textTracks;
      return { mode: track?.mode, language: track?.language, text: (track?.activeCues?.[0] as VTTCue | undefined)?.text };
    });
    expect(caption).toEqual({ mode: "showing", language, text: SPOKEN[language] });
    await page.locator("figure.media > video").scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`film-${language}-${String(width)}.png`) });
    // Another rung goes on where the film stands.
    await select.selectOption(`/media/${await rendition("playlist-360p")}`);
    await expect.poll(() => playedTo(page, "video"), { timeout: 20_000 }).toBeGreaterThan(2.5);
    await expect.poll(() => page.locator("figure.media > video").evaluate((video: HTMLVideoElement) => video.videoHeight)).toBe(360);
    await page.locator("figure.media > audio").evaluate(async (audio: HTMLAudioElement) => audio.play());
    await expect.poll(() => playedTo(page, "audio"), { timeout: 20_000 }).toBeGreaterThan(1);
    await page.locator("figure.media > audio").scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`sound-${language}-${String(width)}.png`) });
    await context.close();
  });
}

test("without script the plain film of 240p plays, and no choice is shown that would do nothing", async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: HOME(),
    locale: LOCALES.ckb,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(lesson);
  await expect(page.locator(".quality")).toBeHidden();
  await expect(page.locator("figure.media > video > source")).toHaveAttribute(
    "src",
    `/media/${await rendition("mp4")}?or=${await rendition("mp4-144p")}`,
  );
  await expect(page.locator("details.sound audio source").first()).toHaveAttribute("type", "audio/ogg; codecs=opus");
  await page.locator("details.sound summary").click();
  await expect(page.locator("details.sound audio")).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("without-script.png"), fullPage: true });
  await context.close();
});
