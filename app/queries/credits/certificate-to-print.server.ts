import { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { db } from "#app/platform/db.server.ts";

/** What the job needs to set a certificate's PDF; null when there is no such certificate, or it has its PDF. */
export async function certificateToPrint(certificateId: string): Promise<{ snapshot: CertificateSnapshot; statement: string } | null> {
  const row = await db().certificate.findUnique({
    where: { id: certificateId },
    select: { snapshot: true, statement: true, pdfSha256: true },
  });
  if (row === null || row.pdfSha256 !== null) return null;
  return { snapshot: CertificateSnapshot.parse(row.snapshot), statement: row.statement };
}
