import { randomBytes } from "node:crypto";
import { CertificateSnapshot, certificateCode } from "#app/domain/credits/certificate.ts";
import { compactStatement, statementOf, textToSign } from "#app/domain/credits/signed-statement.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { toLine } from "#app/data/credits.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { signText, signingKeyId } from "#app/platform/signing-keys.server.ts";

/** What a certificate is made of. */
export type CertificateMakings = {
  readonly line: LedgerLine;
  readonly language: Language;
  readonly practitioner: {
    readonly nameAr: string;
    readonly nameLatin: string;
    readonly nameCkb: string | null;
    readonly profession: string;
    readonly accountId: string | null;
  };
  readonly licence: CertificateSnapshot["licence"];
  readonly course: {
    readonly id: string;
    readonly versionNumber: number;
    readonly title: CertificateSnapshot["title"];
    readonly languages: CertificateSnapshot["languages"];
  };
  readonly providerName: CertificateSnapshot["providerName"];
};

/** The certificate of a ledger line that counts, when there is one: the latest, where one was replaced. */
export async function findCertificate(tx: Tx, ledgerLineId: string): Promise<{ id: string; code: string } | null> {
  return tx.certificate.findFirst({ where: { ledgerLineId, replacedById: null }, select: { id: true, code: true } });
}

/** Everything the certificate of an award says, as it is now; null when the line is no award for a course. */
export async function loadMakings(tx: Tx, ledgerLineId: string): Promise<CertificateMakings | null> {
  const row = await tx.ledgerLine.findUnique({
    where: { id: ledgerLineId },
    include: { practitioner: { include: { account: { select: { language: true } }, licences: { orderBy: { claimedAt: "asc" } } } } },
  });
  if (row?.courseVersionId == null || row.kind !== "award") return null;
  const version = await tx.courseVersion.findUniqueOrThrow({
    where: { id: row.courseVersionId },
    include: { course: { include: { provider: true } } },
  });
  const { practitioner, ...lineRow } = row;
  const { provider } = version.course;
  const licence =
    practitioner.licences.find((held) => held.state === "confirmed") ?? practitioner.licences.find((held) => held.state === "claimed");
  const metadata = CourseMetadata.parse(version.metadata);
  return {
    line: toLine(lineRow),
    language: Language.catch("ar").parse(practitioner.account?.language),
    practitioner,
    licence:
      licence === undefined
        ? null
        : { number: licence.number, issuingBody: licence.issuingBody, state: licence.state === "confirmed" ? "confirmed" : "claimed" },
    course: { id: version.courseId, versionNumber: version.number, title: metadata.title, languages: metadata.languages },
    providerName: { ar: provider.nameAr, ckb: provider.nameCkb, en: provider.nameEn },
  };
}

/** A code that no certificate has yet: 55 random bits; the unique index has the last word. */
export function freshCode(): string {
  return certificateCode(randomBytes(11));
}

/** Writes the certificate with its signed statement; throws when its ledger line has one already (R13). */
export async function insertCertificate(
  tx: Tx,
  id: string,
  ledgerLineId: string,
  practitionerId: string,
  snapshot: CertificateSnapshot,
): Promise<void> {
  const keyId = await signingKeyId();
  const text = textToSign(statementOf(snapshot), keyId);
  await tx.certificate.create({
    data: {
      id,
      code: snapshot.code,
      practitionerId,
      ledgerLineId,
      language: snapshot.language,
      snapshot,
      statement: compactStatement(text, await signText(text)),
      keyId,
      issuedAt: snapshot.issuedAt,
      expiresOn: snapshot.expiresOn,
    },
  });
}

/** Ties the stored PDF to the certificate, once; a second PDF for the same certificate is refused by the database. */
export async function attachPdf(tx: Tx, certificateId: string, sha256: string): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({ where: { id: certificateId, pdfSha256: null }, data: { pdfSha256: sha256 } });
  return count === 1;
}

/** Locks a certificate and tells the name of its PDF; null when it has none. */
export async function lockPdf(tx: Tx, certificateId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ sha256: string | null }[]>`
    SELECT pdf_sha256 AS sha256 FROM certificate WHERE id = ${certificateId}::uuid FOR UPDATE`;
  return rows[0]?.sha256 ?? null;
}

/** Ties another PDF to the certificate in the place of one that was lost, as the audit trail of this transaction has it. */
export async function movePdf(tx: Tx, certificateId: string, sha256: string): Promise<void> {
  await tx.certificate.update({ where: { id: certificateId }, data: { pdfSha256: sha256 } });
}

/** A certificate as it stands, its row locked. */
export type LockedCertificate = {
  readonly id: string;
  readonly revokedAt: string | null;
  readonly replacedById: string | null;
  readonly ledgerLineId: string;
  readonly practitionerId: PractitionerId;
  readonly snapshot: CertificateSnapshot;
};

/** Locks a certificate and tells how it stands. */
export async function lockCertificate(tx: Tx, code: string): Promise<LockedCertificate | null> {
  await tx.$queryRaw`SELECT id FROM certificate WHERE code = ${code} FOR UPDATE`;
  const row = await tx.certificate.findUnique({
    where: { code },
    select: { id: true, revokedAt: true, replacedById: true, ledgerLineId: true, practitionerId: true, snapshot: true },
  });
  return row === null
    ? null
    : {
        ...row,
        revokedAt: row.revokedAt === null ? null : instantAt(row.revokedAt.getTime()),
        practitionerId: PractitionerId.parse(row.practitionerId),
        snapshot: CertificateSnapshot.parse(row.snapshot),
      };
}

/** Marks a certificate as replaced by one that is written later in the same transaction. */
export async function markReplaced(tx: Tx, id: string, replacedById: string): Promise<void> {
  await tx.certificate.update({ where: { id }, data: { replacedById } });
}

/** Marks a certificate as revoked, with its reason class. */
export async function markRevoked(tx: Tx, id: string, at: string, reason: string): Promise<void> {
  await tx.certificate.update({ where: { id }, data: { revokedAt: at, revokedReason: reason } });
}

/** Holds a ledger line until the transaction ends: the queue in which two jobs for one certificate stand. */
export async function lockLedgerLine(tx: Tx, ledgerLineId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM credit_ledger WHERE id = ${ledgerLineId}::uuid FOR UPDATE`;
}

/** Asks for the PDF of the certificate of a ledger line that counts, in the caller's transaction; asked twice, it is made once. */
export async function printCertificate(tx: Tx, ledgerLineId: string): Promise<void> {
  await enqueue(tx, "issue-certificate", { ledgerLineId }, { key: printKey(ledgerLineId) });
}

/** Under which name the errand waits that makes the PDF of a ledger line's certificate once more. */
export function printKey(ledgerLineId: string): string {
  return `print-certificate ${ledgerLineId}`;
}
