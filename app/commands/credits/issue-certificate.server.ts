import { randomUUID } from "node:crypto";
import { findCertificate, freshCode, insertCertificate, loadMakings, lockLedgerLine } from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Issues the certificate of an award, once (R13, R15): a second call for the same line answers with the first certificate.
 * Called by a job alone, never by a page. The snapshot freezes names, title, licence and credit as they are at this moment.
 */
export async function issueCertificate(
  ledgerLineId: string,
  occasion: Occasion,
): Promise<Result<{ certificateId: string; code: string }, "no-such-award">> {
  return inTransaction(async (tx) => {
    const makings = await loadMakings(tx, ledgerLineId);
    if (makings === null) return refused("no-such-award");
    // The ledger line's row is the lock of its certificate: two jobs for one line stand in a queue here.
    await lockLedgerLine(tx, ledgerLineId);
    const issued = await findCertificate(tx, ledgerLineId);
    if (issued !== null) return granted({ certificateId: issued.id, code: issued.code });

    const { line, practitioner, course } = makings;
    const snapshot: CertificateSnapshot = {
      schemaVersion: 1,
      code: freshCode(),
      language: makings.language,
      nameAr: practitioner.nameAr,
      nameLatin: practitioner.nameLatin,
      nameCkb: practitioner.nameCkb,
      profession: practitioner.profession,
      licence: makings.licence,
      providerName: makings.providerName,
      title: course.title,
      courseId: course.id,
      courseVersionNumber: course.versionNumber,
      ...(course.languages === undefined ? {} : { languages: course.languages }),
      format: "internet-enduring-material",
      location: null,
      completedOn: line.earnedOn,
      amountHundredths: line.amountHundredths,
      creditType: line.creditType,
      category: line.category,
      issuedAt: occasion.at,
      expiresOn: null,
    };
    const certificateId = randomUUID();
    await insertCertificate(tx, certificateId, ledgerLineId, line.practitionerId, snapshot);
    await writeAudit(tx, [
      { occasion, actor: null, deed: "certificate-issued", subject: { kind: "certificate", id: certificateId }, details: { ledgerLineId } },
    ]);
    return granted({ certificateId, code: snapshot.code });
  });
}
