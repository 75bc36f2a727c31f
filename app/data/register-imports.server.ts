import { z } from "zod";
import { insertPieces } from "#app/data/register-file.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type LineFault, RegisterRow } from "#app/domain/identity/register/import-row.ts";
import type { LineChange, LineJudgement } from "#app/domain/identity/register/judge-line.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import { enqueue } from "#app/platform/queue.server.ts";

export type ImportState = "reading" | "previewed" | "applying" | "applied" | "stopped" | "failed";
/** An import, as commands need it. */
export type StoredImport = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly sha256: string;
  readonly format: string;
  readonly state: ImportState;
  readonly orderedBy: string | null;
  readonly readThrough: number;
};

const STORED = { id: true, jurisdiction: true, sha256: true, format: true, state: true, orderedBy: true, readThrough: true } as const;

const stored = (row: Omit<StoredImport, "state"> & { state: string }): StoredImport => ({ ...row, state: row.state as ImportState });

/** Writes an import with its file, and asks for it to be read. */
export async function insertImport(
  tx: Tx,
  actor: Actor & { readonly jurisdiction: string },
  wish: { readonly id: string; readonly fileName: string; readonly sha256: string; readonly format: string; readonly bytes: Uint8Array },
  { at }: Occasion,
): Promise<void> {
  const { bytes, ...named } = wish;
  await tx.registerImport.create({
    data: {
      ...named,
      bytes: bytes.length,
      jurisdiction: actor.jurisdiction,
      state: "reading",
      broughtBy: actor.accountId,
      broughtAt: at,
    },
  });
  await insertPieces(tx, wish.id, bytes);
  await enqueue(tx, "read-register-import", { importId: wish.id }, { key: `read-register-import ${wish.id}` });
}

/** The import with this id; null when there is none. */
export async function importById(tx: Tx, id: string): Promise<StoredImport | null> {
  const row = await tx.registerImport.findUnique({ where: { id }, select: STORED });
  return row === null ? null : stored(row);
}

/** The same, its row locked, so that two deeds about one import cannot pass each other. */
export async function lockImport(tx: Tx, id: string): Promise<StoredImport | null> {
  await tx.$queryRaw`SELECT 1 FROM register_import WHERE id = ${id}::uuid FOR UPDATE`;
  return importById(tx, id);
}

/** An import of this very file for this jurisdiction that is not at its end; null when there is none. */
export async function openImportOf(tx: Tx, jurisdiction: string, sha256: string): Promise<StoredImport | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`register-import ${jurisdiction} ${sha256}`}))`;
  const row = await tx.registerImport.findFirst({
    where: { jurisdiction, sha256, state: { in: ["reading", "previewed", "applying"] } },
    select: STORED,
  });
  return row === null ? null : stored(row);
}

/** One writer of the register at a time: two that know nothing of each other would give one number to two people. */
export async function lockRegister(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('register'))`;
}

/** A line that was read: what it says (its cells, where that cannot be told) and what it would do. */
export type ReadLine = {
  readonly line: number;
  readonly content: Json;
  readonly licenceKey: string | null;
  readonly judgement: LineJudgement;
};

/** Writes lines that were read, and how far the file is read with them. */
export async function insertLines(
  tx: Tx,
  importId: string,
  lines: readonly ReadLine[],
  progress: { readonly readThrough: number; readonly readBytes: number },
): Promise<void> {
  const rows = lines.map(({ line, content, licenceKey, judgement }) => ({ line, content, licenceKey, ...columnsOf(judgement) }));
  // As one value: Prisma's client takes longer over thousands of parameters than PostgreSQL over the lines.
  await tx.$executeRaw`
    INSERT INTO register_import_line
           (import_id, line, verdict, practitioner_id, licence_id, matched_by, score, candidates, content, changes, reasons, licence_key)
    SELECT ${importId}::uuid, line, verdict, "practitionerId", "licenceId", "matchedBy", score, candidates, content, changes, reasons, "licenceKey"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l
           (line int, verdict text, "practitionerId" uuid, "licenceId" uuid, "matchedBy" text, score int, candidates jsonb, content jsonb,
            changes jsonb, reasons jsonb, "licenceKey" text)`;
  await tx.registerImport.update({ where: { id: importId }, data: progress });
}

