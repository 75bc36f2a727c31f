import { randomUUID } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import pg from "pg";
import sharp from "sharp";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { loadEditorWords } from "#app/i18n/editor-words.ts";
import { db } from "#app/platform/db.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

// What a trainer brings that is not what it says, and a server that cannot take what is brought: the sentence is seen, and nothing else is lost.

const COURSES = { ar: `limits-${randomUUID().slice(0, 8)}`, en: `limits-${randomUUID().slice(0, 8)}` } as const;
let trainer: RoleHolder;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  trainer = await aRoleHolder("trainer");
  for (const id of Object.values(COURSES)) {
    const { courseVersionId } = await aPublishedCourse({ metadata: { id } });
    const from = { kind: "version", courseVersionId } as const;
    const begun = await createDraft(trainer.actor, { courseId: CourseId.parse(id), from }, { at: instantAt(Date.now()), requestId: null });
    if (!begun.ok) throw new Error(begun.refusal);
  }
});

/** Fifty million zeros in fifty thousand bytes, under the name of a picture. */
const zipBomb = () => Buffer.concat([Buffer.from("PK\x03\x04"), deflateRawSync(Buffer.alloc(50_000_000)), Buffer.alloc(10_000)]);
/** A hundred and twelve million pixels in a few kilobytes. */
const pictureBomb = () =>
  sharp({ create: { width: 16_000, height: 7_000, channels: 3, background: "#fff" }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
/** Another one for each language: what a library has already is not entered again. */
const aPicture = (language: "ar" | "en") =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: language === "ar" ? "#246" : "#264" } })
    .png()
    .toBuffer();
const drawing = (id: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" id="${id}" onload="alert(1)"><script>alert(2)</script><path d="M0 0h9"/></svg>`;

async function fits(page: Page, where: string): Promise<void> {
  expect(await violationsIn(page, where)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), where).toBeLessThanOrEqual(0);
  await page.screenshot({ path: test.info().outputPath(`${where.replaceAll(" ", "-")}.png`), fullPage: true });
}

/** The queue's tables, locked as while they are being repaired; gives back how to unlock them. */
async function lockedQueue(): Promise<() => Promise<void>> {
  const repair = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await repair.connect();
  await repair.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE");
  return () => repair.end();
}

