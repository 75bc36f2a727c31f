import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "tests/guards/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          setupFiles: ["tests/support/quiet-console.ts"],
          sequence: { groupOrder: 1 },
          // Only a hang is cut off: a slow machine is nobody's fault.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["app/**/*.db.test.ts", "tests/**/*.db.test.ts"],
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: ["tests/support/quiet-console.ts", "tests/support/own-database.ts"],
          pool: "forks",
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
