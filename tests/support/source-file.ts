import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOT = join(import.meta.dirname, "..", "..");

/** Source files below a folder of the checkout whose name ends so, with `/` in their paths, sorted. */
export function sourceFiles(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => ending.test(name))
    .sort();
}

export const sourceText = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What a source file does, read from its syntax: comments and texts in quotes say nothing here. */
export type Doings = {
  /** Imported name -> where it comes from, for names that are called somewhere and whose answer is used. */
  readonly called: ReadonlyMap<string, string>;
  /** Functions that the file exports. */
  readonly functions: readonly string[];
};

/** Reads TypeScript source; an import under another name counts by its own. */
export function doingsOf(text: string): Doings {
  const source = ts.createSourceFile("source.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const imported = new Map<string, { name: string; from: string }>();
  const called = new Map<string, string>();
  const functions: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { namedBindings } = statement.importClause ?? {};
      if (namedBindings === undefined || !ts.isNamedImports(namedBindings)) continue;
      for (const { name, propertyName } of namedBindings.elements)
        imported.set(name.text, { name: (propertyName ?? name).text, from: statement.moduleSpecifier.text });
    }
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined && isExported(statement)) functions.push(statement.name.text);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && !ts.isExpressionStatement(node.parent)) {
      const known = imported.get(node.expression.text);
      if (known !== undefined) called.set(known.name, known.from);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { called, functions };
}

function isExported(node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** What every test on a real database calls, by where it comes from: `#app/…/sign-in.server.ts signIn`. */
export function calledInDatabaseTests(): ReadonlySet<string> {
  return new Set(
    [...sourceFiles("app", /\.db\.test\.ts$/), ...sourceFiles("tests", /\.db\.test\.ts$/)].flatMap((path) =>
      [...doingsOf(sourceText(path)).called].map(([name, from]) => `${from} ${name}`),
    ),
  );
}
