import { findOrInstallBrowser } from "#app/cli/browser.server.ts";
import { installFfmpegIfPossible } from "#app/cli/ffmpeg.server.ts";
import { buildWhenChanged } from "#app/cli/build.server.ts";
import { DATABASE_STEP, QUICK_STEPS } from "#app/cli/check.server.ts";
import { runSteps } from "#app/cli/steps.server.ts";

/** `npm test`: everything, on a fresh machine too. Ends with a line of sums. */
export async function main(): Promise<number> {
  const chromium = await findOrInstallBrowser((line) => {
    console.log(line);
  });
  await installFfmpegIfPossible((line) => {
    console.log(line);
  });
  // The guards look into the browser's bundle, the journeys walk through the built product.
  await buildWhenChanged();
  return runSteps([
    ...QUICK_STEPS,
    DATABASE_STEP,
    {
      name: "journeys",
      program: "playwright",
      parameters: ["test", "--config", "tests/journeys/playwright.config.ts"],
      environment: { CHROMIUM: chromium },
    },
  ]);
}
