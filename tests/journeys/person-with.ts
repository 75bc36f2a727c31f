import type { Browser } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { HOME, LOCALES, type Language, type Page } from "#tests/journeys/journey.ts";

const SIZES = { telephone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const;

/** Somebody whose session is open already, at a device of their own, who reads in a language. */
export async function personWith(
  browser: Browser,
  { accountId, token }: { readonly accountId: string; readonly token: string },
  language: Language,
  size: keyof typeof SIZES,
): Promise<Page> {
  await db().account.update({ where: { id: accountId }, data: { language } });
  const context = await browser.newContext({ locale: LOCALES[language], viewport: SIZES[size], reducedMotion: "reduce", baseURL: HOME() });
  await context.addCookies([{ name: "session", value: token, url: HOME() }]);
  return context.newPage();
}

/** A picture of the whole page, where somebody asked for pictures (ITEM_PICTURES names a folder). */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["ITEM_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
