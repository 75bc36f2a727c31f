import { randomUUID } from "node:crypto";
import { type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { gradeAttempt } from "#app/domain/assessment/grade-attempt.ts";
import { Item } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import type { PublishedCourse } from "#tests/builders/a-published-course.ts";
import { rightResponse, wrongResponse } from "#tests/builders/right-response.ts";

export type Taking = {
  /** How many such learners. */
  readonly learners: number;
  /** Minutes between two sections of every lesson. */
  readonly minutesPerSection?: number;
  /** How many of the questions are answered rightly, from the first on; the rest wrongly. Without: no attempt. */
  readonly right?: number;
  readonly evaluation?: Evaluation;
  readonly minutesStated?: number;
};

const BEGUN = Date.parse("2026-03-01T09:00:00Z");

/** Rows as they stand when so many learners have taken a published course in these ways: written at once, for what reads many of them. */
export async function aTakenCourse(course: PublishedCourse, takings: readonly Taking[]): Promise<void> {
  const lessons = await db().lessonVersion.findMany({ where: { courseVersionId: course.courseVersionId }, orderBy: { position: "asc" } });
  const pool = await db().courseVersionItem.findMany({
    where: { courseVersionId: course.courseVersionId },
    include: { itemVersion: true },
    orderBy: { position: "asc" },
  });
  const items = pool.map(({ itemVersion }) => ({ itemVersionId: itemVersion.id, item: Item.parse(itemVersion.body) }) as PoolItem);
  const questions = items.flatMap(({ item }) => simpleItemsOf(item));
  const { courseId } = await db().courseVersion.findUniqueOrThrow({ where: { id: course.courseVersionId } });
  for (const taking of takings)
    for (let learner = 0; learner < taking.learners; learner += 1) {
      const [practitionerId, enrolmentId, attemptId] = [randomUUID(), randomUUID(), randomUUID()];
      const at = (minutes: number) => new Date(BEGUN + minutes * 60_000);
      await db().practitioner.create({
        data: {
          id: practitionerId,
          nameAr: "علاء صلاح",
          nameLatin: "Alaa Salah",
          profession: "nurse",
          governorate: "basra",
          directorate: "basra",
          facilityType: "primary-health-centre",
          createdAt: at(0),
        },
      });
      const responses = new Map<ItemId, Response>(
        questions.map((question, index) => [question.id, index < (taking.right ?? 0) ? rightResponse(question) : wrongResponse(question)]),
      );
      const grade = gradeAttempt(questions, responses, 70);
      const passed = taking.right !== undefined && grade.passed;
      await db().enrolment.create({
        data: {
          id: enrolmentId,
          practitionerId,
          courseId,
          courseVersionId: course.courseVersionId,
          enrolledAt: at(0),
          passedAt: passed ? at(100) : null,
          evaluatedAt: taking.evaluation === undefined ? null : at(110),
        },
      });
      let minute = 0;
      const facts = lessons.flatMap(({ lessonId, sectionIds }) =>
        [...sectionIds, "lesson-finished"].map((blockId) => {
          if (blockId !== "lesson-finished") minute += taking.minutesPerSection ?? 0;
          return { practitionerId, courseId, lessonId, blockId, courseVersionId: course.courseVersionId, at: at(minute) };
        }),
      );
      if (taking.minutesPerSection !== undefined) await db().progressFact.createMany({ data: facts });
      if (taking.right !== undefined) {
        const entries = items.map(({ itemVersionId, item }) => ({ itemVersionId, itemId: item.id, orders: [] }));
        await db().attempt.create({
          data: {
            id: attemptId,
            enrolmentId,
            number: 1,
            seed: "seed",
            draw: { entries },
            startedAt: at(80),
            state: "finished",
            finishedAt: at(90),
            finishedBy: "learner",
            marked: true,
          },
        });
        await db().attemptAnswer.createMany({
          data: questions.map((question, index) => ({
            attemptId,
            itemId: question.id,
            response: responses.get(question.id)!,
            eventId: randomUUID(),
            deviceId: randomUUID(),
            sequence: index + 1,
            answeredAt: at(81),
          })),
        });
        const { points, maximumPoints, percent } = grade;
        await db().attemptScore.create({
          data: {
            id: randomUUID(),
            attemptId,
            keyVersion: "test",
            points,
            maximumPoints,
            percent,
            passed: grade.passed,
            items: JSON.parse(JSON.stringify(grade.items)) as object[],
            gradedAt: at(90),
          },
        });
      }
      if (taking.evaluation !== undefined)
        await db().evaluation.create({
          data: { id: randomUUID(), courseVersionId: course.courseVersionId, submittedOn: "2026-03-01", answers: taking.evaluation },
        });
      if (taking.minutesStated !== undefined)
        await db().claim.create({
          data: {
            id: randomUUID(),
            enrolmentId,
            minutesStated: taking.minutesStated,
            claimedHundredths: 25,
            claimedAt: at(120),
            eventId: randomUUID(),
          },
        });
    }
}
