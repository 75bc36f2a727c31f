import { writeAudit } from "#app/data/audit.server.ts";
import { askForCourseLetter } from "#app/data/course-letters.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { endPlan, planById } from "#app/data/version-publications.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Writes down that a planned publication could not be, and tells whoever planned it. Nothing was published; a plan that has ended stays as it ended. */
export async function endPlannedPublication(
  { planId, refusal }: { readonly planId: string; readonly refusal: string },
  occasion: Occasion,
): Promise<void> {
  await inTransaction(async (tx) => {
    const plan = await planById(tx, planId);
    if (plan === null || !(await endPlan(tx, planId, { outcome: "refused", refusal, by: null }, occasion.at))) return;
    await askForCourseLetter(tx, "not-published", plan.plannedBy, plan.courseId);
    await writeAudit(tx, [
      {
        occasion,
        actor: null,
        deed: "planned-publication-refused",
        subject: { kind: "course", id: plan.courseId },
        details: { refusal, releaseOn: plan.releaseOn },
      },
    ]);
  });
}
