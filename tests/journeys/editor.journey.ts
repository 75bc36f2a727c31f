import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SaveWish } from "#app/domain/authoring/autosave.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { buildEditorPage, openEditorPage } from "#tests/journeys/editor-page/build-page.ts";
import { expect, type Language, LOCALES, type Page, test } from "#tests/journeys/journey.ts";

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, "..", "..", ...path), "utf8");
const wordsIn = (language: Language) => JSON.parse(read("content", "locales", language, "editor.json")) as Record<string, string>;
const text = (page: Page) => page.locator("#lesson-editor-text");
const state = (page: Page) => page.locator("[data-save-state]");

/** As a browser gives what was copied elsewhere. */
const paste = (page: Page, html: string) =>
  page.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData("text/html", copied);
    document
      .querySelector("#lesson-editor-text")
      ?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
/** The first save is answered so; the next ones are stored. */
const answeredBy = (page: Page, outcome: object) =>
  page.addInitScript(
    `window.answers = sessionStorage.getItem("told") ? [] : [${JSON.stringify(outcome)}]; sessionStorage.setItem("told", "1");`,
  );
const lastWish = (page: Page) => page.evaluate(() => (window as unknown as { wishes: SaveWish[] }).wishes.at(-1));
type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[]; text?: string };
const typesIn = async (page: Page) => ((await lastWish(page))?.content.content as unknown as Node[] | undefined)?.map(({ type }) => type);

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await buildEditorPage();
});

