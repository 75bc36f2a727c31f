import { type Page, expect, test as base } from "@playwright/test";
import { LANGUAGES, type Language, directionOf } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import type { Translate } from "#app/i18n/translate.ts";

export const LOCALES: Readonly<Record<Language, string>> = { ar: "ar-IQ", ckb: "ckb-IQ", en: "en-GB" };
export { LANGUAGES, directionOf, expect };
export type { Language, Page, Translate };

/** The words of the product in a language, as its own locale files have them. */
export const wordsOf = messagesFor;

export const HOME = (): string => process.env["BIMARISTAN_URL"] ?? "";

type Journey = {
  /** What the test causes on purpose: a console message or request that matches is no fault. */
  allowTrouble: (pattern: RegExp) => void;
};

/** Every page of a test is watched: a complaint in the console, a request to another host or a breach of the CSP fails it. */
export const test = base.extend<Journey>({
  baseURL: async ({}, use) => {
    await use(HOME());
  },
  allowTrouble: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (page: Page) => {
        page.on("console", (message) => {
          if (message.type() === "error") complaints.push(`console: ${message.text()} (${page.url()})`);
        });
        page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message} (${page.url()})`));
        page.on("request", (request) => {
          const { origin, protocol } = new URL(request.url());
          if (protocol.startsWith("http") && origin !== HOME()) complaints.push(`request to another host: ${request.url()}`);
        });
        page.on("response", (response) => {
          if (response.status() >= 500) complaints.push(`${String(response.status())} from ${response.url()}`);
        });
      };
      context.on("page", watch);
      await use((pattern) => allowed.push(pattern));
      expect(complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The page is alive: its script has taken over. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.documentElement.dataset["hydrated"] !== undefined ||
      Object.keys(document.querySelector("main") ?? document.body).some((key) => key.startsWith("__react")),
  );
}

/** Chooses a language in the page's head, where the reader is. */
export async function switchLanguage(page: Page, from: Language, to: Language): Promise<void> {
  const heads = page.getByRole("banner");
  const opener = heads
    .locator("summary")
    .filter({ has: page.locator(`span[lang="${from}"]`) })
    .first();
  // Pressed without Playwright's own scrolling, which moves the page for a control in a sticky head, as no finger does.
  const press = (element: HTMLElement) => element.click();
  await opener.evaluate(press);
  await heads.locator(`button[name="language"][value="${to}"]:visible`).first().evaluate(press);
  await expect(page.locator("html")).toHaveAttribute("lang", to);
  await expect(page.locator("html")).toHaveAttribute("dir", directionOf(to));
}

/** ١٢٣ for 123. */
export function arabicIndic(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
}
