import { writeAudit } from "#app/data/audit.server.ts";
import { insertExport, insertReadingsOfExport } from "#app/data/register-deeds.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Purpose } from "#app/domain/identity/register/reading-purpose.ts";
import type { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type RegisterExportWish = Purpose & { readonly format: "csv" | "xlsx"; readonly search: RegisterSearch };

/** A nation is 300,000 readings: longer than another deed, and it holds nobody up. */
const LONGEST_MS = 120_000;

/** Writes down that a list of named people is taken out, and what for, for each of them; who asked, and nobody else, may then fetch it. */
export async function exportRegister(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  wish: RegisterExportWish,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  const { jurisdiction } = actor;
  if (!can(actor, { verb: "export-register", jurisdiction })) return refused("not-yours");
  return inTransaction(async (tx) => {
    if (!(await insertExport(tx, actor, wish, occasion))) return granted(null);
    const { eventId, purpose, note, format, search } = wish;
    const people = await insertReadingsOfExport(tx, actor, wish);
    const details = { purpose, note, format, jurisdiction, people, ...search };
    await writeAudit(tx, [{ occasion, actor, deed: "register-exported", subject: { kind: "register-export", id: eventId }, details }]);
    return granted(null);
  }, LONGEST_MS);
}
