import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ensureBuilt } from "#tests/support/built-server.ts";

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
  expect(hosts.filter((host) => !/w3\.org|localhost/.test(host))).toEqual([]);
});
