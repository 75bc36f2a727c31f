import { writeAudit } from "#app/data/audit.server.ts";
import { courseRules } from "#app/data/course-rules.server.ts";
import { providerOf } from "#app/data/drafts.server.ts";
import { heldItems, insertHold, undrawnItems } from "#app/data/item-holds.server.ts";
import { lockCorrections, questionInVersions } from "#app/data/regrades.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { holdEffect } from "#app/domain/assessment/item-hold.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type HoldWish = {
  readonly courseId: string;
  readonly itemId: ItemId;
  readonly holds: boolean;
  readonly reason: string;
  /** Said by whoever holds although papers become shorter than the course says. */
  readonly acceptShorter: boolean;
};

export type HoldRefusal =
  | { readonly code: "not-yours" }
  | { readonly code: "reason-missing" }
  /** How many questions papers would have, at least, and do now. */
  | { readonly code: "papers-shorter"; readonly questions: number; readonly until: number }
  /** Papers of no question at all would be left. */
  | { readonly code: "nothing-left" };

/**
 * Takes a question out of the papers that are drawn from now on, at once, or lets it in again; papers that are drawn keep it (R71). A
 * dangerous question must never wait for another to be written: where the quota cannot be met without it, papers become shorter, once
 * whoever holds has said that they may. What is so already stays so, and is no refusal (R84).
 */
export async function holdItem(actor: Actor, wish: HoldWish, occasion: Occasion): Promise<Result<null, HoldRefusal>> {
  const { courseId, itemId, holds, reason } = wish;
  return inTransaction(async (tx) => {
    const providerId = await providerOf(tx, courseId);
    if (providerId === null || !can(actor, { verb: "hold-item", providerId })) return refused({ code: "not-yours" });
    await lockCorrections(tx, courseId);
    const versions = await questionInVersions(tx, courseId, itemId);
    if (versions.length === 0) return refused({ code: "not-yours" });
    if ((await heldItems(tx, courseId)).includes(itemId) === holds) return granted(null);
    if (holds && reason.trim() === "") return refused({ code: "reason-missing" });
    for (const { courseVersionId, isPublished } of versions) {
      const rules = holds && isPublished ? await courseRules(tx, courseVersionId) : null;
      if (rules === null) continue;
      const effect = holdEffect(rules.pool, rules.metadata.quiz.quota, await undrawnItems(tx, rules.courseId, courseVersionId), itemId);
      if (effect.isEmpty) return refused({ code: "nothing-left" });
      if (effect.isShorter && !wish.acceptShorter)
        return refused({ code: "papers-shorter", questions: effect.after.least, until: effect.before.least });
    }
    await insertHold(tx, actor, { courseId, itemId, holds, reason: reason.trim() }, occasion);
    await writeAudit(tx, [
      { occasion, actor, deed: holds ? "item-held" : "item-released", subject: { kind: "item", id: itemId }, details: { courseId } },
    ]);
    return granted(null);
  });
}
