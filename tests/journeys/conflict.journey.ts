import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext } from "@playwright/test";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { type EditorWords, loadEditorWords } from "#app/i18n/editor-words.ts";
import { db } from "#app/platform/db.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test } from "#tests/journeys/journey.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

// Two authors at two devices write in one paragraph of one lesson; then a text that shrinks, and a page that is gone in the middle of a word.

const COURSE = `conflict-${randomUUID().slice(0, 8)}`;
let authors: readonly [RoleHolder, RoleHolder];

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  const { courseVersionId } = await aPublishedCourse({ metadata: { id: COURSE } });
  authors = [await aRoleHolder("trainer"), await aRoleHolder("trainer")];
  const from = { kind: "version", courseVersionId } as const;
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const begun = await createDraft(authors[0].actor, { courseId: CourseId.parse(COURSE), from }, occasion);
  if (!begun.ok) throw new Error(begun.refusal);
});

type Language = "ar" | "en";
/** Each language of the lesson is a text of its own, seen at its width. */
const WIDTHS = { ar: 360, en: 1280 } as const;

async function deviceOf(browser: Browser, author: RoleHolder, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: LOCALES[language],
    baseURL: HOME(),
    reducedMotion: "reduce",
    viewport: { width: WIDTHS[language], height: 800 },
  });
  await enter(context, { name: "", path: "/", token: author.token }, language);
  return context;
}

async function opened(context: BrowserContext, language: Language): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/teach/courses/${COURSE}/lessons/hands/${language}`);
  await hydrated(page);
  await expect(text(page)).toBeVisible();
  return page;
}

const text = (page: Page) => page.locator("#lesson-editor-text");
const state = (page: Page) => page.locator("[data-save-state]");
const isSaved = (page: Page) => expect(state(page)).toHaveAttribute("data-save-state", "saved", { timeout: 15_000 });

/** Types behind the first paragraph: the same one for everybody. */
async function type(page: Page, words: string): Promise<void> {
  await text(page).locator("p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(` ${words}`);
}

async function typeAndSave(page: Page, words: string): Promise<void> {
  await type(page, words);
  await page.keyboard.press("Control+s");
}

const revisions = (language: Language) =>
  db().draftRevision.findMany({
    where: { courseId: COURSE, part: `lesson/hands/${language}` },
    orderBy: { number: "asc" },
  });

async function fits(page: Page, where: string): Promise<void> {
  expect(await violationsIn(page, where)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), where).toBeLessThanOrEqual(0);
}

for (const language of ["ar", "en"] as const) {
  test(`no word of either author is lost, in ${language}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const w: EditorWords = await loadEditorWords(language);
    await speak(language, authors);
    const devices = [await deviceOf(browser, authors[0], language), await deviceOf(browser, authors[1], language)] as const;
    const [one, other] = [await opened(devices[0], language), await opened(devices[1], language)];
    const dialogOf = (page: Page) => page.getByRole("dialog", { name: w("editor.conflict") });
    const pressIn = (page: Page, name: Parameters<EditorWords>[0]) =>
      page
        .getByRole("dialog")
        .getByRole("button", { name: w(name) })
        .click();

    await test.step("compared side by side, mine is kept on top of theirs, which stays readable", async () => {
      await typeAndSave(one, "alpha");
      await isSaved(one);
      await typeAndSave(other, "beta");
      await expect(dialogOf(other)).toBeVisible();
      await expect(dialogOf(other).getByRole("button", { name: w("editor.keep-mine") })).toHaveAttribute("aria-disabled", "true");
      await pressIn(other, "editor.compare");
      await expect(dialogOf(other).locator("del")).toContainText("alpha");
      await expect(dialogOf(other).locator("ins")).toContainText("beta");
      await fits(other, `the conflict in ${language}`);
      await other.screenshot({ path: test.info().outputPath(`conflict-${language}.png`), fullPage: true });
      await pressIn(other, "editor.keep-mine");
      await expect(dialogOf(other)).toBeHidden();
      await isSaved(other);
      const [theirs, mine] = (await revisions(language)).slice(-2).map(({ content }) => JSON.stringify(content));
      expect(theirs).toContain("alpha");
      expect(mine).toContain("beta");
      expect(mine).not.toContain("alpha");
    });

    await test.step("theirs are taken: mine go from the screen, and one step back brings them to be saved on top", async () => {
      await typeAndSave(one, "gamma");
      await expect(dialogOf(one)).toBeVisible();
      await pressIn(one, "editor.take-theirs");
      await expect(dialogOf(one)).toBeHidden();
      await expect(text(one)).toContainText("beta");
      await expect(text(one)).not.toContainText("gamma");
      await isSaved(one);
      await text(one).locator("p").first().click();
      await one.keyboard.press("Control+z");
      await expect(text(one)).toContainText("gamma");
      await one.keyboard.press("Control+Shift+z");
      await expect(text(one)).toContainText("beta");
      await isSaved(one);
      const kept = (await revisions(language)).map(({ content }) => JSON.stringify(content));
      for (const word of ["alpha", "beta"]) expect(kept.some((each) => each.includes(word))).toBe(true);
    });

    await test.step("a text that loses more than half of its words is asked about, and goes only when that is meant", async () => {
      await text(one).locator("p").first().click();
      await one.keyboard.press("Control+a");
      await one.keyboard.type("short");
      await one.keyboard.press("Control+s");
      const dialog = one.getByRole("dialog", { name: w("editor.shrinks") });
      await expect(dialog).toBeVisible();
      await fits(one, `the question before a short text in ${language}`);
      await one.screenshot({ path: test.info().outputPath(`shrinks-${language}.png`) });
      expect(JSON.stringify((await revisions(language)).at(-1)?.content)).toContain("beta");
      await dialog.getByRole("button", { name: w("editor.shrink-back") }).click();
      await expect(dialog).toBeHidden();
      await text(one).locator("p").first().click();
      await one.keyboard.press("Control+s");
      await dialog.getByRole("button", { name: w("editor.shrink-meant") }).click();
      await isSaved(one);
      const [before, after] = (await revisions(language)).slice(-2).map(({ content }) => JSON.stringify(content));
      expect(before).toContain("beta");
      expect(after).toContain("short");
      expect(after).not.toContain("beta");
    });

    await test.step("what was typed without a line, in a page that is gone, is offered where it is opened again", async () => {
      await devices[0].setOffline(true);
      await type(one, "delta");
      await expect(state(one)).toHaveAttribute("data-save-state", "not-saved");
      await expect(state(one)).toHaveText(w("editor.not-saved-no-connection"), { timeout: 20_000 });
      // As a page that is killed goes: one that is closed in good order would send a last save as the line returns.
      await one.evaluate(() => void (window.fetch = () => Promise.reject(new TypeError("gone"))));
      await one.close();
      await devices[0].setOffline(false);
      const again = await opened(devices[0], language);
      await expect(text(again)).not.toContainText("delta");
      await fits(again, `the kept copy in ${language}`);
      await again.screenshot({ path: test.info().outputPath(`kept-copy-${language}.png`), fullPage: true });
      await again.getByRole("button", { name: w("editor.copy-take") }).click();
      await expect(text(again)).toContainText("delta");
      await isSaved(again);
      expect(JSON.stringify((await revisions(language)).at(-1)?.content)).toContain("short delta");
      await again.reload();
      await expect(text(again)).toContainText("delta");
      await expect(again.getByRole("button", { name: w("editor.copy-take") })).toHaveCount(0);
    });
    for (const device of devices) await device.close();
  });
}
