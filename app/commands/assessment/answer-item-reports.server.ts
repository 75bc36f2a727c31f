import { writeAudit } from "#app/data/audit.server.ts";
import { providerOf } from "#app/data/drafts.server.ts";
import { insertVerdict } from "#app/data/item-reports.server.ts";
import { lockCorrections, questionInVersions } from "#app/data/regrades.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Verdict } from "#app/domain/assessment/item-case.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type AnswerWish = {
  readonly courseId: string;
  readonly itemId: ItemId;
  /** A regrade answers by itself when its second person confirms it. */
  readonly verdict: Exclude<Verdict, "regraded">;
  /** What the reporters are told. */
  readonly reason: Trilingual;
};

/** Answers the reports about a question: put right in the next version, or nothing is wrong, and why. Each whose words were open is written to. */
export async function answerItemReports(
  actor: Actor,
  { courseId, itemId, verdict, reason }: AnswerWish,
  occasion: Occasion,
): Promise<Result<{ readonly told: number }, "not-yours" | "nothing-open">> {
  return inTransaction(async (tx) => {
    const providerId = await providerOf(tx, courseId);
    if (providerId === null || !can(actor, { verb: "propose-regrade", providerId })) return refused("not-yours");
    await lockCorrections(tx, courseId);
    if ((await questionInVersions(tx, courseId, itemId)).length === 0) return refused("not-yours");
    const [open] = await tx.$queryRaw<unknown[]>`
      SELECT FROM item_report r JOIN item_report_text t ON t.report_id = r.id
       WHERE r.course_id = ${courseId} AND r.item_id = ${itemId} AND t.written_at > coalesce(
         (SELECT max(decided_at) FROM item_verdict WHERE course_id = ${courseId} AND item_id = ${itemId}), '-infinity') LIMIT 1`;
    if (open === undefined) return refused("nothing-open");
    const told = await insertVerdict(tx, { courseId, itemId, verdict, reason, regradeId: null, by: actor.accountId, at: occasion.at });
    await writeAudit(tx, [
      { occasion, actor, deed: "item-report-answered", subject: { kind: "item", id: itemId }, details: { courseId, verdict, told } },
    ]);
    return granted({ told });
  });
}