function columnsOf(judgement: LineJudgement) {
  const nothing = { practitionerId: null, licenceId: null, matchedBy: null, score: null, changes: [], reasons: [], candidates: null };
  switch (judgement.verdict) {
    case "new":
      return { ...nothing, verdict: "new" };
    case "refused":
      return { ...nothing, verdict: "refused", reasons: judgement.faults as unknown as Prisma.InputJsonArray };
    case "uncertain":
      return { ...nothing, verdict: "uncertain", candidates: judgement.candidates as unknown as Prisma.InputJsonArray };
    case "changed":
    case "same": {
      const { verdict, practitionerId, licenceId, score } = judgement;
      const changes = judgement.changes as unknown as Prisma.InputJsonArray;
      return { ...nothing, verdict, practitionerId, licenceId, score, changes, matchedBy: score === null ? "decision" : "licence" };
    }
  }
}

/** Which of these licences are in lines of the import already. */
export async function listedKeys(tx: Tx, importId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.registerImportLine.findMany({ where: { importId, licenceKey: { in: [...keys] } }, select: { licenceKey: true } });
  return new Set(rows.flatMap(({ licenceKey }) => (licenceKey === null ? [] : [licenceKey])));
}

/** Puts an import into another state. */
export async function setImport(
  tx: Tx,
  id: string,
  change: {
    readonly state: ImportState;
    readonly encoding?: string | null;
    readonly failure?: Record<string, string>;
    readonly orderedBy?: string;
    readonly orderedAt?: Instant;
    readonly finishedAt?: Instant | null;
  },
): Promise<void> {
  await tx.registerImport.update({ where: { id }, data: change });
}

/** Asks for what an import would change to be done. */
export async function askForApplying(tx: Tx, importId: string): Promise<void> {
  await enqueue(tx, "apply-register-import", { importId }, { key: `apply-register-import ${importId}` });
}

const Changes = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));

/** A line that waits to be applied. */
export type PendingLine = {
  readonly line: number;
  readonly verdict: "new" | "changed";
  readonly practitionerId: string | null;
  readonly row: RegisterRow;
  readonly changes: readonly LineChange[];
};

/** The next lines that wait to be applied, in their order. */
export async function pendingLines(tx: Tx, importId: string, most: number): Promise<readonly PendingLine[]> {
  const rows = await tx.registerImportLine.findMany({
    where: { importId, appliedAt: null, verdict: { in: ["new", "changed"] } },
    orderBy: { line: "asc" },
    take: most,
  });
  return rows.map(({ line, verdict, practitionerId, content, changes }) => ({
    line,
    verdict: verdict as PendingLine["verdict"],
    practitionerId,
    row: RegisterRow.parse(content),
    changes: Changes.parse(changes),
  }));
}

/** How many lines wait to be applied. */
export async function pendingCount(tx: Tx, importId: string): Promise<number> {
  return tx.registerImportLine.count({ where: { importId, appliedAt: null, verdict: { in: ["new", "changed"] } } });
}

/** Says of lines that they are done; whose they are where that is new. */
export async function markApplied(
  tx: Tx,
  importId: string,
  done: readonly { readonly line: number; readonly practitionerId: string }[],
  at: Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE register_import_line l SET applied_at = ${at}::timestamptz, practitioner_id = d."practitionerId"
      FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS d (line int, "practitionerId" uuid)
     WHERE l.import_id = ${importId}::uuid AND l.line = d.line`;
}

/** Gives a line another verdict than it was shown with. */
export async function judgeAnew(tx: Tx, importId: string, line: number, judgement: LineJudgement): Promise<void> {
  const { candidates, ...others } = columnsOf(judgement);
  const columns = { ...others, candidates: candidates ?? Prisma.DbNull };
  // A line that is refused gives its licence free for another; what it says stays.
  const free = judgement.verdict === "refused" ? { licenceKey: null } : {};
  await tx.registerImportLine.update({ where: { importId_line: { importId, line } }, data: { ...columns, ...free } });
}

/** An uncertain line, and whom it may be about; null when there is none, or it is decided. */
export async function uncertainLine(
  tx: Tx,
  importId: string,
  line: number,
): Promise<{ readonly row: RegisterRow; readonly candidates: readonly string[] } | null> {
  const found = await tx.registerImportLine.findUnique({ where: { importId_line: { importId, line } } });
  if (found?.verdict !== "uncertain") return null;
  const candidates = z.array(z.object({ id: z.uuid() })).parse(found.candidates);
  return { row: RegisterRow.parse(found.content), candidates: candidates.map(({ id }) => id) };
}

/** The refusal of a line that was shown as one thing and would be another by now. */
export const CHANGED_SINCE: LineJudgement = {
  verdict: "refused",
  faults: [{ code: "changed-since-preview", column: null } satisfies LineFault],
};
