import { defineConfig } from "@playwright/test";
import { findBrowser } from "#app/cli/browser.server.ts";
import { CHROMIUM_ARGUMENTS } from "#tests/support/chromium.ts";

const executablePath = await findBrowser();
const pictures = process.env["PICTURES"] === "on";

/** They change what is published, and who acts is the demo itself. */
const PUBLISHING = ["release.journey.ts", "workshop.journey.ts", "review.journey.ts", "disclosure.journey.ts"];

export default defineConfig({
  testDir: ".",
  // A release changes courses that the other journeys take, so it comes after them.
  projects: pictures
    ? [{ name: "pictures", testMatch: "pictures.ts" }]
    : [
        { name: "journeys", testMatch: "*.journey.ts", testIgnore: PUBLISHING },
        { name: "release", testMatch: PUBLISHING, dependencies: ["journeys"] },
      ],
  outputDir: "../output/journeys",
  globalSetup: "./before-all.ts",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: pictures ? 900_000 : 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env["CI"] === undefined ? [["list"]] : [["dot"]],
  use: {
    browserName: "chromium",
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: pictures ? "off" : "retain-on-failure",
    serviceWorkers: "allow",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { args: [...CHROMIUM_ARGUMENTS], ...(executablePath === null ? {} : { executablePath }) },
  },
});
