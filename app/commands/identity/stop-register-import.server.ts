import { writeAudit } from "#app/data/audit.server.ts";
import { lockImport, pendingCount, setImport } from "#app/data/register-imports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Stops an import between two of its steps; what is applied stays applied, and the rest can be ordered again. */
export async function stopRegisterImport(
  registrar: ActorIn<"registrar">,
  importId: string,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (found === null || !can(registrar, { verb: "import-register", jurisdiction: found.jurisdiction })) return refused("not-yours");
    if (found.state !== "reading" && found.state !== "applying") return granted(null);
    await setImport(tx, importId, { state: "stopped", finishedAt: occasion.at });
    const details = { during: found.state, left: await pendingCount(tx, importId) };
    await writeAudit(tx, [
      { occasion, actor: registrar, deed: "register-import-stopped", subject: { kind: "register-import", id: importId }, details },
    ]);
    return granted(null);
  });
}
