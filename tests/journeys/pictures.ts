import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { enter, everyPage, speak } from "#tests/journeys/every-page.ts";
import { HOME, LANGUAGES, type Language, test } from "#tests/journeys/journey.ts";
import { OUTPUT } from "#tests/support/built-server.ts";

const FOLDER = join(OUTPUT, "pictures");
const WIDTHS = [360, 1280] as const;

type Picture = {
  readonly file: string;
  readonly name: string;
  readonly language: Language;
  readonly width: number;
  readonly colours: "light" | "dark";
};

/** A picture of every page in three languages, narrow and wide, the main ones also in the dark; and one sheet with all of them. */
test("pictures", async ({ browser }) => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const places = await everyPage();
  const pictures: Picture[] = [];
  for (const language of LANGUAGES) {
    await speak(language, places);
    for (const width of WIDTHS) {
      for (const colours of ["light", "dark"] as const) {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          colorScheme: colours,
          reducedMotion: "reduce",
          baseURL: HOME(),
        });
        const page = await context.newPage();
        for (const place of places) {
          if (colours === "dark" && place.main !== true) continue;
          await enter(context, place, language);
          await page.goto(place.path, { waitUntil: "load" });
          await page.waitForTimeout(150);
          const file = `${place.name}-${language}-${String(width)}-${colours}.png`;
          // A lesson is long: its first screens show what there is to see.
          const height = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 2600));
          await page.setViewportSize({ width, height });
          await page.screenshot({ path: join(FOLDER, file), animations: "disabled", timeout: 30_000 });
          await page.setViewportSize({ width, height: 800 });
          pictures.push({ file, name: place.name, language, width, colours });
        }
        await context.close();
      }
    }
  }
  await writeFile(join(FOLDER, "index.html"), sheetOf(pictures));
});

function sheetOf(pictures: readonly Picture[]): string {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const rows = names.map((name) => {
    const cells = pictures
      .filter((picture) => picture.name === name)
      .map(
        ({ file, language, width, colours }) =>
          `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a><figcaption>${language} ${String(width)} ${colours}</figcaption></figure>`,
      );
    return `<h2>${name}</h2><div>${cells.join("")}</div>`;
  });
  const style =
    "body{font:14px system-ui;margin:1rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}figure{margin:0}img{block-size:320px;inline-size:auto;max-inline-size:420px;object-fit:cover;object-position:top;border:1px solid #999}";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>${style}</style><h1>Every page, ${String(pictures.length)} pictures</h1>${rows.join("\n")}</html>`;
}
