import { lockCertificate, printCertificate } from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Has the PDF of a certificate made once more, for its holder or for whoever keeps the installation. The errand looks first: while the PDF
 * is there it does nothing, so that asking in vain or twice is harmless; what it stores it writes into the audit trail.
 */
export async function printCertificateAgain(
  asker: Actor | "installation",
  code: string,
): Promise<Result<null, "no-such-certificate" | "replaced-already">> {
  return inTransaction(async (tx) => {
    const certificate = await lockCertificate(tx, code);
    if (certificate === null) return refused("no-such-certificate");
    const { practitionerId, ledgerLineId, replacedById } = certificate;
    if (asker !== "installation" && !can(asker, { verb: "read-own-certificate", practitionerId })) return refused("no-such-certificate");
    if (replacedById !== null) return refused("replaced-already");
    await printCertificate(tx, ledgerLineId);
    return granted(null);
  });
}
