import { attachPdf } from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";

/** Ties the stored PDF to its certificate; `false` when another run of the job was first, whose PDF then stays. */
export async function attachCertificatePdf(certificateId: string, sha256: string): Promise<boolean> {
  return inTransaction((tx) => attachPdf(tx, certificateId, sha256));
}
