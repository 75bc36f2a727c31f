import { writeAudit } from "#app/data/audit.server.ts";
import { endOtherSessions, endSession } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId } & (
  { readonly which: "one"; readonly sessionIdHash: string } | { readonly which: "others"; readonly keep: string }
);

/** Ends one session of one's own, or all but the present one; says how many were ended. A session that is gone already is no error. */
export async function revokeSession(actor: Actor, wish: Wish, occasion: Occasion): Promise<Result<number, "not-yours">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const ended =
      wish.which === "one"
        ? Number(await endSession(tx, wish.accountId, wish.sessionIdHash))
        : await endOtherSessions(tx, wish.accountId, wish.keep);
    if (ended > 0)
      await writeAudit(tx, [
        { occasion, actor, deed: "session-revoked", subject: { kind: "account", id: wish.accountId }, details: { ended } },
      ]);
    return granted(ended);
  });
}
