import type pg from "pg";
import { tableFile } from "#app/http/table-file.server.ts";
import { LIST_COLUMNS, TABLE_FORMATS, type TableFormat } from "#app/domain/compliance/standing-list.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { everybodyBehind } from "#app/queries/compliance/standing-lists.server.ts";

const REGISTRAR: Actor = { role: "registrar", accountId: AccountId.parse("00000000-0000-4000-8000-000000000001"), jurisdiction: "IQ" };
const EVERYBODY = { by: "governorate", where: {}, state: null } as const;
const MEGABYTE = 1024 * 1024;

export type ExportFigure = { readonly format: TableFormat; readonly seconds: number; readonly megabytes: number; readonly grownBy: number };

/** Takes the list of everybody out as each kind of file, as the server would send it to who reads as fast as it comes: how long, how large, and how much memory it took. */
export async function measureExports(): Promise<readonly ExportFigure[]> {
  const figures: ExportFigure[] = [];
  for (const format of TABLE_FORMATS) {
    const before = process.memoryUsage.rss();
    let [bytes, highest] = [0, before];
    const begun = performance.now();
    const batches = everybodyBehind(REGISTRAR, EVERYBODY);
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

/** The floor beside it: PostgreSQL's own copy of the same rows. */
export async function copiedRows(database: pg.Client): Promise<number> {
  const begun = performance.now();
  await database.query(
    `SELECT s.*, p.name_ar, p.name_latin, p.name_ckb FROM practitioner_standing s JOIN practitioner p ON p.id = s.practitioner_id`,
  );
  return (performance.now() - begun) / 1000;
}
