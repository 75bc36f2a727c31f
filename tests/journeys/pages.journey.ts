import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Place, enter, everyPage, speak } from "#tests/journeys/every-page.ts";
import { HOME, type Language, directionOf, expect, test } from "#tests/journeys/journey.ts";

type Look = { readonly language: Language; readonly colours: "light" | "dark"; readonly only?: "main" };

const LOOKS: readonly Look[] = [
  { language: "ar", colours: "light" },
  { language: "en", colours: "dark" },
  { language: "ckb", colours: "light", only: "main" },
  { language: "en", colours: "light", only: "main" },
  { language: "ar", colours: "dark", only: "main" },
];

let places: readonly Place[];

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  places = await everyPage();
});

/** What axe finds, and what runs out of a page 320 px wide. */
async function faultsOf(page: Page, place: Place, { language, colours }: Look): Promise<string[]> {
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
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  for (const violation of violations)
    faults.push(
      `${where}: ${violation.id}: ${violation.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(" ")} ${node.html.slice(0, 140)} [${(node.any[0]?.message ?? "").slice(0, 120)}]`)
        .join(" | ")}`,
    );
  return faults;
}

for (const look of LOOKS) {
  test(`no page breaks a rule of accessibility or runs out of 320 px: ${look.language}, ${look.colours}`, async ({ browser }) => {
    test.setTimeout(600_000);
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
    await speak(look.language);
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
