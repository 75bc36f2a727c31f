import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import type { ItemType } from "#app/domain/assessment/item-tags.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { LANGUAGES, type Language, type Page, type Translate, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { inspectFromTop, personWith } from "#tests/journeys/person-with.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

// The bank of questions and their editors, by hand: what a trainer does between two courses.

const SAID: Readonly<Record<Language, string>> = { ar: "نص مكتوب هنا", ckb: "دەقێکی نووسراو لێرە", en: "A text written here" };
const TOPICS = { basics: { ar: "الأساسيات", ckb: "بنەماکان", en: "The basics" }, doses: { ar: "الجرعات", ckb: "ژەمەکان", en: "Doses" } };
const TITLE = { ar: "دورة تُؤخذ منها الأسئلة", ckb: "خولێک پرسیاری لێ وەردەگیرێت", en: "A course to take questions from" };
const OTHER = { ar: "دورة أخرى", ckb: "خولێکی تر", en: "Another course" };

/** A drawing, as an author uploads one; every run has its own. */
const drawing = (): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" viewBox="0 0 320 160"><title>${randomUUID()}</title><rect width="320" height="160" fill="#eef"/><path d="M10 80h60l15-50 25 100 20-70 15 20h165" fill="none" stroke="#236" stroke-width="6"/></svg>`,
  );

/** Writes something into every field of the opened question that is empty, language by language, as a telephone shows them. */
async function fillTexts(page: Page): Promise<void> {
  for (const language of LANGUAGES) {
    const tab = page.getByRole("main").locator(`button[lang="${language}"][aria-pressed]`).first();
    if (await tab.isVisible()) await tab.click();
    for (const field of await page.getByRole("main").locator(`textarea[lang="${language}"]`).all())
      if ((await field.isVisible()) && (await field.inputValue()) === "") await field.fill(SAID[language]);
  }
}

const saved = (page: Page) => expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 20_000 });

