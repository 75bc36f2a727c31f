import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { ensureBuilt } from "#tests/support/built-server.ts";
import { scriptsByRoute, scriptsOf } from "#tests/support/route-manifest.ts";

const CLIENT = join(import.meta.dirname, "..", "..", "build", "client");

/** Words that only a server speaks, or that only its secrets begin with. */
const SERVER_WORDS = [
  "DATABASE_URL",
  "SECRET_KEY",
  "CERTIFICATE_SIGNING_KEY",
  "S3_SECRET_ACCESS_KEY",
  "BEGIN PRIVATE KEY",
  "@prisma",
  "PrismaClient",
  "$queryRaw",
  "argon2",
  "graphile",
  "node:fs",
  "node:crypto",
  "nodemailer",
  "aws-sdk",
  "password_hash",
  "credit_ledger",
  "process.env",
  ".server.ts",
  "gradeAttempt",
  "rightResponse",
  "/work/",
  "/home/",
  "/root/",
];

let files: readonly (readonly [name: string, text: string])[];

beforeAll(async () => {
  await ensureBuilt();
  const names = (await readdir(CLIENT, { recursive: true })).filter((name) => /\.(js|css|json|html|webmanifest|map)$/.test(name));
  files = await Promise.all(names.map(async (name) => [name, await readFile(join(CLIENT, name), "utf8")] as const));
}, 180_000);

test("what goes to the browser holds no word of the server", () => {
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap(([name, text]) => SERVER_WORDS.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`));
  expect(found).toEqual([]);
});

test("no source map goes out, and the browser is sent nowhere else", () => {
  expect(files.filter(([name, text]) => name.endsWith(".map") || text.includes("sourceMappingURL")).map(([name]) => name)).toEqual([]);
  const hosts = files.flatMap(([name, text]) =>
    [...text.matchAll(/(?:src|href|url|import|fetch)\(?\s*=?\s*["'`(]?(https?:\/\/[^"'`\s)]+)/g)].map(
      (match) => `${name}: ${match[1] ?? ""}`,
    ),
  );
  // A DOI in the editor's preview is a link that somebody may press, as on the page of the lesson itself.
  expect(hosts.filter((host) => !/w3\.org|localhost|https:\/\/doi\.org\/\$/.test(host))).toEqual([]);
});

const LESSON = "routes/learn.courses.$courseId.lessons.$lessonId";
/** As zod names itself in every build, however its code is shortened. */
const ZOD = /_zod\b|ZodError/;
/** Packed by gzip, all scripts of a lesson together: the 180 kB of a first visit (issue 2) hold a font, styles and the text as well. */
const MOST_LESSON_BYTES = 110_000;

const bytesOf = (name: string) => Buffer.from(files.find(([path]) => path === join("assets", name))?.[1] ?? "");

test("no zod goes out: rules of the domain travel to the browser without the schemas beside them", async () => {
  expect(await readFile(join(CLIENT, "..", "..", "node_modules", "zod", "v4", "core", "core.js"), "utf8")).toMatch(ZOD);
  expect(files.filter(([, text]) => ZOD.test(text)).map(([name]) => name)).toEqual([]);
});

test("what a lesson loads before it answers stays small", async () => {
  const scripts = await scriptsOf(LESSON);
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((name) => bytesOf(name).length === 0)).toEqual([]);
  const packed = scripts.map((name) => gzipSync(bytesOf(name)).length);
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_LESSON_BYTES);
});

/** As Tiptap and ProseMirror name themselves in every build. */
const EDITOR = /ProseMirror|tiptap/;
/** Where something is written in blocks: a lesson, and its translation beside it. */
const EDITOR_ROUTES = [
  "routes/teach.courses.$courseId.lessons.$lessonId.$language",
  "routes/teach.courses.$courseId.translation.$lessonId.$language",
];
/** Every script that another one names, whether it is loaded with it or when it is asked for. */
const namedIn = (script: string) =>
  [...script.matchAll(/["'`](?:\.\/|\/?assets\/)([\w.$()[\]~-]+\.js)["'`]/g)].map(([, name = ""]) => name);

/** Which routes reach a script that the pattern fits, by any number of steps. */
function routesThatReach(pattern: RegExp, routes: ReadonlyMap<string, readonly string[]>, textOf: (name: string) => string): string[] {
  return [...routes].flatMap(([route, scripts]) => {
    const reached = new Set(scripts);
    for (const name of reached) for (const next of namedIn(textOf(name))) reached.add(next);
    return [...reached].some((name) => pattern.test(textOf(name))) ? [route] : [];
  });
}

test("the editor's code is reached from the pages of the editor, and from no other page by whatever way", async () => {
  const routes = await scriptsByRoute();
  const textOf = (name: string) => (/^manifest-/.test(name) ? "" : bytesOf(name).toString());
  expect(routesThatReach(EDITOR, routes, textOf).sort()).toEqual(EDITOR_ROUTES);
  const others = files.filter(([name]) => name.endsWith(".js") && !name.startsWith("assets"));
  expect(others.filter(([, text]) => EDITOR.test(text)).map(([name]) => name)).toEqual([]);
});

test("a page that would load the editor, at once or later, is found", () => {
  const texts: Readonly<Record<string, string>> = {
    "page.js": 'import{a}from"./kit.js";',
    "kit.js": 'const b=()=>import("./later.js");',
    "later.js": "view.dom.pmViewDesc;/* ProseMirror */",
    "quiet.js": 'import"./small.js";',
    "small.js": "1",
  };
  const routes = new Map([
    ["loud", ["page.js"]],
    ["quiet", ["quiet.js"]],
  ]);
  expect(routesThatReach(EDITOR, routes, (name) => texts[name] ?? "")).toEqual(["loud"]);
});
