import fc from "fast-check";
import { expect, test } from "vitest";
import * as structure from "#app/domain/authoring/course-structure.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { LessonId, ModuleId } from "#app/domain/shared/ids.ts";

const lesson = fc.constantFrom("a", "b", "c", "d", "e").map((id) => id as LessonId);
const module = fc.constantFrom("one", "two", "three").map((id) => id as ModuleId);
const where = fc.constantFrom("before" as const, "after" as const);
const direction = fc.constantFrom("up" as const, "down" as const);
type Edit = (metadata: DraftMetadata) => DraftMetadata;
const keeping: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(lesson, where, lesson).map(
    ([id, at, other]): Edit =>
      (was) =>
        structure.withLessonPlaced(was, id, at, other),
  ),
  fc.tuple(lesson, direction).map(
    ([id, way]): Edit =>
      (was) =>
        structure.withLessonMoved(was, id, way),
  ),
  fc.tuple(lesson, module).map(
    ([id, into]): Edit =>
      (was) =>
        (was.modules ?? []).some((each) => each.id === into) ? structure.withLessonInModule(was, id, into) : was,
  ),
  module.map(
    (id): Edit =>
      (was) =>
        structure.withModule(was, { id, title: {} }),
  ),
  module.map(
    (id): Edit =>
      (was) =>
        structure.withoutModule(was, id),
  ),
  fc.tuple(module, where, module).map(
    ([id, at, other]): Edit =>
      (was) =>
        structure.withModulePlaced(was, id, at, other),
  ),
  fc.tuple(module, direction).map(
    ([id, way]): Edit =>
      (was) =>
        structure.withModuleMoved(was, id, way),
  ),
  lesson.map(
    (id): Edit =>
      (was) =>
        structure.withLessonSaying(was, id, { minutes: 5 }),
  ),
);
const start: DraftMetadata = { lessons: ["a", "b", "c", "d", "e"].map((id) => ({ id: id as LessonId, title: { en: id } })) };

test("whatever is moved, no lesson is lost or doubled, and its id and title stay with each other (R43)", () => {
  fc.assert(
    fc.property(fc.array(keeping, { maxLength: 25 }), (edits) => {
      const { lessons = [] } = edits.reduce((was, edit) => edit(was), start);
      expect(lessons.map(({ id }) => id).sort()).toEqual(["a", "b", "c", "d", "e"]);
      for (const { id, title } of lessons) expect(title).toEqual({ en: id });
    }),
  );
});

test("the lessons of a module stand together, in the order of the modules, after every edit", () => {
  fc.assert(
    fc.property(fc.array(keeping, { maxLength: 25 }), (edits) => {
      let now = start;
      for (const edit of edits) {
        now = edit(now);
        const modules = (now.modules ?? []).map(({ id }) => id);
        const places = (now.lessons ?? []).map((each) => (each.module === undefined ? -1 : modules.indexOf(each.module)));
        if (modules.length === 0) expect(places.every((place) => place === -1)).toBe(true);
        else expect(places.every((place) => place >= 0)).toBe(true);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }),
  );
});

test("a lesson goes up and down, to another module, out, and back where it is wanted", () => {
  const order = ({ lessons = [] }: DraftMetadata): string => lessons.map(({ id }) => id).join("");
  expect(order(structure.withLessonMoved(start, "c" as LessonId, "up"))).toBe("acbde");
  expect(order(structure.withLessonMoved(start, "a" as LessonId, "up"))).toBe("abcde");
  expect(order(structure.withLessonPlaced(start, "e" as LessonId, "before", "a" as LessonId))).toBe("eabcd");
  const one = structure.withModule(start, { id: "one" as ModuleId, title: {} });
  const two = structure.withModule(one, { id: "two" as ModuleId, title: {} });
  const moved = structure.withLessonInModule(two, "a" as LessonId, "two" as ModuleId);
  expect(order(moved)).toBe("bcdea");
  expect(order(structure.withModuleMoved(moved, "two" as ModuleId, "up"))).toBe("abcde");
  const out = structure.withoutLesson(moved, "c" as LessonId);
  expect(order(out)).toBe("bdea");
  expect(order(structure.withLesson(out, { id: "c" as LessonId }, "one" as ModuleId))).toBe("bdeca");
  expect(structure.withoutModule(structure.withoutModule(moved, "one" as ModuleId), "two" as ModuleId).lessons?.[0]).not.toHaveProperty(
    "module",
  );
});