for (const language of ["ar", "en"] as const) {
  const w = wordsIn(language);
  test.describe(`in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: { width: 1280, height: 900 } });

    test("a lesson is written by keyboard alone: heading, slash menu, dose, table, undo, save", async ({ page }) => {
      await openEditorPage(page, language);
      await page.keyboard.press("Tab");
      while (!(await text(page).evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
      await page.keyboard.type(language === "ar" ? "## العلاج" : "## Treatment");
      await page.keyboard.press("Enter");
      await page.keyboard.type(language === "ar" ? "ابدأ بـ amoxicillin 40 mg/kg." : "Begin with amoxicillin.");
      if (language === "ar") await expect(text(page).locator("bdi")).toHaveText("amoxicillin 40 mg/kg");
      await page.keyboard.press("Enter");

      await page.keyboard.type("/");
      await expect(page.getByRole("listbox", { name: w["insert"]! })).toBeVisible();
      await expect(text(page)).toHaveAttribute("aria-activedescendant", "slash-list-0");
      await page.keyboard.type(w["deed-dose"]!);
      await page.keyboard.press("Enter");
      await expect(page.getByLabel(w["dose-drug"]!)).toBeFocused();
      for (const value of ["Amoxicillin", language === "ar" ? "٢٥٠" : "250", "m", "PO", "12 h"]) {
        await page.keyboard.type(value);
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");

      await page.keyboard.type("/table");
      await page.keyboard.press("Enter");
      for (const cell of ["one", "two", "three"]) {
        await page.keyboard.type(cell);
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Control+s");
      await expect(state(page)).toHaveAttribute("data-save-state", "saved");
      await expect(state(page)).toContainText("2");
      expect(await typesIn(page)).toEqual(["heading", "paragraph", "doseBlock", "table", "paragraph"]);
      const blocks = (await lastWish(page))!.content.content;
      expect(blocks[2]!.attrs).toMatchObject({ drug: "Amoxicillin", amount: "250", source: "who-pocket-book" });
      expect(new Set(blocks.map((block) => block.attrs.id)).size).toBe(blocks.length);
      expect(await violationsIn(page, `written in ${language}`)).toEqual([]);

      await page.keyboard.press("Control+Shift+Backspace");
      await page.keyboard.press("Control+s");
      await expect.poll(() => typesIn(page)).not.toContain("table");
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Control+s");
      await expect.poll(() => typesIn(page)).toContain("table");

      await page.keyboard.press("Alt+F10");
      await expect(page.getByRole("toolbar").getByRole("button").first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(text(page)).toBeFocused();

      await page.getByRole("button", { name: w["preview"]! }).click();
      await expect(page.locator(".lesson:not(.lesson-editor) .dose")).toContainText("Amoxicillin");
      expect(await violationsIn(page, `preview in ${language}`)).toEqual([]);
    });

    test("a paste from Word is cleaned, told, and undone in one step", async ({ page }) => {
      await openEditorPage(page, language);
      await text(page).click();
      await page.keyboard.type("x");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(600);
      await paste(page, read("tests", "support", "clipboard", "word-arabic.html"));
      await expect(page.getByText(w["pasted-left-out"]!)).toBeVisible();
      await expect(page.getByText("نص محذوف")).toBeVisible();
      await expect(text(page).locator("table td").first()).toBeVisible();
      await expect(text(page)).not.toContainText("نص محذوف");
      expect(await violationsIn(page, `pasted in ${language}`)).toEqual([]);
      await page.getByRole("button", { name: w["pasted-seen"]! }).click();
      await text(page).focus();
      await page.keyboard.press("Control+z");
      await expect(text(page).locator("table")).toHaveCount(0);
      await expect(text(page)).toContainText("x");
    });

    test("a conflict offers its three ways, and mine lands on top only after comparing", async ({ page }) => {
      const theirs = {
        kind: "conflict",
        revision: 5,
        by: "Hawre",
        at: "2026-11-27T07:00:00.000Z",
        content: {
          type: "doc",
          schemaVersion: 1,
          content: [{ type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "their words" }] }],
        },
      };
      await answeredBy(page, theirs);
      await openEditorPage(page, language);
      await text(page).click();
      await page.keyboard.type("my words");
      await page.keyboard.press("Control+s");
      const dialog = page.getByRole("dialog", { name: w["conflict"]! });
      await expect(dialog).toBeVisible();
      await expect(state(page)).toHaveAttribute("data-save-state", "conflict");
      const mine = dialog.getByRole("button", { name: w["keep-mine"]! });
      await expect(mine).toHaveAttribute("aria-disabled", "true");
      await dialog.getByRole("button", { name: w["compare"]! }).click();
      await expect(dialog.locator("del")).toContainText("their words");
      await expect(dialog.locator("ins")).toContainText("my words");
      expect(await violationsIn(page, `conflict in ${language}`)).toEqual([]);
      await mine.click();
      await expect(dialog).toBeHidden();
      await expect(state(page)).toHaveAttribute("data-save-state", "saved");
      expect(await lastWish(page)).toMatchObject({ basedOn: 5 });
    });

    test("taking theirs puts their text on the screen, drops mine, and the next save stands upon it", async ({ page }) => {
      await answeredBy(page, {
        kind: "conflict",
        revision: 5,
        by: "Hawre",
        at: "2026-11-27T07:00:00.000Z",
        content: {
          type: "doc",
          schemaVersion: 1,
          content: [{ type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "their words" }] }],
        },
      });
      await openEditorPage(page, language);
      await text(page).click();
      await page.keyboard.type("my words");
      await page.keyboard.press("Control+s");
      await page.getByRole("button", { name: w["take-theirs"]! }).click();
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(text(page)).toHaveText("their words");
      await expect(state(page)).toHaveAttribute("data-save-state", "saved");
      await text(page).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" and more");
      await page.keyboard.press("Control+s");
      await expect.poll(async () => (await lastWish(page))?.basedOn).toBe(5);
      expect(JSON.stringify((await lastWish(page))?.content)).toContain("their words and more");
      await page.reload();
      await expect(text(page)).toBeVisible();
      await expect(page.getByRole("button", { name: w["copy-take"]! })).toHaveCount(0);
    });

    test("a text that shrinks by more than half is asked about, and goes only when that is meant", async ({ page }) => {
      await answeredBy(page, { kind: "shrinks", fromWords: 412, toWords: 2 });
      await openEditorPage(page, language);
      await text(page).click();
      await page.keyboard.type("two words");
      await page.keyboard.press("Control+s");
      const dialog = page.getByRole("dialog", { name: w["shrinks"]! });
      await expect(dialog).toContainText(/412|٤١٢/);
      await expect(state(page)).toHaveAttribute("data-save-state", "shrinks");
      expect(await violationsIn(page, `shrinks in ${language}`)).toEqual([]);
      await dialog.getByRole("button", { name: w["shrink-back"]! }).click();
      await expect(dialog).toBeHidden();
      await expect(state(page)).toHaveAttribute("data-save-state", "not-saved");
      expect((await lastWish(page))?.confirmedShrink).toBeUndefined();
      await page.evaluate(() => void window.answers?.push({ kind: "shrinks", fromWords: 412, toWords: 2 }));
      await text(page).focus();
      await page.keyboard.type(" x");
      await page.keyboard.press("Control+s");
      await dialog.getByRole("button", { name: w["shrink-meant"]! }).click();
      await expect(state(page)).toHaveAttribute("data-save-state", "saved");
      expect(await lastWish(page)).toMatchObject({ confirmedShrink: true });
    });

    test("an equation, a quotation, a comparison, a page break and a list that begins at seven", async ({ page }) => {
      await openEditorPage(page, language);
      await text(page).click();
      const insert = async (deed: string) => {
        await page.keyboard.type("/");
        await page.keyboard.type(w[`deed-${deed}`]!.slice(0, 12));
        await expect(page.getByRole("option").first()).toContainText(w[`deed-${deed}`]!);
        await page.keyboard.press("Enter");
      };
      await insert("equation");
      await expect(page.getByLabel(w["equation-tex"]!)).toBeFocused();
      await page.keyboard.type("\\frac{140 - ");
      await expect(page.getByText(w["fault-equation"]!)).toBeVisible();
      await page.keyboard.type("age}{72}");
      await expect(text(page).locator("math mfrac")).toBeVisible();
      await page.keyboard.press("Tab");
      await page.keyboard.type("140 - age : 72");
      await page.keyboard.press("Escape");

      await insert("quote");
      await page.keyboard.type("Semmelweis 1861");
      await page.keyboard.press("Tab");
      await expect(page.getByLabel(w["quote-licence"]!)).toHaveAttribute("aria-invalid", "true");
      await page.keyboard.type("CC BY 4.0");
      await page.keyboard.press("Escape");
      await page.keyboard.type("wash");
      await page.keyboard.press("Control+End");
      await insert("comparison");
      await text(page).locator("table.comparison tr").nth(1).locator("th").first().click();
      await page.keyboard.type("Dose");
      await page.keyboard.press("Control+End");
      await insert("page-break");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("1. one");
      await page.getByRole("button", { name: w["list-start"]! }).click();
      await page.getByLabel(w["list-start-number"]!).fill(language === "ar" ? "٧" : "7");
      await page.getByRole("button", { name: w["done"]! }).click();
      await expect(text(page).locator("ol")).toHaveAttribute("start", "7");
      await page.keyboard.press("Control+s");
      await expect(state(page)).toHaveAttribute("data-save-state", "saved");
      const blocks = (await lastWish(page))!.content.content as unknown as Node[];
      expect(blocks.map(({ type }) => type).filter((type) => type !== "paragraph")).toEqual([
        "equation",
        "blockquote",
        "table",
        "pageBreak",
        "orderedList",
      ]);
      const byType = (type: string) => blocks.find((block) => block.type === type);
      expect(byType("equation")?.attrs).toMatchObject({ tex: "\\frac{140 - age}{72}", alt: "140 - age : 72" });
      expect(byType("equation")?.attrs?.["mathml"]).toMatch(/^<math display="block"><mfrac>.*<\/mfrac><\/math>$/);
      expect(byType("blockquote")?.attrs).toMatchObject({ source: "Semmelweis 1861", licence: "CC BY 4.0" });
      expect(byType("table")?.attrs).toMatchObject({ kind: "comparison" });
      expect(byType("orderedList")?.attrs).toMatchObject({ start: 7 });
      // The heads of a table that was just made wait to be filled.
      const violations = async (where: string) =>
        (await violationsIn(page, `${where} in ${language}`)).filter((one) => !one.includes(": empty-table-header: "));
      expect(await violations("new blocks")).toEqual([]);

      await page.getByRole("button", { name: w["preview"]! }).click();
      const preview = page.locator(".lesson:not(.lesson-editor)");
      await expect(preview.getByRole("img", { name: "140 - age : 72" }).locator("math")).toBeVisible();
      await expect(preview.locator("blockquote footer")).toContainText("CC BY 4.0");
      await expect(preview.locator("table.comparison tbody th").first()).toHaveText("Dose");
      expect(await violations("preview of new blocks")).toEqual([]);
    });

    test("a source that the course does not have is added where it is cited; a line that fails loses nothing of it", async ({ page }) => {
      await openEditorPage(page, language);
      await text(page).click();
      await page.keyboard.type("proved");
      await page.keyboard.press("Control+Alt+r");
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText(/2|٢/);
      await expect(dialog).toContainText("Half a source");
      await dialog.getByRole("button", { name: w["reference-add"]! }).click();
      await dialog.getByRole("button", { name: w["reference-add-now"]! }).click();
      await expect(dialog.locator('[aria-invalid="true"]').first()).toBeFocused();
      expect(await violationsIn(page, `new reference in ${language}`)).toEqual([]);
      await dialog.locator('[name="doi"]').fill("https://doi.org/10.1016/new");
      await dialog.locator('[name="title"]').fill("A new trial");
      await dialog.locator('[name="authors"]').fill("Kareem S");
      await dialog.locator('[name="source"]').fill("Lancet");
      await dialog.locator('[name="year"]').fill(language === "ar" ? "٢٠٢١" : "2021");
      await dialog.locator('[name="evidence"]').selectOption("trial");
      await dialog.getByRole("button", { name: w["reference-add-now"]! }).click();
      await expect(dialog.getByRole("alert")).toContainText(w["reference-not-added"]!);
      await expect(dialog.locator('[name="title"]')).toHaveValue("A new trial");
      await dialog.getByRole("button", { name: w["reference-add-now"]! }).click();
      await expect(dialog.getByText(w["reference-added"]!)).toBeVisible();
      expect(await page.evaluate(() => window.added)).toMatchObject({ doi: "10.1016/new", year: 2021, evidence: "trial" });
      await expect(dialog.locator('[name="reference-lancet-2020"]')).toBeChecked();
      await dialog.getByRole("button", { name: w["done"]! }).click();
      await expect(text(page).locator("sup")).toHaveText("[1]");
    });

    test("who else is writing here is a quiet line, and said once", async ({ page }) => {
      await openEditorPage(page, language);
      await expect(text(page)).toBeVisible();
      const say = (...others: object[]) => page.evaluate((list) => window.setOthers(list as never), others);
      const hawre = { accountId: "hawre", name: "Hawre", since: "2026-11-27T07:00:00.000Z" };
      const line = page.locator("[data-others-here]");
      const spoken = page.locator('[role="status"].sr-only');
      await say(hawre);
      await expect(line).toContainText("Hawre");
      await expect(spoken).toContainText("Hawre");
      await say();
      await expect(line).toHaveCount(0);
      await say(hawre);
      await expect(line).toContainText("Hawre");
      expect((await spoken.innerText()).match(/Hawre/g)).toHaveLength(1);
      expect(await violationsIn(page, `somebody else in ${language}`)).toEqual([]);
    });
  });
}

test.describe("on a telephone", () => {
  test.use({ locale: LOCALES.ckb, viewport: { width: 360, height: 740 } });

  test("nothing is wider than the screen, and what was not saved is offered again", async ({ page }) => {
    const w = wordsIn("ckb");
    await answeredBy(page, { kind: "not-saved", why: "signed-out" });
    await openEditorPage(page, "ckb");
    await text(page).click();
    await page.keyboard.type("سڵاو");
    await page.keyboard.press("Control+s");
    await expect(state(page)).toHaveText(w["not-saved-signed-out"]!);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.reload();
    await page.getByRole("button", { name: w["copy-take"]! }).click();
    await expect(text(page)).toContainText("سڵاو");
    expect(await violationsIn(page, "telephone")).toEqual([]);
  });
});
