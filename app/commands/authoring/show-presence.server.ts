import { draftOwner, noteGone, noteHere, othersHere, sweepPresence } from "#app/data/presence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Present } from "#app/domain/authoring/presence.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Notes that somebody has a part of a draft open, or has closed it, and says who else has it open. What is noted is forgotten within minutes and
 * stands in no audit: it is no deed, only a courtesy among authors.
 */
export async function showPresence(
  actor: Actor,
  { courseId, part, isLeaving }: { readonly courseId: CourseId; readonly part: DraftPart; readonly isLeaving: boolean },
  { at }: Occasion,
): Promise<Result<readonly Present[], "not-yours">> {
  return inTransaction(async (tx) => {
    const providerId = await draftOwner(tx, courseId);
    if (providerId === null || !can(actor, { verb: "draft-course", providerId })) return refused("not-yours");
    const place = { courseId, part };
    if (isLeaving) {
      await noteGone(tx, place, actor.accountId);
      return granted([]);
    }
    await noteHere(tx, place, actor.accountId, at);
    await sweepPresence(tx, at);
    return granted(await othersHere(tx, place, actor.accountId, at));
  });
}
