import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { lockCertificate, markRevoked } from "#app/data/certificates.server.ts";
import { appendLedgerLine, loadLedgerLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { reversalOf } from "#app/domain/credits/reversal-of.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type RevocationReason = "error" | "misconduct" | "request";

/** Revokes a certificate and takes its credit back by a reversal line that names the award; the award itself stays readable. */
export async function revokeCertificate(
  actor: Actor,
  wish: { readonly code: string; readonly reason: RevocationReason; readonly explanation: string },
  occasion: Occasion,
): Promise<
  Result<{ reversalId: string }, "not-allowed" | "no-such-certificate" | "revoked-already" | "replaced-already" | "explanation-missing">
> {
  if (!can(actor, { verb: "revoke-certificate" })) return refused("not-allowed");
  if (wish.explanation.trim() === "") return refused("explanation-missing");
  return inTransaction(async (tx) => {
    const certificate = await lockCertificate(tx, wish.code);
    if (certificate === null) return refused("no-such-certificate");
    if (certificate.revokedAt !== null) return refused("revoked-already");
    // Its credit belongs to the certificate that took its place: that one is to be revoked.
    if (certificate.replacedById !== null) return refused("replaced-already");
    const award = await loadLedgerLine(tx, certificate.ledgerLineId);
    const { line } = await appendLedgerLine(tx, reversalOf(award, randomUUID(), wish.explanation.trim(), occasion.at));
    await markRevoked(tx, certificate.id, occasion.at, wish.reason);
    const who = { accountId: actor.accountId, role: actor.role };
    await writeAudit(tx, [
      {
        occasion,
        actor: who,
        deed: "certificate-revoked",
        subject: { kind: "certificate", id: certificate.id },
        details: { reason: wish.reason },
      },
      { occasion, actor: who, deed: "credit-reversed", subject: { kind: "ledger-line", id: line.id }, details: { corrects: award.id } },
    ]);
    return granted({ reversalId: line.id });
  });
}
