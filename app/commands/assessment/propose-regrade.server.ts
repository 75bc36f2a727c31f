import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { providerOf } from "#app/data/drafts.server.ts";
import { lockCorrections, questionInVersions, regradeEffects, regradesOf } from "#app/data/regrades.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type RemedyFault, remedyFault } from "#app/domain/assessment/regrade.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ProposeWish = {
  readonly courseId: string;
  readonly itemId: ItemId;
  readonly versionIds: readonly CourseVersionId[];
  readonly remedy: Remedy;
  /** What was wrong, in one sentence, for the people whose result changes. */
  readonly sentence: Trilingual;
};

export type ProposeRefusal =
  | "not-yours"
  | "no-version"
  /** Another proposal for the question waits for its second person. */
  | "waits-already"
  /** A paper that was answered would have no question left. */
  | "nothing-left"
  | RemedyFault;

/** Proposes to correct the key of a question in published versions after the fact. Changes no mark: another person has to confirm it. */
export async function proposeRegrade(
  actor: Actor,
  { courseId, itemId, versionIds, remedy, sentence }: ProposeWish,
  occasion: Occasion,
): Promise<Result<{ readonly regradeId: string }, ProposeRefusal>> {
  return inTransaction(async (tx) => {
    const providerId = await providerOf(tx, courseId);
    if (providerId === null || !can(actor, { verb: "propose-regrade", providerId })) return refused("not-yours");
    await lockCorrections(tx, courseId);
    const versions = await questionInVersions(tx, courseId, itemId);
    const concerned = versions.filter(({ courseVersionId }) => versionIds.includes(courseVersionId));
    if (concerned.length === 0 || concerned.length < new Set(versionIds).size) return refused("no-version");
    for (const { question } of concerned) {
      const fault = remedyFault(question, remedy);
      if (fault !== null) return refused(fault);
    }
    if ((await regradesOf(tx, { courseId, itemId })).some(({ decision }) => decision === null)) return refused("waits-already");
    const ids = concerned.map(({ courseVersionId }) => courseVersionId);
    if (remedy.kind === "drop" && (await regradeEffects(tx, { versionIds: ids, itemId, remedy })).some(({ hasQuestions }) => !hasQuestions))
      return refused("nothing-left");
    const regradeId = randomUUID();
    const { accountId } = actor;
    await tx.regrade.create({
      data: { id: regradeId, courseId, itemId, versionIds: ids, remedy, sentence, proposedBy: accountId, proposedAt: occasion.at },
    });
    const details = { courseId, itemId, kind: remedy.kind, versions: ids.length };
    await writeAudit(tx, [{ occasion, actor, deed: "regrade-proposed", subject: { kind: "regrade", id: regradeId }, details }]);
    return granted({ regradeId });
  });
}
