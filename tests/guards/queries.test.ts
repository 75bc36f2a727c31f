import { expect, test } from "vitest";
import { doingsOf, sourceFiles, sourceText } from "#tests/support/source-file.ts";

/** Queries that no scope narrows, each with its reason. */
const OPEN: Readonly<Record<string, string>> = {
  "authoring/import-obstacles": "asked from the command line by whoever holds the installation",
  "authoring/media-object": "pictures of published courses are open to everybody, by a hash that a course shows",
  "catalog/catalogue-page": "the catalogue is open to everybody",
  "catalog/landing": "the first page is open to everybody",
  "credits/certificate-keys": "public keys",
  "credits/certificate-to-print": "asked by the job alone",
  "credits/ledger-chains": "asked from the command line by whoever holds the installation",
  "credits/verified-certificate": "whoever holds the code may check the certificate (R14)",
  "identity/development-letters": "answers nothing in production",
  "identity/letter-recipient": "asked by the job alone",
  "identity/password-link-counts": "for people who cannot sign in; the mailed token is the permission",
  "shared/database-answers": "says nothing about anybody",
};

const SCOPE = "#app/data/scope.server.ts";
const files = sourceFiles("app/queries", /\.server\.ts$/);
const nameOf = (path: string) => path.replace(/^app\/queries\//, "").replace(/\.server\.ts$/, "");

test("every query narrows by a scope, or is listed as open with its reason", () => {
  const unscoped = files
    .filter((path) => ![...doingsOf(sourceText(path)).called.values()].includes(SCOPE))
    .map(nameOf)
    .sort();
  expect(unscoped).toEqual(Object.keys(OPEN).sort());
});

test("every scope narrows a query", () => {
  const used = new Set(
    files.flatMap((path) => [...doingsOf(sourceText(path)).called].flatMap(([name, from]) => (from === SCOPE ? [name] : []))),
  );
  expect(doingsOf(sourceText("app/data/scope.server.ts")).functions.filter((name) => !used.has(name))).toEqual([]);
});