for (const [language, size] of [
  ["ar", "telephone"],
  ["en", "desk"],
] as const) {
  test(`questions are found, written, tried and taken into another course, in ${language}`, async ({ browser }) => {
    test.setTimeout(400_000);
    const t = wordsOf(language);
    const one = randomUUID().slice(0, 8);
    const [source, other] = [CourseId.parse(`bank-${language}-${one}`), CourseId.parse(`bank-other-${language}-${one}`)];
    const quiz = {
      minimumPerformanceLevel: 70,
      attempts: 3,
      lockOutHours: 24,
      minutesAllowed: null,
      quota: { basics: 4, doses: 2 },
      topics: TOPICS,
    };
    const { courseVersionId } = await aPublishedCourse({ metadata: { id: source, title: TITLE, quiz } });
    const trainer = await aRoleHolder("trainer");
    const occasion = { at: instantAt(Date.now()), requestId: null };
    await createDraft(trainer.actor, { courseId: source, from: { kind: "version", courseVersionId } }, occasion);
    await createDraft(trainer.actor, { courseId: other, from: { kind: "nothing", title: OTHER } }, occasion);
    const page = await personWith(browser, trainer, language, size);
    const main = page.getByRole("main");
    const go = async (path: string) => {
      await page.goto(path);
      await hydrated(page);
    };
    const check = (name: string) => inspectFromTop(page, `${name}-${language}-${size}`);
    const questions = `/teach/courses/${source}/questions`;
    const openNew = async (type: ItemType) => {
      await go(questions);
      await main.locator('select[name="new-type"]').selectOption(type);
      await main.getByRole("button", { name: t("items.add"), exact: true }).click();
      await page.waitForURL(/\?item=q-/);
      await expect(main.getByText(t(`items.type-${type}`), { exact: true }).first()).toBeVisible();
    };

    await test.step("tags are given, and found in the bank", async () => {
      await go(`${questions}?item=item-multiple`);
      await main.getByLabel(t("items.field-level")).selectOption("analysis");
      await main.getByLabel(t("items.field-competency")).selectOption("patient-care");
      await saved(page);
      const found = async (more: Readonly<Record<string, string>>) => {
        await go(`/teach/items?course=${source}`);
        for (const [name, value] of Object.entries(more)) await main.locator(`select[name="${name}"]`).selectOption(value);
        await main.getByRole("button", { name: t("items.bank-search") }).click();
        await page.waitForURL(/words=/);
        return main.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) });
      };
      await expect(await found({ type: "numeric" })).not.toHaveCount(0);
      await expect(await found({ competency: "patient-care" })).toHaveCount(1);
      await expect(await found({ level: "analysis" })).toHaveCount(1);
      await expect(await found({ level: "recall" })).toHaveCount(0);
      await found({ topic: "doses" });
      await expect(main.getByRole("listitem").getByText(TOPICS.doses[language], { exact: true }).first()).toBeVisible();
      await check("bank");
    });

    await test.step("the quotas lead to the plan, and back", async () => {
      await go(questions);
      await expect(main.getByRole("rowheader", { name: TOPICS.basics[language] })).toBeVisible();
      await check("pool");
      await main.getByRole("link", { name: t("items.quota-to-plan") }).click();
      await page.waitForURL(/\/plan\/quiz/);
      await main.getByLabel(TOPICS.doses[language], { exact: true }).fill("40");
      await expect(main.getByText(/40/).first()).toBeVisible();
      await saved(page);
      await main.locator(`a[href$="/questions?topic=doses"]`).click();
      await page.waitForURL(/\/questions\?topic=doses/);
      const short = main.getByText(t("items.quota-short", { quota: 40, topic: TOPICS.doses[language], pool: 2 }));
      await expect(short).toBeVisible();
      await main.getByRole("link", { name: t("items.quota-mend") }).click();
      await page.waitForURL(/\/plan\/quiz#/);
      await main.getByLabel(TOPICS.doses[language], { exact: true }).fill("2");
      await saved(page);
    });

    await test.step("a question is duplicated", async () => {
      await go(questions);
      const lines = main.getByRole("button", { name: new RegExp(`^${t("items.duplicate")}`) });
      const before = await lines.count();
      await lines.first().click();
      await expect(lines).toHaveCount(before + 1);
      await saved(page);
    });

    for (const type of ["single-best-answer", "multiple-response", "numeric"] as const)
      await test.step(`a new question is written and tried: ${type}`, async () => {
        await openNew(type);
        await main.getByLabel(t("items.field-topic"), { exact: true }).fill("basics");
        if (type === "single-best-answer") await pictureOf(page, t);
        if (type === "single-best-answer") await main.locator('input[type="radio"][name="f-key"]').nth(1).check();
        if (type === "multiple-response")
          for (const place of [0, 2])
            await main
              .getByRole("checkbox", { name: t("items.is-right") })
              .nth(place)
              .check();
        if (type === "numeric") {
          await main.getByLabel(t("items.number"), { exact: true }).fill("2.5");
          await main.locator('input[type="radio"][name="f-key.unit"]').first().check();
        }
        await fillTexts(page);
        await main
          .getByRole("group", { name: t("items.field-references") })
          .getByRole("checkbox")
          .first()
          .check();
        await saved(page);
        await expect(main.getByText(t("items.missing"))).toHaveCount(0);
        await check(`editor-${type}`);
        const opened = page.context().waitForEvent("page");
        await main.getByRole("link", { name: t("items.try"), exact: true }).click();
        const trial = await opened;
        await hydrated(trial);
        await expect(trial.getByText(SAID[language]).first()).toBeVisible();
        if (type === "single-best-answer") {
          await expect(trial.getByRole("main").locator("img")).toBeVisible();
          await trial.locator('input[type="radio"][value="b"]').check();
          await trial.getByRole("button", { name: t("quiz.to-finish"), exact: true }).click();
          await trial.getByRole("button", { name: t("quiz.finish-now") }).click();
          await expect(trial.getByRole("heading", { level: 1, name: t("quiz.passed-title") })).toBeVisible();
          await expect(trial.getByRole("main").locator("img")).toBeVisible();
        }
        await trial.close();
      });

    for (const type of ["extended-matching", "ordering", "vignette-set"] as const)
      await test.step(`a new question is begun: ${type}`, async () => {
        await openNew(type);
        const stem = page.locator(`[id="f-stem.${language}"]`);
        await stem.fill(SAID[language]);
        await saved(page);
        await check(`editor-${type}`);
        await page.reload();
        await hydrated(page);
        await expect(stem).toHaveValue(SAID[language]);
      });

    await test.step("a question is taken into the other course, which says where it came from", async () => {
      await go(`/teach/items?course=${source}&item=item-single`);
      await main.getByLabel(t("items.take-into")).selectOption(other);
      await main.getByRole("button", { name: t("items.take"), exact: true }).click();
      await page.waitForURL(`**/teach/courses/${other}/questions?item=item-single`);
      await expect(main.getByText(t("items.origin-same"))).toBeVisible();
      await check("taken");
      await main.getByRole("link", { name: t("items.origin-see") }).click();
      await page.waitForURL(/\/teach\/items\?/);
      await expect(main.getByRole("link", { name: OTHER[language] })).toBeVisible();
    });

    await test.step("its history can be read", async () => {
      await go(questions);
      await main.locator('a[href$="/history?part=items"]').click();
      await page.waitForURL(/\/history\?part=items/);
      await expect(main.getByRole("listitem").first()).toBeVisible();
      await check("history");
    });
  });
}

/** Uploads a picture for the stem by the dialog of the library, and finds it shown, its words owed. */
async function pictureOf(page: Page, t: Translate): Promise<void> {
  const main = page.getByRole("main");
  await main.getByText(t("items.media-stem"), { exact: true }).first().click();
  await main
    .getByRole("button", { name: t("items.media-choose-image") })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: t("media-library.pick-image") });
  await dialog.locator('input[type="file"]').setInputFiles({ name: "strip.svg", mimeType: "image/svg+xml", buffer: drawing() });
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(main.locator('img[src^="/media/"]')).toBeVisible();
  await expect(main.getByText(t("items.media-alternative")).first()).toBeVisible();
}
