import { writeAudit } from "#app/data/audit.server.ts";
import { endGrant, grantById, lockAdmins } from "#app/data/roles.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { decideEnd } from "#app/domain/identity/role-grant.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type EndRefusal = "not-allowed" | "no-such-role" | "last-admin" | "learner-by-sign-up";

/** Ends a role; the grant stays as history. Two admins who end each other at once: one of them remains. */
export async function endRole(actor: Actor, wish: { readonly grantId: string }, occasion: Occasion): Promise<Result<null, EndRefusal>> {
  return inTransaction(async (tx) => {
    // The admins are locked first, so that everybody who counts them waits here.
    const admins = await lockAdmins(tx);
    const grant = await grantById(tx, wish.grantId);
    if (!can(actor, { verb: "end-role", role: grant?.role ?? "learner" })) return refused("not-allowed");
    if (grant === null) return refused("no-such-role");
    const decision = decideEnd(grant.role, grant.accountId, admins);
    if (!decision.ok) return decision;
    if (!(await endGrant(tx, grant.id, occasion.at))) return refused("no-such-role");
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "role-ended",
        subject: { kind: "account", id: grant.accountId },
        details: { role: grant.role, grantId: grant.id },
      },
    ]);
    return granted(null);
  });
}
