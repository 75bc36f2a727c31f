import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importCourses } from "#app/cli/content-import.server.ts";
import { db } from "#app/platform/db.server.ts";
import { type FolderOverrides, aCourseFolder } from "#tests/builders/a-course-folder.ts";
import { emptyTables } from "#tests/support/database.ts";

const NAMES = { "test-provider": { en: "Test provider", ar: "جهة الاختبار", ckb: "لایەنی تاقیکردنەوە" } };
let parent: string;

beforeEach(async () => {
  await emptyTables();
  parent = await mkdtemp(join(tmpdir(), "courses-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function write(metadata: FolderOverrides["metadata"]): Promise<string> {
  const { name, files } = aCourseFolder({ ...(metadata === undefined ? {} : { metadata }) });
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(parent, name, path)), { recursive: true });
    await writeFile(join(parent, name, path), bytes);
  }
  return join(parent, name);
}

async function imported(folders: readonly string[], providers: string | null): Promise<{ good: boolean; told: string[] }> {
  if (providers !== null) await writeFile(join(parent, "providers.json"), providers);
  const told: string[] = [];
  return { good: await importCourses(folders, (line) => told.push(line)), told };
}

const nothingWasWritten = async () => {
  expect(await db().course.count()).toBe(0);
  expect(await db().provider.count()).toBe(0);
};

test("both courses are published when nothing stands against either", async () => {
  const folders = [await write({ id: "first" }), await write({ id: "second" })];
  expect(await imported(folders, JSON.stringify(NAMES))).toEqual({
    good: true,
    told: ["first: published as version 1.", "second: published as version 1."],
  });
});

test("a provider that nobody entered keeps the other courses back too, and is named with file and line", async () => {
  const folders = [await write({ id: "first" }), await write({ id: "second", providerId: "nobody" })];
  const { good, told } = await imported(folders, JSON.stringify(NAMES));
  expect(good).toBe(false);
  expect(told).toEqual([
    "second/course.json:3: nobody has entered the provider nobody (providers.json beside the folder)",
    "1 fault: nothing was imported.",
  ]);
  await nothingWasWritten();
});

test("a course of another provider keeps the other courses back too", async () => {
  await imported([await write({ id: "second" })], JSON.stringify(NAMES));
  const folders = [await write({ id: "first" }), await write({ id: "second", providerId: "other" })];
  const { good, told } = await imported(folders, JSON.stringify({ ...NAMES, other: NAMES["test-provider"] }));
  expect(good).toBe(false);
  expect(told[0]).toBe("second/course.json:3: the course was published by another provider than other");
  expect((await db().course.findMany()).map(({ id }) => id)).toEqual(["second"]);
});

test.each([
  ["{", /^providers\.json:1: this is not JSON$/],
  ['{\n  "test-provider": { "en": "Test", "ar": "اختبار" }\n}', /^providers\.json:2: test-provider\.ckb: /],
  ["[]", /^providers\.json:1: /],
])("providers.json as %j is a fault with its line, and nothing is imported", async (providers, sentence) => {
  const { good, told } = await imported([await write({ id: "first" })], providers);
  expect(good).toBe(false);
  expect(told[0]).toMatch(sentence);
  expect(told.at(-1)).toBe("1 fault: nothing was imported.");
  await nothingWasWritten();
});

test("a provider that the installation knows needs no providers.json", async () => {
  await imported([await write({ id: "first" })], JSON.stringify(NAMES));
  await rm(join(parent, "providers.json"));
  expect(await imported([await write({ id: "second" })], null)).toMatchObject({ good: true });
});
