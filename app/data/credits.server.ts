import { hash } from "node:crypto";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { type LedgerDraft, nextLine } from "#app/domain/credits/ledger-chain.ts";
import { CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { LedgerLine as LedgerRow } from "#app/platform/prisma/client.ts";

/** SHA-256 in hexadecimal, as the chain asks for it. */
export const sha256 = (text: string): string => hash("sha256", text);

/**
 * Writes a line at the end of its practitioner's chain and gives it back. A cause that has a line already gives that line, unchanged
 * and `isNew: false`, so that nothing is ever awarded twice. Locks the practitioner's row until the transaction ends: numbers come
 * from a locked parent (R83), and other people's chains are not held up.
 */
export async function appendLedgerLine(tx: Tx, draft: LedgerDraft): Promise<{ line: LedgerLine; isNew: boolean }> {
  await tx.$queryRaw`SELECT id FROM practitioner WHERE id = ${draft.practitionerId}::uuid FOR UPDATE`;
  const [before] = await tx.$queryRaw<{ existing: string | null; sequence: number | null; hash: string | null }[]>`
    SELECT (SELECT id::text FROM credit_ledger WHERE cause = ${draft.cause}) AS existing, last.sequence, last.hash
      FROM (SELECT 1) one LEFT JOIN LATERAL (
           SELECT sequence, hash FROM credit_ledger WHERE practitioner_id = ${draft.practitionerId}::uuid ORDER BY sequence DESC LIMIT 1) last ON true`;
  if (before?.existing != null) return { line: await loadLedgerLine(tx, before.existing), isNew: false };
  const last = before?.sequence == null || before.hash === null ? null : { sequence: before.sequence, hash: before.hash };
  const line = nextLine(draft, last, sha256);
  await tx.ledgerLine.createMany({ data: [line] });
  return { line, isNew: true };
}

/** A row as the rules know it. */
export function toLine(row: LedgerRow): LedgerLine {
  return {
    ...row,
    practitionerId: row.practitionerId as PractitionerId,
    kind: row.kind as LedgerLine["kind"],
    courseVersionId: row.courseVersionId === null ? null : CourseVersionId.parse(row.courseVersionId),
    evidenceGrade: row.evidenceGrade as LedgerLine["evidenceGrade"],
    earnedOn: CalendarDay.parse(row.earnedOn),
    recordedAt: instantAt(row.recordedAt.getTime()),
  };
}

/** One line of the ledger; throws when there is none, for its id came from a row that names it. */
export async function loadLedgerLine(tx: Tx, id: string): Promise<LedgerLine> {
  return toLine(await tx.ledgerLine.findUniqueOrThrow({ where: { id } }));
}
