import { type Step, runSteps } from "#app/cli/steps.server.ts";

const vitest = (...projects: readonly string[]) => [
  "run",
  "--config",
  "tests/vitest.config.ts",
  ...projects.flatMap((project) => ["--project", project]),
];

/** What can be said without a database or a browser. */
export const QUICK_STEPS: readonly Step[] = [
  { name: "types", program: "tsc", parameters: ["--noEmit", "-p", "tsconfig.json"] },
  { name: "imports", program: "depcruise", parameters: ["--config", "tests/guards/dependency-cruiser.cjs", "app", "prisma"] },
  { name: "unused", program: "knip", parameters: ["--config", "tests/guards/knip.json"] },
  { name: "unused but by tests", program: "knip", parameters: ["--config", "tests/guards/knip.json", "--production"] },
  { name: "lint", program: "eslint", parameters: ["--config", "tests/guards/eslint.config.js", "."] },
  {
    name: "format",
    program: "prettier",
    parameters: [
      "--check",
      "--log-level",
      "warn",
      "--config",
      "tests/guards/prettier.config.json",
      "--ignore-path",
      "tests/guards/prettierignore",
      ".",
    ],
  },
  { name: "unit tests", program: "vitest", parameters: vitest("unit") },
];

export const DATABASE_STEP: Step = { name: "database tests", program: "vitest", parameters: vitest("database", "kill", "large") };

/** `npm run check`: types, guards, lint and unit tests. */
export async function main(): Promise<number> {
  return runSteps(QUICK_STEPS);
}
