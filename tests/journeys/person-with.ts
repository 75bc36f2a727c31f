import type { Browser } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { inspect } from "#tests/journeys/as-person.ts";
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

/** Inspects the page from its top, where the head covers nothing: how wide it is, and what axe says; with a picture where somebody asked. */
export async function inspectFromTop(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await inspect(page, name);
}
