import { writeAudit } from "#app/data/audit.server.ts";
import { type OpenedFile, openFile } from "#app/data/register-file.server.ts";
import {
  type ReadLine,
  type StoredImport,
  importById,
  insertLines,
  listedKeys,
  lockImport,
  setImport,
} from "#app/data/register-imports.server.ts";
import { fillRegisterKeys, peopleForRows } from "#app/data/register-people.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { type ColumnPlaces, readHeader } from "#app/domain/identity/register/import-columns.ts";
import { type LineFault, type RegisterRow, readRow } from "#app/domain/identity/register/import-row.ts";
import { type LineJudgement, judgeLine } from "#app/domain/identity/register/judge-line.ts";
import { licenceKeyOf } from "#app/domain/identity/register/licence-number.ts";
import type { TableRow } from "#app/domain/shared/csv-rows.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Read and judged together; a stop is heard, and a run that was killed loses, no more than this. */
const BATCH = 500;
const MOST_LINES = 500_000;

/**
 * Reads a list line by line and writes what each would do; nothing of the register changes. A run that was killed is taken up where it
 * ended, and one that was stopped ends.
 */
export async function readRegisterImport(importId: string, now: () => Instant): Promise<void> {
  const found = await importById(alone(), importId);
  if (found?.state !== "reading") return;
  while ((await inTransaction(fillRegisterKeys)) > 0);
  const file = await openFile(alone(), importId, found.format);
  const ended = await readLines(found, file);
  if (ended === "stopped") return;
  if (ended !== null) return fail(importId, ended, now);
  await inTransaction(async (tx) => {
    if ((await lockImport(tx, importId))?.state !== "reading") return;
    await setImport(tx, importId, { state: "previewed", encoding: file.encoding, finishedAt: now() });
  });
}

type Failure = { readonly code: string; readonly column?: string };

/** null: to the end. */
async function readLines(found: StoredImport, file: OpenedFile): Promise<"stopped" | Failure | null> {
  let places: ColumnPlaces | null = null;
  let batch: TableRow[] = [];
  let count = 0;
  for await (const row of file.rows) {
    if (places === null) {
      const header = readHeader(row.cells ?? []);
      if (!header.ok) return { ...header.refusal };
      places = header.value;
      continue;
    }
    count += 1;
    if (count > MOST_LINES) return { code: "too-many-lines" };
    if (row.line <= found.readThrough) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    if (!(await judgeBatch(found, places, batch, file.readBytes()))) return "stopped";
    batch = [];
  }
  const fault = file.fault();
  if (fault !== null) return { code: fault };
  if (places === null) return { code: "nothing-in-it" };
  if (batch.length > 0 && !(await judgeBatch(found, places, batch, file.readBytes()))) return "stopped";
  return count === 0 ? { code: "nothing-in-it" } : null;
}

/** Whether the import still wants to be read. */
async function judgeBatch(
  { id, jurisdiction }: StoredImport,
  places: ColumnPlaces,
  batch: readonly TableRow[],
  readBytes: number,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockImport(tx, id);
    if (locked?.state !== "reading") return false;
    const fresh = batch.filter(({ line }) => line > locked.readThrough);
    const read = fresh.map((row) => ({ ...row, said: saidBy(row, places) }));
    const rows = read.flatMap(({ said }) => ("row" in said ? [said.row] : []));
    const people = await peopleForRows(tx, rows);
    const known = new Map(rows.map((row, index) => [row, people[index] ?? []]));
    const listed = new Set(
      await listedKeys(
        tx,
        id,
        rows.map(({ issuing_body, licence_number }) => licenceKeyOf(issuing_body, licence_number)),
      ),
    );
    const lines = read.map(({ line, cells, said }): ReadLine => {
      if (!("row" in said)) return refusedLine(line, cells, said.faults);
      const licenceKey = licenceKeyOf(said.row.issuing_body, said.row.licence_number);
      if (listed.has(licenceKey)) return refusedLine(line, cells, [{ code: "twice-in-file", column: "licence_number" }]);
      const judgement: LineJudgement = judgeLine(jurisdiction, said.row, known.get(said.row) ?? []);
      if (judgement.verdict === "refused") return refusedLine(line, cells, judgement.faults);
      listed.add(licenceKey);
      return { line, content: { ...said.row }, licenceKey, judgement };
    });
    await insertLines(tx, id, lines, { readThrough: batch.at(-1)?.line ?? 0, readBytes });
    return true;
  });
}

function saidBy(row: TableRow, places: ColumnPlaces): { readonly row: RegisterRow } | { readonly faults: readonly LineFault[] } {
  if (row.cells === null) return { faults: [{ code: "unreadable", column: null }] };
  const read = readRow(row.cells, places);
  return read.ok ? { row: read.value } : { faults: read.refusal };
}

/** A refused line is kept as it came, to be given back and mended; of what may not be stored a mark stays. */
function refusedLine(line: number, cells: readonly string[] | null, faults: readonly LineFault[]): ReadLine {
  const kept = (cells ?? []).slice(0, 60).map((cell) => (isPlainText(cell) ? cell.slice(0, 300) : "\uFFFD"));
  return { line, content: { cells: kept }, licenceKey: null, judgement: { verdict: "refused", faults } };
}

async function fail(importId: string, failure: Failure, now: () => Instant): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await lockImport(tx, importId))?.state !== "reading") return;
    const occasion = { at: now(), requestId: null };
    await setImport(tx, importId, { state: "failed", failure: { ...failure }, finishedAt: occasion.at });
    const subject = { kind: "register-import", id: importId };
    await writeAudit(tx, [{ occasion, actor: null, deed: "register-import-ended", subject, details: { failed: failure.code } }]);
  });
}
