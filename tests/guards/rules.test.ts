import { expect, test } from "vitest";
import { z } from "zod";
import { policyFiles, readContent } from "#tests/support/policy-files.ts";
import { sourceFiles, sourceText } from "#tests/support/source-file.ts";

const PolicyFile = z.looseObject({
  id: z.string(),
  clauses: z.array(z.looseObject({ id: z.string().regex(/^[a-z0-9-]+$/), text: z.string().min(20), source: z.string().min(10) })).min(1),
});

const filed = (path: string) => {
  const file = PolicyFile.parse(readContent(path));
  expect(path.endsWith(`/${file.id}.json`)).toBe(true);
  return file.clauses.map(({ id }) => `${file.id}/${id}`);
};

/** Standards are carried out by code. Policies are data: their own rules name their clauses, and the worked cases beside them show each. */
const isPolicyOrCase = (path: string) => path.endsWith(".cases.json") || policyFiles().includes(path);
const clauses = sourceFiles("content/policies", /\.json$/).flatMap((path) => (isPolicyOrCase(path) ? [] : filed(path)));

const TAG = /@rule(?:[ \t]+(\S+))?/g;
/** Every `@rule` of a text; one that names nothing is named as such. */
const tagsIn = (text: string): string[] => [...text.matchAll(TAG)].map(([, name]) => name ?? "(nothing)");

/** Rules stand in a doc comment of the code that carries them out. */
function rulesIn(text: string): string[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment]) => tagsIn(comment));
}

/** Clauses that a test names: in a comment directly above it. */
function testedIn(text: string): string[] {
  return [...text.matchAll(/((?:^\/\/ @rule .*\n)+)test(?:\.each)?\(/gm)].flatMap(([, comment]) => tagsIn(comment ?? ""));
}

const ROOMS = ["app", "prisma"];
const isTest = /\.test\.tsx?$/;
const code = ROOMS.flatMap((room) => sourceFiles(room, /\.tsx?$/)).filter((path) => !isTest.test(path));
const tests = sourceFiles("app", isTest);
const unique = (names: readonly string[]) => [...new Set(names)].sort();

test("every clause of content/policies is carried out by code that names it, and no code names another", () => {
  expect(unique(code.flatMap((path) => rulesIn(sourceText(path))))).toEqual(unique(clauses));
});

test("every clause of content/policies has a test that names it, and no test names another", () => {
  expect(unique(tests.flatMap((path) => testedIn(sourceText(path))))).toEqual(unique(clauses));
});

test("no clause is written twice, and no `@rule` stands where it says nothing", () => {
  expect(clauses).toEqual([...new Set(clauses)]);
  for (const path of code) expect({ path, rules: tagsIn(sourceText(path)) }).toEqual({ path, rules: rulesIn(sourceText(path)) });
  for (const path of tests) expect({ path, rules: tagsIn(sourceText(path)) }).toEqual({ path, rules: testedIn(sourceText(path)) });
});

test("every clause of a policy is named by a rule of its own and by a worked case beside it, and no rule or case names another", () => {
  const Named = z.array(z.looseObject({ clause: z.string() }));
  const Cases = z.array(z.looseObject({ clauses: z.array(z.string()) }));
  for (const path of policyFiles()) {
    const own = unique(filed(path).map((name) => name.slice(name.indexOf("/") + 1)));
    const { rules } = z.looseObject({ rules: Named }).parse(readContent(path));
    const { cases } = z.looseObject({ cases: Cases }).parse(readContent(path.replace(/\.json$/, ".cases.json")));
    expect({ path, clauses: unique(rules.map(({ clause }) => clause)) }).toEqual({ path, clauses: own });
    expect({ path, clauses: unique(cases.flatMap((each) => each.clauses)) }).toEqual({ path, clauses: own });
  }
});
