import { writeAudit } from "#app/data/audit.server.ts";
import { lockDraft } from "#app/data/drafts.server.ts";
import { insertJudgement, newestDisclosures, providerRolesOf, teamOf } from "#app/data/independence.server.ts";
import { reviewersOf } from "#app/data/readers.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type JudgementFault, type RelationshipJudgement, judgementFault } from "#app/domain/authoring/relationship-judgement.ts";
import { rolesToJudge } from "#app/domain/authoring/independence.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type JudgeWish = RelationshipJudgement & { readonly courseId: CourseId; readonly accountId: string };

export type JudgeRefusal =
  | "not-yours"
  /** Nobody judges their own. */
  | "own"
  /** The person has declared anew since the page was read. */
  | "no-such-relationship"
  | JudgementFault;

/**
 * Records what a relationship of somebody else means for a course: that it is not relevant, how it was mitigated, or that the person is excluded. The
 * newest judgement counts.
 */
export async function judgeRelationship(actor: Actor, wish: JudgeWish, occasion: Occasion): Promise<Result<null, JudgeRefusal>> {
  return inTransaction(async (tx) => {
    const { courseId, accountId, relationshipId, verdict, reason } = wish;
    const draft = await lockDraft(tx, courseId);
    if (draft === null) return refused("not-yours");
    if (accountId === actor.accountId) return refused("own");
    if (!can(actor, { verb: "judge-relationship", providerId: draft.providerId, accountId })) return refused("not-yours");
    const member = (await teamOf(tx, courseId)).find((one) => one.accountId === accountId);
    const held = await providerRolesOf(tx, draft.providerId, accountId);
    if (member === undefined && held.length === 0) return refused("no-such-relationship");
    const disclosure = (await newestDisclosures(tx, [accountId])).get(accountId);
    const relationship = disclosure?.relationships.find(({ id }) => id === relationshipId);
    if (relationship === undefined) return refused("no-such-relationship");
    const hasReviewed = (await reviewersOf(tx, courseId)).some((one) => one.accountId === accountId);
    // What the verdict leaves no room for is not written.
    const [exception, mitigation] = [verdict === "excluded" ? null : wish.exception, verdict === "mitigated" ? wish.mitigation : null];
    const judgement = { verdict, exception, mitigation, reason: reason.trim() };
    const fault = judgementFault(judgement, relationship, rolesToJudge(member?.roles ?? [], held, hasReviewed), dayInBaghdad(occasion.at));
    if (fault !== null) return refused(fault);
    await insertJudgement(tx, { ...judgement, courseId, accountId, relationshipId, judgedBy: actor.accountId }, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "relationship-judged",
        subject: { kind: "course", id: courseId },
        details: { accountId, relationshipId, verdict, exception, mitigation, reason: judgement.reason },
      },
    ]);
    return granted(null);
  });
}
