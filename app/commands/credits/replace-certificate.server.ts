import { randomUUID } from "node:crypto";
import { updateNames } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import {
  freshCode,
  insertCertificate,
  lockCertificate,
  lockLedgerLine,
  markReplaced,
  printCertificate,
} from "#app/data/certificates.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type CertificateCorrection, correctedSnapshot } from "#app/domain/credits/corrected-snapshot.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ReplaceRefusal =
  "not-allowed" | "no-such-certificate" | "revoked-already" | "replaced-already" | "explanation-missing" | "nothing-corrected";

/**
 * Issues a certificate anew for the same ledger line, with the holder's names or the course's title corrected. The old one stays
 * readable and names its successor; the names are corrected in the register as well, so that the next certificate bears them.
 */
export async function replaceCertificate(
  actor: Actor,
  wish: { readonly code: string; readonly correction: CertificateCorrection; readonly explanation: string },
  occasion: Occasion,
): Promise<Result<{ code: string }, ReplaceRefusal>> {
  if (!can(actor, { verb: "replace-certificate" })) return refused("not-allowed");
  const explanation = wish.explanation.trim();
  if (explanation === "") return refused("explanation-missing");
  return inTransaction(async (tx) => {
    const old = await lockCertificate(tx, wish.code);
    if (old === null) return refused("no-such-certificate");
    if (old.revokedAt !== null) return refused("revoked-already");
    if (old.replacedById !== null) return refused("replaced-already");
    const snapshot = correctedSnapshot(old.snapshot, wish.correction, freshCode(), occasion.at);
    if (!snapshot.ok) return snapshot;
    await lockLedgerLine(tx, old.ledgerLineId);
    const id = randomUUID();
    await markReplaced(tx, old.id, id);
    await insertCertificate(tx, id, old.ledgerLineId, old.practitionerId, snapshot.value);
    await printCertificate(tx, old.ledgerLineId);
    const { nameAr, nameLatin, nameCkb } = wish.correction;
    const isRenamed = await updateNames(tx, old.practitionerId, { nameAr, nameLatin, nameCkb });
    const who = { accountId: actor.accountId, role: actor.role };
    await writeAudit(tx, [
      {
        occasion,
        actor: who,
        deed: "certificate-replaced",
        subject: { kind: "certificate", id: old.id },
        details: { replacedBy: id, explanation },
      },
      {
        occasion,
        actor: who,
        deed: "certificate-issued",
        subject: { kind: "certificate", id },
        details: { ledgerLineId: old.ledgerLineId },
      },
      ...(isRenamed
        ? [
            {
              occasion,
              actor: who,
              deed: "profile-changed" as const,
              subject: { kind: "practitioner", id: old.practitionerId },
              details: { nameAr, nameLatin, nameCkb },
            },
          ]
        : []),
    ]);
    return granted({ code: snapshot.value.code });
  });
}
