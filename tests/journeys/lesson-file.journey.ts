import sharp from "sharp";
import { db } from "#app/platform/db.server.ts";
import { aWordDocument, wordParagraph, wordPicture } from "#tests/builders/a-word-document.ts";
import { aCaptionedDraft } from "#tests/journeys/a-captioned-draft.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";

// A lesson that was written in Word comes in whole: its words, its pictures, and a word about what could not come.

for (const [language, width] of [
  ["ar", 360],
  ["en", 1280],
] as const)
  test(`a Word document with pictures becomes a lesson in ${language} at ${String(width)} pixels`, async ({ browser }) => {
    const t = wordsOf(language);
    const { courseId, trainer } = await aCaptionedDraft();
    await speak(language, [trainer]);
    const context = await browser.newContext({ locale: LOCALES[language], baseURL: HOME(), viewport: { width, height: 800 } });
    await enter(context, { name: "", path: "/", token: trainer.token }, language);
    const page = await context.newPage();
    const main = page.getByRole("main");
    const png = await sharp({ create: { width: 320, height: 160, channels: 3, background: "#287" } })
      .png()
      .toBuffer();
    const body = [
      wordParagraph(language === "ar" ? "غسل اليدين" : "Hand washing", "Heading2"),
      wordPicture("image1.png"),
      wordPicture("image2.emf"),
      wordParagraph(language === "ar" ? "اغسل يديك 20 ثانية." : "Wash for 20 seconds."),
    ];
    const file = {
      name: "Hands.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: Buffer.from(aWordDocument(body.join(""), { "image1.png": png, "image2.emf": new Uint8Array([1, 0, 0, 0, 88, 0]) })),
    };
    const fits = async (where: string) => {
      expect(await violationsIn(page, where)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), where).toBeLessThanOrEqual(0);
      await page.screenshot({ path: test.info().outputPath(`${where}.png`), fullPage: true });
    };

    await page.goto(`/teach/courses/${courseId}/add-lesson`);
    await hydrated(page);
    await main.getByLabel(t("plan.lesson-file"), { exact: true }).setInputFiles(file);
    await main.locator(`input[name="language"][value="${language}"]`).check();
    await main.getByRole("button", { name: t("plan.look-first") }).click();
    await expect(main.getByText(t("plan.file-pictures", { count: 1 }))).toBeVisible();
    await expect(main.getByText(t("plan.file-pictures-not", { count: 1 }))).toBeVisible();
    await expect(main.getByText(t("media-library.why-unknown-content"))).toBeVisible();
    await fits(`looked-at-${language}`);
    expect(await db().mediaAsset.count({ where: { name: "Hands 1.png", uploadedBy: trainer.actor.accountId } })).toBe(0);

    await main.getByLabel(t("plan.lesson-file"), { exact: true }).setInputFiles(file);
    await main.getByRole("button", { name: t("plan.take-in") }).click();
    await expect(main.getByText(t("plan.lesson-taken-in"))).toBeVisible();
    await fits(`taken-in-${language}`);
    await main.getByRole("link", { name: t("plan.to-lesson") }).click();
    const text = page.locator("#lesson-editor-text");
    await expect(text).toBeVisible({ timeout: 30_000 });
    const shown = text.locator("img").first();
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(320);
    await fits(`editor-${language}`);
    await context.close();
  });
