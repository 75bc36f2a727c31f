import { writeAudit } from "#app/data/audit.server.ts";
import { insertVerdict } from "#app/data/item-reports.server.ts";
import { askForRegrade, insertRegradeDecision, lockCorrections, regradeEffects, regradesOf } from "#app/data/regrades.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type DecideRegradeWish = {
  readonly regradeId: string;
  readonly outcome: "confirmed" | "refused";
  readonly reason: string;
  /** The newest correction of the course when the preview was made: with another one it shows other people. */
  readonly seen: number;
};

export type DecideRegradeRefusal =
  | "not-yours"
  /** Two people: whoever proposed it does not confirm it. */
  | "own-proposal"
  | "decided-already"
  /** Something else was corrected since the preview was made. */
  | "outdated"
  | "nothing-left"
  | "reason-missing";

/**
 * Confirms or refuses a correction that somebody else proposed. Confirmed, it holds at once for whatever is marked from then on; what is
 * marked already is marked anew by a job, and the reports about the question are answered.
 */
export async function decideRegrade(
  actor: Actor,
  wish: DecideRegradeWish,
  occasion: Occasion,
): Promise<Result<null, DecideRegradeRefusal>> {
  const { regradeId, outcome, seen } = wish;
  return inTransaction(async (tx) => {
    const [named] = await regradesOf(tx, { regradeId });
    if (named === undefined || !can(actor, { verb: "confirm-regrade", providerId: named.providerId })) return refused("not-yours");
    const newest = await lockCorrections(tx, named.courseId);
    const [regrade] = await regradesOf(tx, { regradeId });
    if (regrade === undefined || regrade.proposedBy === actor.accountId) return refused("own-proposal");
    if (regrade.decision !== null) return refused("decided-already");
    const reason = wish.reason.trim();
    if (outcome === "refused" && reason === "") return refused("reason-missing");
    if (outcome === "confirmed" && newest !== seen) return refused("outdated");
    const { courseId, itemId, remedy, sentence } = regrade;
    if (outcome === "confirmed" && remedy.kind === "drop" && (await regradeEffects(tx, regrade)).some(({ hasQuestions }) => !hasQuestions))
      return refused("nothing-left");
    const number = outcome === "confirmed" ? newest + 1 : null;
    const [by, at] = [actor.accountId, occasion.at];
    await insertRegradeDecision(tx, { regradeId, courseId, outcome, number, reason, by, at });
    if (number !== null) {
      await insertVerdict(tx, { courseId, itemId, verdict: "regraded", reason: sentence, regradeId, by, at });
      await askForRegrade(tx, regradeId, null);
    }
    const deed = outcome === "confirmed" ? "regrade-confirmed" : "regrade-refused";
    await writeAudit(tx, [
      { occasion, actor, deed, subject: { kind: "regrade", id: regradeId }, details: { courseId, itemId, kind: remedy.kind } },
    ]);
    return granted(null);
  });
}
