import { type Page, chromium as browsers } from "@playwright/test";
import type { BenchAuthor } from "#tests/bench/authors.ts";
import { CHROMIUM_ARGUMENTS } from "#tests/support/chromium.ts";

/** Milliseconds from a key to the frame that shows it. */
export type Keystroke = { readonly p50: number; readonly p95: number; readonly worst: number };
export type Keystrokes = { readonly editor: Keystroke; readonly floor: Keystroke; readonly openMs: number };

const KEYS = 120;
/** Before any is timed. */
const WARM_UP = 20;
/** As fast as somebody types who types fast: 120 words a minute. */
const BETWEEN_MS = 100;

/** Counts from the key's own time stamp to the task after the frame in which the letter was drawn. */
const WATCH = `(() => {
  window.keystrokes = [];
  addEventListener("keydown", (event) => {
    const from = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keystrokes.push(performance.now() - from);
      channel.port2.postMessage(null);
    });
  }, true);
})()`;

/**
 * Types in the middle of a lesson of 10,000 words in the product's editor, autosave at work, and in a bare editable element that holds the same
 * HTML: what the browser itself takes to draw it.
 */
export async function keystrokes(executablePath: string, base: string, author: BenchAuthor): Promise<Keystrokes> {
  const browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([{ name: "session", value: author.token, url: base }]);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto(`${base}/teach/courses/${author.courseId}/lessons/${author.lessonId}/ar`, { waitUntil: "load", timeout: 60_000 });
    const text = page.locator("#lesson-editor-text");
    await text.waitFor({ timeout: 60_000 });
    const openMs = performance.now() - begun;
    const editor = await typeInto(page, "#lesson-editor-text");
    const html = await text.evaluate((element) => (element as HTMLElement).innerHTML);
    const styles = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => (link as HTMLLinkElement).href),
    );
    await page.goto(`${base}/healthz`);
    await page.setContent(
      `<html lang="ar" dir="rtl"><head>${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("")}</head>
       <body><div id="bare" class="lesson lesson-editor" contenteditable="true">${html}</div></body></html>`,
      { waitUntil: "load" },
    );
    await page.evaluate(WATCH);
    const floor = await typeInto(page, "#bare");
    return { editor, floor, openMs };
  } finally {
    await browser.close();
  }
}

async function typeInto(page: Page, selector: string): Promise<Keystroke> {
  const paragraphs = page.locator(`${selector} > p`);
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  const type = async (keys: number) => {
    for (let key = 0; key < keys; key += 1) {
      await page.keyboard.press(key % 6 === 5 ? "Space" : "a");
      await page.waitForTimeout(BETWEEN_MS);
    }
  };
  await type(WARM_UP);
  await page.evaluate("window.keystrokes.length = 0");
  const before = (await middle.innerText()).length;
  await type(KEYS);
  const times = await page.evaluate<number[]>("window.keystrokes");
  const typed = (await middle.innerText()).length - before;
  // A space at the end of a line may be drawn as none.
  if (times.length !== KEYS || typed < KEYS - 1)
    throw new Error(`${selector}: ${String(times.length)} keys timed, ${String(typed)} letters came.`);
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? 0 };
}
