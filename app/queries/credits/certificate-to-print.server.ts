import { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { db } from "#app/platform/db.server.ts";
import { hasObject, objectKey } from "#app/platform/object-store.server.ts";

export type CertificateToPrint = {
  readonly snapshot: CertificateSnapshot;
  readonly statement: string;
  /** The name of the PDF that it had and that the object store has no more; null: it never had one. */
  readonly lost: string | null;
};

/** What the job needs to set a certificate's PDF; null when there is no such certificate, or its PDF is there. */
export async function certificateToPrint(certificateId: string): Promise<CertificateToPrint | null> {
  const row = await db().certificate.findUnique({
    where: { id: certificateId },
    select: { snapshot: true, statement: true, pdfSha256: true },
  });
  if (row === null || (row.pdfSha256 !== null && (await hasObject(objectKey(row.pdfSha256))))) return null;
  return { snapshot: CertificateSnapshot.parse(row.snapshot), statement: row.statement, lost: row.pdfSha256 };
}
