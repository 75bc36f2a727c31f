import { hash } from "node:crypto";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import type { LedgerDraft } from "#app/domain/credits/ledger-chain.ts";
import { CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { LedgerLine as LedgerRow } from "#app/platform/prisma/client.ts";

/** SHA-256 in hexadecimal, as the chain asks for it. */
export const sha256 = (text: string): string => hash("sha256", text);

/** A line that stands in the ledger, and whether it was written just now. */
export type Appended = { readonly line: LedgerLine; readonly isNew: boolean };

/**
 * Writes a line at the end of its practitioner's chain and gives it back. A cause that has a line already gives that line, unchanged
 * and `isNew: false`, so that nothing is ever awarded twice. Locks the practitioner's row until the transaction ends: numbers come
 * from a locked parent (R83), and other people's chains are not held up.
 */
export async function appendLedgerLine(tx: Tx, draft: LedgerDraft): Promise<Appended> {
  const [appended] = await appendLedgerLines(tx, [draft]);
  if (appended === undefined) throw new Error("The database answered with no line.");
  return appended;
}

type Placed = { id: string; sequence: number | null; previousHash: string; hash: string };

/**
 * The same for many lines, of one person or of many, in one statement: the answers stand in the order of the drafts, and a person's lines
 * in that order in their chain. For some thousands at a time.
 */
export async function appendLedgerLines(tx: Tx, drafts: readonly LedgerDraft[]): Promise<readonly Appended[]> {
  const placed = await tx.$queryRaw<Placed[]>`
    SELECT line_id::text AS id, placed_at AS sequence, after_hash AS "previousHash", line_hash AS hash
      FROM append_ledger_lines(${JSON.stringify(drafts)}::jsonb) ORDER BY place`;
  const appended: Appended[] = [];
  for (const [index, draft] of drafts.entries()) {
    const { id, sequence, previousHash, hash } = placed[index] as Placed;
    if (sequence === null) appended.push({ line: await loadLedgerLine(tx, id), isNew: false });
    else appended.push({ line: { ...draft, sequence, previousHash, hash }, isNew: true });
  }
  return appended;
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
