import { writeAudit } from "#app/data/audit.server.ts";
import { lockDraft } from "#app/data/drafts.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { endPlan, openPlan } from "#app/data/version-publications.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Takes back that an approved draft is to be published on its day; its approval stays. */
export async function cancelPlannedPublication(
  actor: Actor,
  { courseId }: { readonly courseId: CourseId },
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "not-planned">> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "publish-course", providerId: draft.providerId })) return refused("not-yours");
    const plan = await openPlan(tx, courseId);
    if (plan === null || !(await endPlan(tx, plan.id, { outcome: "cancelled", by: actor.accountId }, occasion.at)))
      return refused("not-planned");
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "planned-publication-cancelled",
        subject: { kind: "course", id: courseId },
        details: { releaseOn: plan.releaseOn },
      },
    ]);
    return granted(null);
  });
}
