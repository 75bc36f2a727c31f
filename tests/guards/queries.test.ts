import { expect, test } from "vitest";
import { calledInDatabaseTests, doingsOf, sourceFiles, sourceText } from "#tests/support/source-file.ts";

/** Queries that no scope narrows, each with its reason. */
const OPEN: Readonly<Record<string, string>> = {
  "assessment/item-letter": "asked by the job alone",
  "authoring/course-letter-facts": "asked by the job that writes the letter",
  "authoring/planned-publications": "asked by the clock's job alone",
  "authoring/import-obstacles": "asked from the command line by whoever holds the installation",
  "authoring/review-to-remind-of": "asked by the job alone",
  "catalog/catalogue-page": "the catalogue is open to everybody",
  "catalog/landing": "the first page is open to everybody",
  "credits/certificate-keys": "public keys",
  "credits/certificate-to-print": "asked by the job alone",
  "credits/ledger-chains": "asked from the command line by whoever holds the installation",
  "credits/verified-certificate": "whoever holds the code may check the certificate (R14)",
  "compliance/standing-to-remind-of": "asked by the job alone",
  "identity/handbook-chapter": "the handbook says nothing about anybody",
  "identity/kept-messages": "shown only where messages are not sent: in development, and to who tries the product on this machine",
  "identity/letter-recipient": "asked by the job alone",
  "identity/licence-letter": "asked by the job alone",
  "compliance/petition-letter": "asked by the job alone",
  "identity/pending-sign-up": "for people who have no account yet; the browser's own token is the permission",
  "identity/password-link-counts": "for people who cannot sign in; the mailed token is the permission",
  "identity/reset-code-wish": "for people who cannot sign in; the browser's own token is the permission",
  "identity/sign-up-link": "for people who have no account yet; the mailed token is the permission",
  "media/recording-tools": "says nothing about anybody",
  "media/left-uploads": "asked from the command line by whoever holds the installation",
  "media/object-findings": "asked from the command line by whoever holds the installation",
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

/** Queries that one errand alone asks, and that are tested through it on a real database. */
const THROUGH_ITS_ERRAND: Readonly<Record<string, string>> = {
  "authoring/import-obstacles importObstacles": "app/cli/content-import.db.test.ts",
  "credits/certificate-to-print certificateToPrint": "app/jobs/issue-certificate.db.test.ts",
  "media/left-uploads leftUploads": "app/cli/media-sweep.db.test.ts",
  "media/object-findings objectFindings": "app/cli/media-sweep.db.test.ts",
};

test("everything that a query file offers is called by a test on a real database", () => {
  const called = calledInDatabaseTests();
  const untested = files.flatMap((path) =>
    doingsOf(sourceText(path)).functions.flatMap((name) => (called.has(`#${path} ${name}`) ? [] : [`${nameOf(path)} ${name}`])),
  );
  expect(untested.sort()).toEqual(Object.keys(THROUGH_ITS_ERRAND).sort());
});
