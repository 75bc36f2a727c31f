import { writeAudit } from "#app/data/audit.server.ts";
import { askForLettersToLearners, askForLettersToMakers } from "#app/data/course-letters.server.ts";
import { insertCourseWithdrawal, isWithdrawn, lockPublished } from "#app/data/course-withdrawals.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Takes a published course back: nobody begins it any more, and those who are under way are told why. A recall tells everybody who learned
 * one of its versions from `firstNumber` on. Certificates and credit stay: they are facts. A later version opens the course again.
 */
export async function withdrawCourse(
  actor: Actor,
  { courseId, withdrawal }: { readonly courseId: CourseId; readonly withdrawal: Withdrawal },
  occasion: Occasion,
): Promise<Result<{ readonly withdrawalId: string }, "not-yours" | "not-published" | "withdrawn-already" | "no-such-version">> {
  return inTransaction(async (tx) => {
    const course = await lockPublished(tx, courseId);
    if (course === null || !can(actor, { verb: "withdraw-course", providerId: course.providerId })) return refused("not-yours");
    const { courseVersionId, number } = course;
    if (courseVersionId === null || number === null) return refused("not-published");
    if (withdrawal.firstNumber > number) return refused("no-such-version");
    const isDone = await isWithdrawn(tx, courseId, number);
    // What was withdrawn may turn out to be wrong: then it is recalled as well.
    const isRecalled = isDone && (await tx.courseWithdrawal.count({ where: { courseVersionId, kind: "recall" } })) > 0;
    if (isDone && (withdrawal.kind === "withdraw" || isRecalled)) return refused("withdrawn-already");
    const withdrawalId = await insertCourseWithdrawal(
      tx,
      { ...withdrawal, courseId, courseVersionId, lastNumber: number, by: actor.accountId },
      occasion.at,
    );
    const recalls = withdrawal.kind === "recall";
    await askForLettersToLearners(tx, recalls ? "recalled" : "withdrawn", courseId, {
      first: withdrawal.firstNumber,
      last: number,
      passed: recalls,
    });
    await askForLettersToMakers(tx, recalls ? "recalled" : "withdrawn", courseId);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: recalls ? "course-recalled" : "course-withdrawn",
        subject: { kind: "course", id: courseId },
        details: {
          withdrawalId,
          courseVersionId,
          firstNumber: withdrawal.firstNumber,
          lastNumber: number,
          reasonClass: withdrawal.reasonClass,
        },
      },
    ]);
    return granted({ withdrawalId });
  });
}