for (const [language, width] of [
  ["ar", 360],
  ["en", 1280],
] as const) {
  test(`what is brought in vain, in ${language} at ${String(width)} pixels`, async ({ browser }) => {
    test.setTimeout(240_000);
    const t = wordsOf(language);
    const w = await loadEditorWords(language);
    const course = `/teach/courses/${COURSES[language]}`;
    const context = await browser.newContext({
      locale: LOCALES[language],
      baseURL: HOME(),
      reducedMotion: "reduce",
      viewport: { width, height: 800 },
    });
    await speak(language, [trainer]);
    await enter(context, { name: "", path: "/", token: trainer.token }, language);
    const page = await context.newPage();
    const main = page.getByRole("main");

    await test.step("a bomb under the name of a picture, one of pixels, and a drawing with a script, beside a good file", async () => {
      await page.goto(`${course}/media`);
      await hydrated(page);
      const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
      await main
        .locator('input[type="file"]')
        .first()
        .setInputFiles([
          file("x-ray.png", "image/png", zipBomb()),
          file("large.png", "image/png", await pictureBomb()),
          file(`heart-${language}.svg`, "image/svg+xml", Buffer.from(drawing(randomUUID()))),
          file(`wound-${language}.png`, "image/png", await aPicture(language)),
        ]);
      const line = (name: string) =>
        main
          .getByRole("list", { name: t("media-library.under-way") })
          .getByRole("listitem")
          .filter({ hasText: name });
      await expect(line("x-ray.png").getByRole("status")).toContainText(t("media-library.why-archive"), { timeout: 30_000 });
      await expect(line("large.png").getByRole("status")).toContainText(t("media-library.why-too-many-pixels"), { timeout: 30_000 });
      await expect(line(`heart-${language}.svg`).getByRole("status")).toContainText(t("media-library.why-svg-cleaned"), {
        timeout: 30_000,
      });
      await expect(line(`wound-${language}.png`).getByRole("status")).toContainText(t("media-library.upload-stored"), { timeout: 30_000 });
      await fits(page, `bad files in ${language}`);
      const kept = await db().mediaAsset.findMany({ where: { uploadedBy: trainer.accountId, name: { contains: `-${language}.` } } });
      expect(kept.map(({ name }) => name).sort()).toEqual([`heart-${language}.svg`, `wound-${language}.png`]);
      expect(await db().mediaAsset.count({ where: { name: { in: ["x-ray.png", "large.png"] } } })).toBe(0);
      const drawn = kept.find(({ name }) => name.startsWith("heart"))?.sha256 ?? "";
      const shown = await page.request.get(`/media/${drawn}`);
      if (shown.ok()) expect(await shown.text()).not.toMatch(/script|onload/);
    });

    await test.step("a DOI that is none, and one that nobody can look up without a line", async () => {
      await page.goto(`${course}/plan/references`);
      await hydrated(page);
      const doi = main.getByLabel(t("plan.reference-doi"), { exact: true }).last();
      const titles = main.getByLabel(t("plan.reference-title"), { exact: true });
      const before = await titles.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
      await doi.fill("doi: made up");
      await doi.blur();
      await expect(main.getByText(t("plan.reference-doi-shape"))).toBeVisible();
      await fits(page, `a DOI that is none in ${language}`);
      await doi.fill("https://doi.org/10.9999/nobody-registered-this.");
      await doi.blur();
      await expect(doi).toHaveValue("10.9999/nobody-registered-this");
      await expect(main.getByText(t("plan.reference-doi-shape"))).toHaveCount(0);
      await expect(main.getByText(t("plan.reference-unopened")).last()).toBeVisible();
      await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 15_000 });
      await page.reload();
      await expect(doi).toHaveValue("10.9999/nobody-registered-this");
      expect(await titles.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual(before);
    });

    await test.step("a store without room says so beside the text, which is saved when there is room", async () => {
      let full = true;
      await page.route("**/api/drafts", (route) =>
        full ? route.fulfill({ status: 507, json: { code: "storage-full", requestId: "r" } }) : route.continue(),
      );
      await page.goto(`${course}/lessons/hands/${language}`);
      await hydrated(page);
      const text = page.locator("#lesson-editor-text");
      await text.locator("p").first().click();
      await page.keyboard.press("End");
      await page.keyboard.type(" omega");
      await page.keyboard.press("Control+s");
      await expect(page.locator("[data-save-state]")).toHaveText(w("editor.not-saved-storage-full"));
      await fits(page, `no room for a text in ${language}`);
      full = false;
      await page.keyboard.press("Control+s");
      await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 15_000 });
      const newest = await db().draftRevision.findFirstOrThrow({
        where: { courseId: COURSES[language], part: `lesson/hands/${language}` },
        orderBy: { number: "desc" },
      });
      expect(JSON.stringify(newest.content)).toContain("omega");
    });

    await test.step("a queue that takes nothing: the withdrawal is refused whole, stays as typed, and is done when it is sent again", async () => {
      await page.goto(`${course}/withdrawal`);
      await hydrated(page);
      await main.locator('[name="kind"][value="withdraw"]').check();
      await main.locator('[name="reasonClass"]').selectOption("outdated");
      for (const one of LANGUAGES) await main.locator(`[name="explanation-${one}"]`).fill(`Why ${one}`);
      await main.locator('[name="confirmed"]').check();
      const send = main.getByRole("button", { name: t("publication.withdraw-do") });
      const unlock = await lockedQueue();
      try {
        await send.click();
        await expect(main.getByRole("alert")).toHaveText(t("errors.server-trouble"), { timeout: 30_000 });
      } finally {
        await unlock();
      }
      await fits(page, `a queue that is down in ${language}`);
      expect(await db().courseWithdrawal.count({ where: { courseId: COURSES[language] } })).toBe(0);
      for (const one of LANGUAGES) await expect(main.locator(`[name="explanation-${one}"]`)).toHaveValue(`Why ${one}`);
      await send.click();
      await expect(main.getByText(t("publication.withdrawn-withdraw"))).toBeVisible({ timeout: 30_000 });
      expect(await db().courseWithdrawal.count({ where: { courseId: COURSES[language] } })).toBe(1);
    });
    await context.close();
  });
}
