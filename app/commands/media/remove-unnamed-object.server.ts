import { writeAudit } from "#app/data/audit.server.ts";
import { isNamed, removeObject, storedObject } from "#app/data/media.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { instantAt, millisecondsOf } from "#app/domain/shared/time.ts";

/** An object is stored before its row is written, and a publication may take its time. */
const YOUNG_MS = 24 * 60 * 60 * 1000;

/** Removes an object that no row names and that was put more than a day ago, and writes down that it was there. */
export async function removeUnnamedObject(
  sha256: string,
  occasion: Occasion,
): Promise<Result<null, "no-such-object" | "named" | "too-young">> {
  return inTransaction(async (tx) => {
    const object = await storedObject(sha256);
    if (object === null) return refused("no-such-object");
    if (object.storedAt > millisecondsOf(occasion.at) - YOUNG_MS) return refused("too-young");
    if (await isNamed(tx, sha256)) return refused("named");
    const details = { bytes: object.bytes, storedAt: instantAt(object.storedAt) };
    await writeAudit(tx, [{ occasion, actor: null, deed: "object-removed", subject: { kind: "object", id: sha256 }, details }]);
    await removeObject(sha256);
    return granted(null);
  });
}
