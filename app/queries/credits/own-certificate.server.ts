import type { PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";

/** The PDF of one's own certificate. `being-made`: the job has not finished; null: no such certificate of this person. */
export async function ownCertificatePdf(practitionerId: PractitionerId, code: string): Promise<Uint8Array | "being-made" | null> {
  const row = await db().certificate.findFirst({ where: { code, practitionerId }, select: { pdfSha256: true } });
  if (row === null) return null;
  if (row.pdfSha256 === null) return "being-made";
  const object = await getObject(objectKey(row.pdfSha256));
  return object === null ? "being-made" : object.bytes;
}
