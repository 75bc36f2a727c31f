import { printKey } from "#app/data/certificates.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { isEnqueued } from "#app/platform/queue.server.ts";

/**
 * The PDF of one's own certificate. `being-made`: the job has not finished; `lost`: the object store has it no more, and nobody has asked
 * for another yet; `replacedBy`: the code of the one that took its place; null: no such certificate of this person.
 */
export async function ownCertificatePdf(
  actor: Actor,
  code: string,
): Promise<Uint8Array | "being-made" | "lost" | { readonly replacedBy: string } | null> {
  const row = await db().certificate.findFirst({
    where: { ...learningReadableBy(actor), code },
    select: { pdfSha256: true, ledgerLineId: true, replacedBy: { select: { code: true } } },
  });
  if (row === null) return null;
  if (row.replacedBy !== null) return { replacedBy: row.replacedBy.code };
  if (row.pdfSha256 === null) return "being-made";
  const object = await getObject(objectKey(row.pdfSha256));
  if (object !== null) return object.bytes;
  return (await isEnqueued(printKey(row.ledgerLineId))) ? "being-made" : "lost";
}
