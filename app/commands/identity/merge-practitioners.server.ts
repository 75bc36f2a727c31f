import { writeAudit } from "#app/data/audit.server.ts";
import { insertMerge, mergeStanding } from "#app/data/register-deeds.server.ts";
import { lockRegister } from "#app/data/register-imports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type MergeRefusal = "not-yours" | "same-record" | "merged-already" | "both-have-accounts";

/**
 * Makes one of two records of a person. The one with an account remains, else the first named; the other's id leads to it for ever, its
 * licences go over, and lines of the ledger stay as they were written. Sent twice it is done once.
 */
export async function mergePractitioners(
  registrar: ActorIn<"registrar">,
  wish: { readonly eventId: string; readonly one: string; readonly other: string; readonly reason: string },
  occasion: Occasion,
): Promise<Result<string, MergeRefusal>> {
  const { eventId: id, reason } = wish;
  if (wish.one === wish.other) return refused("same-record");
  return inTransaction(async (tx) => {
    await lockRegister(tx);
    const [one, other] = [await mergeStanding(tx, wish.one), await mergeStanding(tx, wish.other)];
    if (one === null || other === null) return refused("not-yours");
    for (const { place } of [one, other]) if (!can(registrar, { verb: "keep-register", place })) return refused("not-yours");
    const done = [one.merge, other.merge].find((merge) => merge?.id === id);
    if (done != null) return granted(done.intoId);
    if (one.merge !== null || other.merge !== null) return refused("merged-already");
    if (one.hasAccount && other.hasAccount) return refused("both-have-accounts");
    const [intoId, fromId] = other.hasAccount ? [wish.other, wish.one] : [wish.one, wish.other];
    const licences = await insertMerge(tx, registrar, { id, fromId, intoId, reason }, occasion);
    const subject = { kind: "practitioner", id: intoId };
    await writeAudit(tx, [{ occasion, actor: registrar, deed: "practitioners-merged", subject, details: { fromId, licences, reason } }]);
    return granted(intoId);
  });
}
