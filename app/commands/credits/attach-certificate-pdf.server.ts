import { writeAudit } from "#app/data/audit.server.ts";
import { attachPdf, lockPdf, movePdf } from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/**
 * Ties the stored PDF to its certificate; `false` when another run of the job was first, whose PDF then stays. `lost`: the name of the
 * PDF that the object store has no more and that this one takes the place of; it may be the same.
 */
export async function attachCertificatePdf(
  certificateId: string,
  sha256: string,
  occasion: Occasion,
  lost: string | null = null,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const subject = { kind: "certificate", id: certificateId };
    if (lost !== null) {
      if ((await lockPdf(tx, certificateId)) !== lost) return false;
      // First the audit row: without it the database lets no PDF take another one's place.
      await writeAudit(tx, [{ occasion, actor: null, deed: "certificate-printed-again", subject, details: { sha256, lost } }]);
      await movePdf(tx, certificateId, sha256);
      return true;
    }
    const isFirst = await attachPdf(tx, certificateId, sha256);
    if (isFirst) await writeAudit(tx, [{ occasion, actor: null, deed: "certificate-printed", subject, details: { sha256 } }]);
    return isFirst;
  });
}
