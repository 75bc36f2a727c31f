import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const COMMANDS = join(import.meta.dirname, "..", "..", "app", "commands");

/** Commands that ask `can` nothing, each with its reason. */
const OPEN: Readonly<Record<string, string>> = {
  "identity/appoint-first-admin": "run from the command line by whoever holds the installation, and only while there is no admin",
  "credits/attach-certificate-pdf": "called by the job alone, after the certificate was issued",
  "credits/issue-certificate": "called by the job alone, for an award that is in the ledger (R15)",
  "identity/ask-password-reset": "for people who cannot sign in; answers alike for every address",
  "identity/begin-passkey-sign-in": "for people who are not signed in",
  "identity/issue-password-reset": "called by the job that sends the letter",
  "identity/reset-password": "for people who cannot sign in; the mailed token is the permission",
  "identity/sign-in": "for people who are not signed in",
  "identity/sign-in-by-passkey": "for people who are not signed in",
  "identity/sign-up": "for people who have no account",
  "learning/close-overdue-attempts": "called by the clock",
};

const files = readdirSync(COMMANDS, { recursive: true, encoding: "utf8" }).filter((name) => /\.server\.ts$/.test(name));

test("every command asks `can`, or is listed as open with its reason", () => {
  const silent = files
    .filter((name) => !/\bcan\(/.test(readFileSync(join(COMMANDS, name), "utf8")))
    .map((name) => name.replace(/\.server\.ts$/, ""));
  expect(silent.sort()).toEqual(Object.keys(OPEN).sort());
});

test("every command has a test on a real database that names it", () => {
  const tests = readdirSync(join(COMMANDS, ".."), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".db.test.ts"))
    .map((name) => readFileSync(join(COMMANDS, "..", name), "utf8"))
    .join("\n");
  expect(files.filter((name) => !tests.includes(`/${name}`))).toEqual([]);
});
