import { CertificateSnapshot, type CertificateStatus, statusOf } from "#app/domain/credits/certificate.ts";
import { type Statement, readStatement } from "#app/domain/credits/signed-statement.ts";
import { CalendarDay, type Instant, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { verifyText } from "#app/platform/signing-keys.server.ts";

/** Everything anyone may learn from a certificate's code. */
export type VerifiedCertificate = {
  readonly status: CertificateStatus;
  /** The class of the reason, when revoked: error | misconduct | request. */
  readonly revokedReason: string | null;
  readonly revokedAt: Instant | null;
  /** The code of the certificate that took this one's place. */
  readonly replacedBy: string | null;
  readonly snapshot: CertificateSnapshot;
  /** As the registry has it today, beside what the certificate said when it was issued. */
  readonly licenceStateNow: "claimed" | "confirmed" | "refused" | null;
};

/** The certificate of a code (already in its canonical form), with all its facts and its status on that moment's day; null when there is none (R14). */
export async function verifiedCertificate(code: string, at: Instant): Promise<VerifiedCertificate | null> {
  const row = await db().certificate.findUnique({ where: { code } });
  if (row === null) return null;
  const snapshot = CertificateSnapshot.parse(row.snapshot);
  const revokedAt = row.revokedAt === null ? null : instantAt(row.revokedAt.getTime());
  const expiresOn = row.expiresOn === null ? null : CalendarDay.parse(row.expiresOn);
  const [replacement, licence] = await Promise.all([
    row.replacedById === null ? null : db().certificate.findUnique({ where: { id: row.replacedById }, select: { code: true } }),
    snapshot.licence === null
      ? null
      : db().licence.findFirst({
          where: { practitionerId: row.practitionerId, number: snapshot.licence.number, issuingBody: snapshot.licence.issuingBody },
          orderBy: { claimedAt: "desc" },
          select: { state: true },
        }),
  ]);
  return {
    status: statusOf({ revokedAt, replacedById: row.replacedById, expiresOn }, dayInBaghdad(at)),
    revokedReason: row.revokedReason,
    revokedAt,
    replacedBy: replacement?.code ?? null,
    snapshot,
    licenceStateNow: licence === null ? null : (licence.state as "claimed" | "confirmed" | "refused"),
  };
}

export type CheckedStatement =
  | {
      readonly outcome: "holds";
      readonly statement: Statement;
      /** By its own words, on the day it was judged. */ readonly expired: boolean;
    }
  | { readonly outcome: "malformed" | "forged" | "unknown-key" };

/** Judges the compact statement of a QR code by its signature alone, and by the day on it; the present key needs no database. */
export async function checkedStatement(compact: string, at: Instant): Promise<CheckedStatement> {
  const parts = readStatement(compact);
  if (!parts.ok) return { outcome: "malformed" };
  const verdict = await verifyText(parts.value.signedText, parts.value.keyId, parts.value.signature);
  if (verdict !== "holds") return { outcome: verdict };
  const { statement } = parts.value;
  const expiresOn = statement.x === null ? null : CalendarDay.parse(statement.x);
  const status = statusOf({ revokedAt: null, replacedById: null, expiresOn }, dayInBaghdad(at));
  return { outcome: "holds", statement, expired: status === "expired" };
}
