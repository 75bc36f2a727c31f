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
