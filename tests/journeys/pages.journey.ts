import type { Page } from "@playwright/test";
import { violationsIn } from "#tests/journeys/axe.ts";
import { type Place, enter, everyPage, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Language, directionOf, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { builtPages } from "#tests/support/route-manifest.ts";
import { anotherSession, letSessionExpire } from "#tests/support/signed-in.ts";

/** `only`: the main pages alone; `axeOn`: the others are looked at for language, direction and width alone. */
type Look = { readonly language: Language; readonly colours: "light" | "dark"; readonly only?: "main"; readonly axeOn?: "main" };

const LOOKS: readonly Look[] = [
  { language: "ar", colours: "light" },
  { language: "en", colours: "dark" },
  { language: "ckb", colours: "light", axeOn: "main" },
  { language: "en", colours: "light", only: "main" },
  { language: "ar", colours: "dark", only: "main" },
];

let places: readonly Place[];

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(300_000);
  places = await everyPage();
});

/** What axe finds, and what runs out of a page 320 px wide. */
async function faultsOf(page: Page, place: Place, { language, colours, axeOn }: Look): Promise<string[]> {
  const where = `${place.name} (${place.path}) in ${language}, ${colours}`;
  const faults: string[] = [];
  const wide = await page.evaluate(() => {
    const { scrollingElement } = document;
    if (scrollingElement === null || scrollingElement.scrollWidth <= window.innerWidth) return null;
    const culprits = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > window.innerWidth + 1 || left < -1);
    });
    return `${String(scrollingElement.scrollWidth)} px: ${culprits
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 160))
      .join(" | ")}`;
  });
  if (wide !== null) faults.push(`${where} is wider than 320 px: ${wide}`);
  const html = await page
    .locator("html")
    .evaluate((element) => `${element.getAttribute("lang") ?? ""} ${element.getAttribute("dir") ?? ""}`);
  if (html !== `${language} ${directionOf(language)}`) faults.push(`${where} says it is "${html}"`);
  if (axeOn === "main" && place.main !== true) return faults;
  return [...faults, ...(await violationsIn(page, where))];
}

/** Pages that a visitor of an installation never sees. */
const NOT_SHOWN = ["/dev/mail"];

test("every page that the build has is among the places", async () => {
  const pages = (await builtPages()).filter(({ path }) => !NOT_SHOWN.includes(path));
  const pattern = ({ path }: { path: string }) =>
    new RegExp(`^${path === "/*" ? "/no-such-page" : path.replaceAll(/[.]/g, "\\.").replaceAll(/:[A-Za-z0-9]+/g, "[^/]+")}$`);
  const seen = places.map(({ path }) => new URL(path, HOME()).pathname);
  expect(pages.filter((page) => !seen.some((path) => pattern(page).test(path))).map(({ path }) => path)).toEqual([]);
});

for (const look of LOOKS) {
  test(`no page breaks a rule of accessibility or runs out of 320 px: ${look.language}, ${look.colours}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const context = await browser.newContext({
      viewport: { width: 320, height: 720 },
      colorScheme: look.colours,
      reducedMotion: "reduce",
      baseURL: HOME(),
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of (403|404)/.test(message.text()))
        faults.push(`console at ${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`uncaught at ${page.url()}: ${error.message}`));
    await speak(look.language, places);
    for (const place of places) {
      if (look.only === "main" && place.main !== true) continue;
      await enter(context, place, look.language);
      await page.goto(place.path);
      await page.waitForLoadState("load");
      faults.push(...(await faultsOf(page, place, look)));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
}

for (const language of ["ar", "en"] as const) {
  test(`the dialog that asks to sign in again breaks no rule of accessibility: ${language}`, async ({ browser }) => {
    const place = places.find(({ name }) => name === "quiz-single-best-answer");
    if (place?.token == null) throw new Error("No place shows a question with one answer.");
    const token = await anotherSession(place.token);
    const quiz: Place = { ...place, name: "sign-in-dialog", token, main: true };
    await speak(language, [quiz]);
    const context = await browser.newContext({
      viewport: { width: 320, height: 720 },
      reducedMotion: "reduce",
      locale: LOCALES[language],
      baseURL: HOME(),
    });
    const page = await context.newPage();
    await enter(context, quiz, language);
    await page.goto(quiz.path);
    await hydrated(page);
    await letSessionExpire(token);
    const answers = page.getByRole("main").locator('input[type="radio"]');
    await answers.nth(language === "ar" ? 0 : 1).check();
    await expect(page.getByRole("dialog", { name: wordsOf(language)("quiz.signed-out-title") })).toBeVisible();
    expect(await faultsOf(page, quiz, { language, colours: "light" })).toEqual([]);
    await context.close();
  });
}
