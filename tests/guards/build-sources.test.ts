import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES } from "#app/cli/build.server.ts";

const APP = join(import.meta.dirname, "..", "..", "app");

test("whatever the product bundles is looked at before a build is thought to be fresh", async () => {
  const files = (await readdir(APP, { recursive: true })).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
  const bundled = new Set<string>();
  for (const path of files) {
    const text = await readFile(join(APP, path), "utf8");
    for (const [, imported] of text.matchAll(/["']#(content\/[^"']+)["']/g)) if (imported !== undefined) bundled.add(imported);
  }
  expect(bundled.size).toBeGreaterThan(50);
  expect([...bundled].filter((path) => !SOURCES.some((source) => path === source || path.startsWith(`${source}/`)))).toEqual([]);
});
