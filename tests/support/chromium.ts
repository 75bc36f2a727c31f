import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser of the tests: CHROMIUM, else Playwright's own, else one of the system. Null when there is none. */
export function chromiumPath(): string | null {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  return [chromium.executablePath(), ...USUAL_PLACES].find((path) => existsSync(path)) ?? null;
}

/** How it is started: quiet, and reaching nowhere by itself. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-first-run",
];
