import { randomUUID } from "node:crypto";
import type pg from "pg";
import { exportStandingList } from "#app/commands/compliance/export-standing-list.server.ts";
import type { Overseer } from "#app/data/standing-lists.server.ts";
import { tableFile } from "#app/http/table-file.server.ts";
import { LIST_COLUMNS, TABLE_FORMATS, type TableFormat } from "#app/domain/compliance/standing-list.ts";
import type { OversightView } from "#app/domain/compliance/oversight-view.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { everybodyBehind } from "#app/queries/compliance/standing-lists.server.ts";

/** Between the two, everybody. */
const REGISTRARS = ["IQ", "IQ-KR"].map(
  (jurisdiction) => ({ role: "registrar", accountId: AccountId.parse("00000000-0000-4000-8000-000000000001"), jurisdiction }) as const,
);
const EVERYBODY: OversightView = { by: "governorate", where: {}, state: null } as const;
const MEGABYTE = 1024 * 1024;

export type ExportFigure = { readonly format: TableFormat; readonly seconds: number; readonly megabytes: number; readonly grownBy: number };

/**
 * Takes the list of everybody out as each kind of file, as the server would send it to who reads as fast as it comes: how long, how large, and
 * how much memory it took. That it is ordered, which writes a reading for each of them, is a deed of its own.
 */
export async function measureExports(): Promise<readonly ExportFigure[]> {
  const figures: ExportFigure[] = [];
  const lists = REGISTRARS.map((registrar) => ({ registrar, listId: randomUUID() }));
  for (const { registrar, listId } of lists) {
    const wish = { eventId: listId, purpose: "compliance", note: "", format: "csv" } as const;
    await exportStandingList(registrar, EVERYBODY, wish, { at: instantAt(Date.now()), requestId: null });
  }
  for (const format of TABLE_FORMATS) {
    const before = process.memoryUsage.rss();
    let [bytes, highest] = [0, before];
    const begun = performance.now();
    const batches = everybody(lists);
    const table = { name: "bench", title: "Bench", columns: LIST_COLUMNS, batches, notes: [], notesTitle: "Notes", rightToLeft: false };
    const reply = tableFile(format, table);
    for await (const piece of reply.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      highest = Math.max(highest, process.memoryUsage.rss());
    }
    figures.push({
      format,
      seconds: (performance.now() - begun) / 1000,
      megabytes: bytes / MEGABYTE,
      grownBy: (highest - before) / MEGABYTE,
    });
  }
  return figures;
}

async function* everybody(lists: readonly { readonly registrar: Overseer; readonly listId: string }[]) {
  for (const { registrar, listId } of lists) yield* everybodyBehind(registrar, { listId, view: EVERYBODY });
}

/** The floor beside it: PostgreSQL's own copy of the same rows. */
export async function copiedRows(database: pg.Client): Promise<number> {
  const begun = performance.now();
  await database.query(
    `SELECT s.*, p.name_ar, p.name_latin, p.name_ckb FROM practitioner_standing s JOIN practitioner p ON p.id = s.practitioner_id`,
  );
  return (performance.now() - begun) / 1000;
}
