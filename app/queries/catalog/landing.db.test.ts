import { beforeEach, expect, test } from "vitest";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { landing } from "#app/queries/catalog/landing.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

test("a stranger sees the three newest courses that have not ended, in their language", async () => {
  for (const [index, id] of ["first-course", "second-course", "third-course", "fourth-course"].entries())
    await aPublishedCourse({ metadata: { id } }, instantAt(Date.UTC(2026, 0, 1 + index)));
  const today = "2026-03-01" as CalendarDay;
  const { courses, demo } = await landing("ckb", today);
  expect(courses.map(({ courseId }) => courseId)).toEqual(["fourth-course", "third-course", "second-course"]);
  expect(courses[0]).toMatchObject({ title: "خولێکی بچووک دەربارەی بەرزی پەستانی خوێن", minutes: 60, maximumHundredths: 100 });
  expect(demo).toBe(false);
  expect((await landing("ckb", "2029-01-01" as CalendarDay)).courses).toEqual([]);
});
