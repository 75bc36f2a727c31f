import fc from "fast-check";
import { expect, test } from "vitest";
import { LESSON_FINISHED, type LessonSections, type ProgressFact, percentOf, progressOf } from "#app/domain/learning/progress.ts";
import type { BlockId, CourseVersionId, LessonId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const lesson = (id: string, sections: readonly string[]): LessonSections => ({
  lessonId: id as LessonId,
  minutes: 5,
  sectionIds: sections as BlockId[],
});
const fact = (lessonId: string, blockId: string, minute = 0): ProgressFact => ({
  lessonId: lessonId as LessonId,
  blockId: blockId as BlockId,
  courseVersionId: "v1" as CourseVersionId,
  at: instantAt(minute * 60_000),
});
const course = [lesson("one", ["a", "b", "c"]), lesson("two", ["d"])];

test("nothing read is zero, everything read is a hundred, in between is rounded down", () => {
  expect(progressOf(course, [], null)).toMatchObject({
    percent: 0,
    begun: false,
    finished: false,
    resume: { lessonId: "one", blockId: "a" },
  });
  expect(progressOf(course, [fact("one", "a")], null)).toMatchObject({ percent: 25, begun: true });
  const all = ["a", "b", "c"].map((id, index) => fact("one", id, index)).concat(fact("two", "d", 9));
  expect(progressOf(course, all, null)).toMatchObject({
    percent: 100,
    finished: true,
    finishedLessons: 2,
    lessons: [{ finishedAt: instantAt(120_000) }, {}],
  });
});

test("R44: a finished lesson stays finished when sections are added, which become a duty of their own", () => {
  const facts = [fact("one", "a"), fact("one", LESSON_FINISHED, 4)];
  expect(progressOf(course, facts, null).lessons[0]).toMatchObject({
    finished: true,
    percent: 100,
    hasNewSections: true,
    unreadSectionIds: ["b", "c"],
    finishedAt: instantAt(240_000),
  });
});

test("resume leads to the exact place: the section left unread, else the first unread one after what was read last", () => {
  const at = (block: string) => ({ lessonId: "one" as LessonId, blockId: block as BlockId });
  expect(progressOf(course, [fact("one", "a")], at("b")).resume).toEqual(at("b"));
  expect(progressOf(course, [fact("one", "a"), fact("one", "b")], at("b")).resume).toEqual(at("c"));
  expect(progressOf(course, [fact("one", "b")], at("b")).resume).toEqual(at("c"));
  expect(progressOf(course, [fact("one", "b"), fact("one", "c")], at("c")).resume).toEqual(at("a"));
  expect(progressOf(course, [fact("one", "a")], at("gone")).resume).toEqual(at("b"));
});

test("what is read after the page was loaded counts as the server will count it", () => {
  const { parts } = progressOf(course, [fact("one", "a")], null);
  expect(percentOf(parts)).toBe(progressOf(course, [fact("one", "a")], null).percent);
  expect(percentOf(parts, 2)).toBe(
    progressOf(
      course,
      ["a", "b", "c"].map((id) => fact("one", id)),
      null,
    ).percent,
  );
  expect(percentOf({ done: 0, of: 0 })).toBe(0);
});

test("past a finished lesson resume leads to the next", () => {
  const at = { lessonId: "one" as LessonId, blockId: "c" as BlockId };
  const all = ["a", "b", "c"].map((id) => fact("one", id));
  expect(progressOf(course, all, at).resume).toEqual({ lessonId: "two", blockId: "d" });
  expect(progressOf(course, [], { lessonId: "gone" as LessonId, blockId: "x" as BlockId }).resume).toEqual({
    lessonId: "one",
    blockId: "a",
  });
});

test("resume never leads back to a section that was read, as long as a lesson is unfinished", () => {
  const some = fc.subarray(["one/a", "one/b", "one/c", "two/d"]);
  const anyPlace = fc.option(fc.constantFrom("one/a", "one/b", "one/c", "two/d", "one/gone", "gone/x"));
  const part = (path: string, index: number) => path.split("/")[index] ?? "";
  fc.assert(
    fc.property(some, anyPlace, (read, place) => {
      const position = place === null ? null : { lessonId: part(place, 0) as LessonId, blockId: part(place, 1) as BlockId };
      const facts = read.map((path) => fact(part(path, 0), part(path, 1)));
      const { resume, finished } = progressOf(course, facts, position);
      if (!finished)
        expect(["one/a", "one/b", "one/c", "two/d"].filter((path) => !read.includes(path))).toContain(
          `${resume?.lessonId ?? ""}/${resume?.blockId ?? ""}`,
        );
    }),
  );
});

test("R45: whatever the facts, per cent is whole and lies from 0 to 100, more facts never lower it, and order and strangers change nothing", () => {
  const anyFact = fc
    .tuple(fc.constantFrom("one", "two", "three"), fc.constantFrom("a", "b", "c", "d", "zz", LESSON_FINISHED))
    .map(([where, what]) => fact(where, what));
  fc.assert(
    fc.property(fc.array(anyFact), anyFact, (facts, more) => {
      const { percent } = progressOf(course, facts, null);
      expect(Number.isInteger(percent) && percent >= 0 && percent <= 100).toBe(true);
      expect(progressOf(course, [...facts, more], null).percent).toBeGreaterThanOrEqual(percent);
      expect(progressOf(course, [...facts].reverse(), null).percent).toBe(percent);
    }),
  );
  expect(progressOf([], [], null)).toMatchObject({ percent: 0, finished: false, resume: null });
});
