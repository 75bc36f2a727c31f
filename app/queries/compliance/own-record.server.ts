import { accountNames } from "#app/data/petitions.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What was looked at: the record alone, a page of a list with others, or a list that left the house as a file. */
type ReadingKind = "record" | "list" | "file";

/** That somebody looked at the actor's record, in which role and for whom, what for, and what of it. */
export type ReadingShown = {
  readonly id: string;
  readonly by: string;
  readonly role: string;
  readonly jurisdiction: string;
  readonly purpose: string;
  readonly note: string;
  readonly at: Instant;
  readonly kind: ReadingKind;
};

/** Who looked at the actor's record, newest first. */
export async function ownReadings(actor: Actor): Promise<readonly ReadingShown[]> {
  const rows = await db().recordReading.findMany({ where: learningReadableBy(actor), orderBy: [{ readAt: "desc" }, { id: "asc" }] });
  const [names, pages] = await Promise.all([
    accountNames(
      db(),
      rows.map(({ accountId }) => accountId),
    ),
    pagesAmong(rows.flatMap(({ listId }) => (listId === null ? [] : [listId]))),
  ]);
  return rows.map(({ id, accountId, role, jurisdiction, purpose, note, readAt, listId }) => ({
    ...{ id, role, jurisdiction, purpose, note },
    by: names.get(accountId) ?? accountId,
    at: instantAt(readAt.getTime()),
    kind: listId === null ? "record" : pages.has(listId) ? "list" : "file",
  }));
}

/** Those of the lists that were pages; all others left the house as files. */
async function pagesAmong(listIds: readonly string[]): Promise<ReadonlySet<string>> {
  const pages = await db().standingList.findMany({ where: { id: { in: [...listIds] }, form: "page" }, select: { id: true } });
  return new Set(pages.map(({ id }) => id));
}

/** A table of somebody's data: rows of the same columns, as they are stored. */
export type RecordTable = { readonly name: string; readonly rows: readonly Readonly<Record<string, unknown>>[] };

/** Everything about the actor that a credit, a decision or a reading rests on, table by table, oldest first. */
export async function ownRecord(actor: Actor): Promise<readonly RecordTable[]> {
  const own = learningReadableBy(actor);
  const petition = { petition: own };
  const [ledger, certificates, petitions, decisions, evidence, readings] = await Promise.all([
    db().ledgerLine.findMany({ where: own, orderBy: { sequence: "asc" } }),
    db().certificate.findMany({ where: own, orderBy: { issuedAt: "asc" }, omit: { practitionerId: true } }),
    db().petition.findMany({ where: own, orderBy: { filedAt: "asc" } }),
    db().petitionStep.findMany({ where: petition, orderBy: { at: "asc" } }),
    db().petitionEvidence.findMany({ where: petition, orderBy: { addedAt: "asc" } }),
    ownReadings(actor),
  ]);
  return [
    { name: "ledger", rows: ledger },
    { name: "certificates", rows: certificates },
    { name: "claims", rows: petitions },
    { name: "decisions", rows: decisions },
    { name: "evidence", rows: evidence },
    { name: "readings", rows: readings.toReversed() },
  ];
}
