import { type CDPSession, chromium as browsers } from "@playwright/test";
import { CHROMIUM_ARGUMENTS } from "#tests/support/chromium.ts";

/** What a cold visit of a lesson costs on a slow line. */
export type FirstVisit = {
  readonly textMs: number;
  readonly bytesBeforeText: number;
  readonly bytesInAll: number;
  readonly bytesOfSecondLesson: number;
  readonly parts: readonly { readonly path: string; readonly bytes: number; readonly atMs: number }[];
};

const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const QUIET_MS = 3_000;

/** Notes when the lesson's text has been painted: the frame after the first in which it has a place on the page. */
const WATCH = `(() => {
  const look = () => {
    const text = document.querySelector("#lesson-text p, #lesson-text li");
    if (text !== null && text.getBoundingClientRect().height > 0) requestAnimationFrame(() => { window.textPaintedAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Opens the first lesson with an empty cache at 400 kbit/s and 400 ms, waits until the line is quiet, then goes on to the second by its link. */
export async function firstVisit(
  executablePath: string,
  base: string,
  token: string,
  lessons: string,
  lessonIds: readonly string[],
): Promise<FirstVisit> {
  const browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    });
    await context.addCookies([{ name: "session", value: token, url: base }]);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const traffic = await listen(devtools);
    await devtools.send("Network.emulateNetworkConditions", LINE);

    const first = await page.goto(`${base}${lessons}${lessonIds[0]!}`, { waitUntil: "load", timeout: 60_000 });
    if (first?.status() !== 200) throw new Error(`The lesson was answered ${String(first?.status())}.`);
    await traffic.quiet();
    const { textMs, navigationStart } = await page.evaluate(() => ({
      textMs: Number((globalThis as unknown as { textPaintedAt?: number }).textPaintedAt),
      navigationStart: performance.timeOrigin,
    }));
    if (!(textMs > 0)) throw new Error("The lesson's text was never painted.");
    const bytesInAll = traffic.bytes(Infinity);
    const bytesBeforeText = traffic.bytes(navigationStart + textMs);
    const parts = traffic.parts(navigationStart);

    // Down as a reader comes to it: pictures below the fold are fetched, as far as they are not yet, before the next lesson is counted.
    const before = traffic.bytes(Infinity);
    await page.locator(`a[href$="/lessons/${lessonIds[1]!}"]`).filter({ visible: true }).first().click();
    await page.waitForURL(`**/lessons/${lessonIds[1]!}`, { timeout: 60_000 });
    await traffic.quiet();
    if ((await page.evaluate(() => performance.timeOrigin)) !== navigationStart)
      throw new Error("The second lesson was loaded as a new page.");
    return { textMs, bytesBeforeText, bytesInAll, bytesOfSecondLesson: traffic.bytes(Infinity) - before, parts };
  } finally {
    await browser.close();
  }
}

/** Counts what comes over the line, headers included, by the moment it came (milliseconds since 1970). */
async function listen(devtools: CDPSession) {
  const pieces: { at: number; bytes: number; path: string }[] = [];
  const paths = new Map<string, string>();
  let open = 0;
  let last = Date.now();
  let offset = 0;
  const note = (requestId: string, timestamp: number, bytes: number) => {
    last = Date.now();
    if (bytes > 0) pieces.push({ at: timestamp * 1000 + offset, bytes, path: paths.get(requestId) ?? "?" });
  };
  devtools.on("Network.requestWillBeSent", ({ requestId, request, timestamp, wallTime }) => {
    offset = (wallTime - timestamp) * 1000;
    paths.set(requestId, new URL(request.url).pathname);
    open += 1;
    last = Date.now();
  });
  const counted = new Map<string, number>();
  const add = (requestId: string, timestamp: number, bytes: number) => {
    counted.set(requestId, (counted.get(requestId) ?? 0) + bytes);
    note(requestId, timestamp, bytes);
  };
  devtools.on("Network.responseReceived", ({ requestId, timestamp, response }) => {
    if (response.fromDiskCache !== true) add(requestId, timestamp, response.encodedDataLength);
  });
  devtools.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => add(requestId, timestamp, encodedDataLength));
  devtools.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
    open -= 1;
    // What had not been told piece by piece.
    note(requestId, timestamp, encodedDataLength - (counted.get(requestId) ?? 0));
  });
  devtools.on("Network.loadingFailed", () => {
    open -= 1;
    last = Date.now();
  });
  await devtools.send("Network.enable");
  return {
    bytes: (until: number) => pieces.reduce((sum, piece) => sum + (piece.at <= until ? piece.bytes : 0), 0),
    parts(start: number) {
      const sums = new Map<string, { bytes: number; atMs: number }>();
      for (const { path, bytes, at } of pieces)
        sums.set(path, { bytes: (sums.get(path)?.bytes ?? 0) + bytes, atMs: Math.round(at - start) });
      return [...sums].map(([path, sum]) => ({ path, ...sum }));
    },
    async quiet() {
      while (open > 0 || Date.now() - last < QUIET_MS) await new Promise((done) => setTimeout(done, 100));
    },
  };
}
