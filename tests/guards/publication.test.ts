import { expect, test } from "vitest";
import { doingsOf, sourceFiles, sourceText } from "#tests/support/source-file.ts";

const PUBLICATION = "#app/data/publication.server.ts";
const STORE = "#app/data/authoring.server.ts";
/** Everything on the server that could reach a table: doors, commands, queries, stores. */
const files = ["app/commands", "app/jobs", "app/routes", "app/cli", "app/queries", "app/data", "app/http"].flatMap((folder) =>
  sourceFiles(folder, /\.(server\.)?tsx?$/).filter((path) => !path.includes(".test.")),
);
const callers = (name: string, from: string) => files.filter((path) => doingsOf(sourceText(path)).called.get(name) === from);

test("a course version is written by one store alone, and made the published one by it", () => {
  const writing =
    /\b(courseVersion|lessonVersion|lessonRendering|courseVersionItem)\.(create|createMany|upsert|update|updateMany)\b|publishedVersionId:\s*(?!true|string)[a-z]\w*\s*\}/;
  const raw = /(INSERT INTO|UPDATE)\s+"?(course_version|lesson_version|lesson_rendering|course)\b/i;
  expect(files.filter((path) => writing.test(sourceText(path)) || raw.test(sourceText(path)))).toEqual(["app/data/authoring.server.ts"]);
  expect(files.filter((path) => /\b(saveVersion|showVersion)\(/.test(sourceText(path))).sort()).toEqual([
    "app/data/authoring.server.ts",
    "app/data/publication.server.ts",
  ]);
  expect(callers("saveVersion", STORE)).toEqual(["app/data/publication.server.ts"]);
});

test("of all commands and jobs, only the import of a folder and the publication of an approved draft publish", () => {
  expect(callers("publishPrepared", PUBLICATION)).toEqual([
    "app/commands/authoring/publish-course.server.ts",
    "app/commands/authoring/publish-draft.server.ts",
  ]);
  expect(files.filter((path) => /\bpublishCourse\(/.test(sourceText(path)))).toEqual([
    "app/commands/authoring/publish-course.server.ts",
    "app/cli/content-import.server.ts",
  ]);
});

test("a draft is published by hand and by the clock, through the one command that asks", () => {
  expect(callers("publishDraft", "#app/commands/authoring/publish-draft.server.ts")).toEqual([
    "app/jobs/publish-planned.server.ts",
    "app/routes/teach.courses.$courseId.publication.tsx",
  ]);
});

test("the publication of a draft asks who it is and what the reviewers said", () => {
  const { called } = doingsOf(sourceText("app/commands/authoring/publish-draft.server.ts"));
  expect(called.get("can")).toBe("#app/domain/identity/can.ts");
  expect(called.get("outcomeOf")).toBe("#app/data/reviews.server.ts");
});
