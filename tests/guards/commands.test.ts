import { expect, test } from "vitest";
import { calledInDatabaseTests, doingsOf, sourceFiles, sourceText } from "#tests/support/source-file.ts";

/** Commands that ask `can` nothing, each with its reason. */
const OPEN: Readonly<Record<string, string>> = {
  "identity/appoint-first-admin": "run from the command line by whoever holds the installation, and only while there is no admin",
  "authoring/remind-reviewers": "called by the clock",
  "authoring/publish-course":
    "run from the command line by whoever holds the installation, for folders; a person publishes by publish-draft",
  "authoring/render-again": "called by the job alone, for a version that was published; its words stay",
  "assessment/apply-regrade": "called by the job alone, for a correction that two people agreed on",
  "authoring/end-planned-publication": "called by the job alone, when the command that publishes has refused",
  "authoring/warn-of-expiry": "called by the clock",
  "credits/attach-certificate-pdf": "called by the job alone, after the certificate was issued",
  "credits/issue-certificate": "called by the job alone, for an award that is in the ledger (R15)",
  "media/begin-processing": "called by the job alone",
  "media/process-image": "called by the job alone",
  "media/process-recording": "called by the job alone",
  "media/settle-processing": "called by the job alone",
  "media/store-upload": "called by the job alone, for a file that a trainer has sent",
  "media/remove-left-upload": "run from the command line by whoever holds the installation; only what nobody went on with",
  "media/remove-unnamed-object": "run from the command line by whoever holds the installation; only what no row names",
  "identity/ask-sign-up": "for people who have no account; answers alike for every address",
  "identity/ask-reset-code": "for people who cannot sign in; answers alike for every number",
  "identity/confirm-sign-up": "for people who have no account; the digits or the link of the message are the permission",
  "authoring/forget-presence": "called by the clock",
  "identity/forget-unconfirmed": "called by the clock",
  "identity/issue-reset-code": "called by the job that sends the message",
  "identity/issue-sign-up-message": "called by the job that sends the message",
  "identity/repeat-sign-up-message": "for people who have no account; the browser that sent the form is the permission",
  "identity/spend-reset-code": "for people who cannot sign in; the digits of the message are the permission",
  "identity/ask-password-reset": "for people who cannot sign in; answers alike for every address",
  "identity/begin-passkey-sign-in": "for people who are not signed in",
  "identity/issue-password-reset": "called by the job that sends the letter",
  "identity/reset-password": "for people who cannot sign in; the mailed token is the permission",
  "identity/sign-in": "for people who are not signed in",
  "identity/sign-in-by-passkey": "for people who are not signed in",
  "identity/read-register-import": "called by the job alone, for a list that a registrar brought; changes nothing of the register",
  "identity/apply-register-import": "called by the job alone, for what a registrar ordered",
  "compliance/store-policy": "called when the product starts, for the files that came with it; judges nobody beyond shadow",
  "compliance/run-simulation": "called by the job alone, for what somebody ordered; decides nothing about anybody",
  "learning/close-overdue-attempts": "called by the clock",
  "compliance/refresh-standings": "called by the clock; reckons and decides nothing",
  "compliance/remind-of-standings": "called by the clock",
};

/** Commands that write no audit row, each with its reason (content/handbook/decisions/audit-rows.md). */
const UNAUDITED: Readonly<Record<string, string>> = {
  "authoring/add-draft-media": "a revision is its own record: who, what and when, in a table that is never changed",
  "authoring/save-captions": "a revision is its own record: who, what and when, in a table that is never changed",
  "authoring/save-draft-part": "a revision is its own record: who, what and when, in a table that is never changed",
  "authoring/remind-reviewers": "a reminder is its own record, in a table that is never changed",
  "compliance/remind-of-standings": "a reminder is its own record, in a table that is never changed",
  "authoring/mark-translation": "a mark is its own record: who, what of which text and when, in a table that is never changed",
  "media/begin-processing": "the end of the attempt is written down",
  "media/process-image": "settle-processing writes down how the attempt ended",
  "media/process-recording": "settle-processing writes down how the attempt ended",
  "authoring/show-presence": "a courtesy among authors, forgotten within minutes",
  "identity/begin-passkey": "asks a question that waits five minutes, and changes nothing",
  "identity/begin-passkey-sign-in": "asks a question that waits five minutes, and changes nothing",
  "authoring/forget-presence": "a courtesy among authors, no evidence of anything",
  "identity/forget-unconfirmed": "what is forgotten never was an account; that it was asked for is written down",
  "credits/print-certificate-again": "asks for a file; the job writes down what it stored",
  "compliance/refresh-standings": "reckons anew what the ledger and the register say already; no evidence of anything",
  "identity/issue-sign-up-message": "the asking was the deed, and was written down; there is no account yet",
};

/** What writes audit rows: itself, or with what a rule of domain/sync decided. */
const AUDITING: Readonly<Record<string, string>> = {
  writeAudit: "#app/data/audit.server.ts",
  saveEvent: "#app/data/learning.server.ts",
  saveClosing: "#app/data/learning.server.ts",
};

const CAN = "#app/domain/identity/can.ts";
const files = sourceFiles("app/commands", /\.server\.ts$/);
const nameOf = (path: string) => path.replace(/^app\/commands\//, "").replace(/\.server\.ts$/, "");
const asksCan = (text: string) => doingsOf(text).called.get("can") === CAN;

test("every command asks `can`, or is listed as open with its reason", () => {
  const silent = files
    .filter((path) => !asksCan(sourceText(path)))
    .map(nameOf)
    .sort();
  expect(silent).toEqual(Object.keys(OPEN).sort());
});

test("every command writes its audit row, or is listed with its reason", () => {
  const silent = files
    .filter((path) => ![...doingsOf(sourceText(path)).called].some(([name, from]) => AUDITING[name] === from))
    .map(nameOf);
  expect(silent.sort()).toEqual(Object.keys(UNAUDITED).sort());
});

test("a `can` in a comment, one whose answer is thrown away, or another one's, is not asked", () => {
  const from = (where: string) => `import { can } from "${where}";\n`;
  expect(asksCan(`${from(CAN)}if (!can(actor, deed)) refuse();`)).toBe(true);
  expect(asksCan(`${from(CAN)}// can(actor, deed)\nconst text = "can(actor, deed)";`)).toBe(false);
  expect(asksCan(`${from(CAN)}can(actor, deed);`)).toBe(false);
  expect(asksCan(`${from("./can.ts")}if (!can(actor, deed)) refuse();`)).toBe(false);
});

test("every command has a test on a real database that calls it", () => {
  const called = calledInDatabaseTests();
  const untested = files.filter((path) => {
    const name = nameOf(path)
      .replace(/^.*\//, "")
      .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return !called.has(`#${path} ${name}`);
  });
  expect(untested).toEqual([]);
});
