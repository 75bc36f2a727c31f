import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const KILL_TEST = "tests/guards/kill.db.test.ts";
const LARGE_TESTS = ["tests/guards/large-film.db.test.ts", "tests/guards/large-register.db.test.ts"];
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
          exclude: [KILL_TEST, ...LARGE_TESTS],
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: ["tests/support/quiet-console.ts", "tests/support/own-database.ts"],
          pool: "forks",
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          // Alone, when everything else is done: it starts a server and a database twenty times. Its limit only cuts off a hang.
          name: "kill",
          include: [KILL_TEST],
          setupFiles: ["tests/support/quiet-console.ts"],
          pool: "forks",
          sequence: { groupOrder: 3 },
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Alone as well: they move 2 GB through the disk several times, and a nation's register through the database; others would wait.
          name: "large",
          include: LARGE_TESTS,
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: ["tests/support/quiet-console.ts", "tests/support/own-database.ts"],
          pool: "forks",
          sequence: { groupOrder: 4 },
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
        },
      },
    ],
  },
});
