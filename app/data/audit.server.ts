import type { AuditEntry } from "#app/domain/audit/audit-entry.ts";
import type { Tx } from "#app/data/transaction.server.ts";

/** Writes audit rows in the transaction of the deed they tell of. */
export async function writeAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.auditEntry.createMany({
    data: entries.map((entry) => ({
      at: entry.occasion.at,
      accountId: entry.actor?.accountId ?? null,
      role: entry.actor?.role ?? null,
      deed: entry.deed,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      details: entry.details ?? {},
      requestId: entry.occasion.requestId,
    })),
  });
}
