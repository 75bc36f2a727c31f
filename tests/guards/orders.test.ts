import ts from "typescript";
import { expect, test } from "vitest";
import { doingsOf, sourceFiles, sourceText } from "#tests/support/source-file.ts";

/**
 * What jobs, the clock and the start of the product do by themselves: by command, whose order it carries out, or why it decides nothing about
 * a person. A job that calls another command fails the test until somebody says here on whose order it does.
 */
const BY_ITSELF: Readonly<Record<string, string>> = {
  "identity/apply-register-import": "ordered by a registrar, whose account every audit row names (`orderedBy`)",
  "identity/read-register-import": "reads and shows; nothing of the register changes before the order",
  "assessment/apply-regrade": "agreed on by two people",
  "learning/close-overdue-attempts": "ends an attempt whose time, which its learner was told of, is over, by the answers that are there",
  "credits/issue-certificate": "prints what an award in the ledger owes; decides no credit",
  "credits/attach-certificate-pdf": "stores a file",
  "media/begin-processing": "about files",
  "media/process-image": "about files",
  "media/process-recording": "about files",
  "media/settle-processing": "about files",
  "media/store-upload": "about files",
  "authoring/publish-draft": "ordered by a trainer, for a day; asks `can` of them again on that day",
  "authoring/end-planned-publication": "says that what was ordered could not be done",
  "authoring/render-again": "about files",
  "authoring/remind-reviewers": "sends letters",
  "authoring/warn-of-expiry": "sends letters",
  "authoring/forget-presence": "a courtesy among authors",
  "identity/forget-unconfirmed": "what is forgotten never was an account",
  "identity/issue-password-reset": "asked for by who forgot the password",
  "identity/issue-reset-code": "asked for by who forgot the password",
  "identity/issue-sign-up-message": "asked for by who signs up",
  "compliance/remind-of-standings": "sends letters",
  "compliance/run-simulation": "asked for by an officer; tries a version on the register and decides nothing",
  "compliance/refresh-standings": "sums up in advance what the ledger, the register and the policy say already; no evidence of anything",
};

const COMMAND = /^#app\/commands\/(.+)\.server\.ts$/;
const jobFiles = sourceFiles("app/jobs", /\.server\.ts$/);
const importsOf = (text: string): readonly string[] => [...text.matchAll(/from "(#[^"]+)"/g)].map(([, from = ""]) => from);
const commandsIn = (text: string): readonly string[] => importsOf(text).flatMap((from) => COMMAND.exec(from)?.[1] ?? []);

test("a job carries out an order of somebody, or decides nothing about a person", () => {
  const called = new Set(jobFiles.flatMap((path) => commandsIn(sourceText(path))));
  expect([...called].sort()).toEqual(Object.keys(BY_ITSELF).sort());
});

/** What writes a word that decides about somebody, or credits them, by the stores' own functions. */
const DECIDING = [
  "insertStep",
  "insertSignature",
  "insertPetition",
  "insertLicenceDecision",
  "insertMatchDecision",
  "insertMerge",
  "insertReading",
  "appendLedgerLine",
];

test("no job, no errand of the clock and no start of the product writes a decision by itself", () => {
  const byThemselves = [...jobFiles, ...sourceFiles("app/cli", /\.server\.ts$/)];
  const wrong = byThemselves.flatMap((path) =>
    importsOf(sourceText(path))
      .filter((from) => from.startsWith("#app/data/"))
      .map((from) => [path, from]),
  );
  const stores = sourceFiles("app/data", /\.server\.ts$/).flatMap((path) => doingsOf(sourceText(path)).functions);
  expect(DECIDING.filter((name) => !stores.includes(name))).toEqual([]);
  // Jobs give commands; a store is no business of theirs.
  expect(wrong.filter(([path]) => path?.startsWith("app/jobs"))).toEqual([]);
  for (const command of new Set(byThemselves.flatMap((path) => commandsIn(sourceText(path))))) {
    const deciding = [...doingsOf(sourceText(`app/commands/${command}.server.ts`)).called.keys()].filter((name) => DECIDING.includes(name));
    expect(deciding, command).toEqual([]);
  }
});

/** Names that a function of a file can reach, through other functions of the same file. */
function reached(source: ts.SourceFile, name: string): ReadonlySet<string> {
  const bodies = new Map<string, ts.Node>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) bodies.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement))
      for (const { name: own, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(own) && initializer !== undefined) bodies.set(own.text, initializer);
  }
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !names.has(node.text)) {
      names.add(node.text);
      const body = bodies.get(node.text);
      if (body !== undefined) visit(body);
    }
    ts.forEachChild(node, visit);
  };
  const start = bodies.get(name);
  if (start !== undefined) visit(start);
  return names;
}

/** Commands that a look at a page gives, each with its reason. */
const TUS = "a loader answers the HEAD of the tus protocol with the deeds at hand; a HEAD calls none of them (uploads.db.test.ts)";
const BY_LOOKING: Readonly<Record<string, string>> = {
  "app/routes/api.uploads.($uploadId).ts beginUpload": TUS,
  "app/routes/api.uploads.($uploadId).ts cancelUpload": TUS,
  "app/routes/api.uploads.($uploadId).ts receivePiece": TUS,
};

test("R29: no page gives a command when it is looked at", () => {
  const routes = sourceFiles("app/routes", /\.tsx?$/).filter((path) => commandsIn(sourceText(path)).length > 0);
  expect(routes.length).toBeGreaterThan(40);
  const given = routes.flatMap((path) => {
    const source = ts.createSourceFile(path, sourceText(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const names = reached(source, "loader");
    return source.statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
      const { namedBindings } = statement.importClause ?? {};
      if (!COMMAND.test(statement.moduleSpecifier.text) || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return [];
      return namedBindings.elements.flatMap(({ name, isTypeOnly }) =>
        !isTypeOnly && names.has(name.text) ? [`${path} ${name.text}`] : [],
      );
    });
  });
  expect(given).toEqual(Object.keys(BY_LOOKING));
});
