import { writeAudit } from "#app/data/audit.server.ts";
import { attachPdf } from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Ties the stored PDF to its certificate; `false` when another run of the job was first, whose PDF then stays. */
export async function attachCertificatePdf(certificateId: string, sha256: string, occasion: Occasion): Promise<boolean> {
  return inTransaction(async (tx) => {
    const isFirst = await attachPdf(tx, certificateId, sha256);
    if (isFirst) {
      const subject = { kind: "certificate", id: certificateId };
      await writeAudit(tx, [{ occasion, actor: null, deed: "certificate-printed", subject, details: { sha256 } }]);
    }
    return isFirst;
  });
}
