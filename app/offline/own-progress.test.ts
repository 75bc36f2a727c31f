import { expect, test } from "vitest";
import type { KeptPaper, KeptStanding } from "#app/offline/database.ts";
import { withAnswer, withCourseStarted, withSectionsRead } from "#app/offline/own-progress.ts";

const standing = { course: { facts: [{ lessonId: "one", blockId: "a" }], position: null } } as unknown as KeptStanding;
const read = (...blockIds: string[]) => ({ kind: "sections-read", lessonId: "one", blockIds }) as never;

test("sections read are added once, whatever came before, and the last one is where the reader is (R44)", () => {
  const after = withSectionsRead(withSectionsRead(standing, read("a", "b")), read("b"));
  expect(after.course.facts).toEqual([
    { lessonId: "one", blockId: "a" },
    { lessonId: "one", blockId: "b" },
  ]);
  expect(after.course.position).toEqual({ lessonId: "one", blockId: "b" });
  expect(standing.course.facts).toHaveLength(1);
});

test("a course that was begun here counts as begun; another one, or one that is begun already, stays as it is", () => {
  const fresh = { courseId: "hands", course: { enrolled: false, facts: [], position: null } } as unknown as KeptStanding;
  const start = (courseId: string) => ({ kind: "course-started", courseId }) as never;
  expect(withCourseStarted(fresh, start("hands")).course.enrolled).toBe(true);
  expect(withCourseStarted(fresh, start("dose"))).toBe(fresh);
  const begun = withCourseStarted(fresh, start("hands"));
  expect(withCourseStarted(begun, start("hands"))).toBe(begun);
});

test("an answer that the server has stored takes the place of the earlier one", () => {
  const paper = { view: { answers: [] } } as unknown as KeptPaper;
  const give = (choice: string, id: string) => ({ kind: "answer-given", id, itemId: "item", response: { choice } }) as never;
  const after = withAnswer(withAnswer(paper, give("a", "1"), "t1" as never), give("b", "2"), "t2" as never);
  expect(after.view.answers).toEqual([{ itemId: "item", response: { choice: "b" }, eventId: "2", savedAt: "t2" }]);
});
