import { writeAudit } from "#app/data/audit.server.ts";
import { askForApplying, lockImport, pendingCount, setImport } from "#app/data/register-imports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type OrderRefusal = "not-yours" | "not-read-yet" | "nothing-to-do";

/**
 * Orders that what was shown be applied, once more what is left of it after a stop, and the lines that a person decided since. Ordered
 * twice it is under way once (R84). Nobody whom the list does not name is touched (R75).
 */
export async function orderRegisterImport(
  registrar: ActorIn<"registrar">,
  importId: string,
  occasion: Occasion,
): Promise<Result<null, OrderRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (found === null || !can(registrar, { verb: "import-register", jurisdiction: found.jurisdiction })) return refused("not-yours");
    if (found.state === "applying") return granted(null);
    const isWhole = found.state === "previewed" || found.state === "applied" || (found.state === "stopped" && found.orderedBy !== null);
    if (!isWhole) return refused("not-read-yet");
    const lines = await pendingCount(tx, importId);
    if (lines === 0) return refused("nothing-to-do");
    await setImport(tx, importId, { state: "applying", orderedBy: registrar.accountId, orderedAt: occasion.at, finishedAt: null });
    await askForApplying(tx, importId);
    const details = { lines, sha256: found.sha256, jurisdiction: found.jurisdiction };
    await writeAudit(tx, [
      { occasion, actor: registrar, deed: "register-import-ordered", subject: { kind: "register-import", id: importId }, details },
    ]);
    return granted(null);
  });
}
