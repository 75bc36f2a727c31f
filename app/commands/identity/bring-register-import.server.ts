import { writeAudit } from "#app/data/audit.server.ts";
import { importById, insertImport, openImportOf } from "#app/data/register-imports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { plainFileName } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type BroughtFile = {
  readonly eventId: string;
  readonly fileName: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

/** The file is written with the deed, and a nation's list takes longer than any other deed may; nobody else waits for what it locks. */
const LONGEST_MS = 5 * 60_000;

/** A zip archive begins so, and of the lists that people bring workbooks alone are archives. */
const ZIP = [0x50, 0x4b];

/**
 * Takes in a list for the actor's own jurisdiction, to be read and shown; nothing of the register changes. Sent twice, or brought while
 * the same file is still being looked at, it is there once (R84).
 */
export async function bringRegisterImport(
  registrar: ActorIn<"registrar">,
  file: BroughtFile,
  occasion: Occasion,
): Promise<Result<string, "not-yours" | "no-file">> {
  const { jurisdiction } = registrar;
  if (!can(registrar, { verb: "import-register", jurisdiction })) return refused("not-yours");
  if (file.bytes.length === 0) return refused("no-file");
  return inTransaction(async (tx) => {
    const open = (await openImportOf(tx, jurisdiction, file.sha256)) ?? (await importById(tx, file.eventId));
    if (open !== null) return open.jurisdiction === jurisdiction ? granted(open.id) : refused("not-yours");
    const format = ZIP.every((byte, index) => file.bytes[index] === byte) ? "xlsx" : "csv";
    const { eventId: id, fileName, sha256, bytes } = file;
    await insertImport(tx, registrar, { id, fileName: plainFileName(fileName), sha256, format, bytes }, occasion);
    const details = { sha256, format, bytes: bytes.length, jurisdiction };
    await writeAudit(tx, [
      { occasion, actor: registrar, deed: "register-import-brought", subject: { kind: "register-import", id }, details },
    ]);
    return granted(id);
  }, LONGEST_MS);
}
