import type pg from "pg";
import { tableFile } from "#app/http/table-file.server.ts";
import { LIST_COLUMNS, TABLE_FORMATS, type TableFormat } from "#app/domain/compliance/standing-list.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { everybodyBehind } from "#app/queries/compliance/standing-lists.server.ts";
import type { NationFigure } from "#tests/bench/nation.ts";

const REGISTRAR: Actor = { role: "registrar", accountId: AccountId.parse("00000000-0000-4000-8000-000000000001"), jurisdiction: "IQ" };
const EVERYBODY = { by: "governorate", where: {}, state: null } as const;
const MEGABYTE = 1024 * 1024;

type ExportFigure = { readonly format: TableFormat; readonly seconds: number; readonly grownBy: number };

/** Takes the list of everybody out as each kind of file, as the server would send it to who reads as fast as it comes: how long, and how much memory it took. */
async function measureExports(): Promise<readonly ExportFigure[]> {
  const figures: ExportFigure[] = [];
  for (const format of TABLE_FORMATS) {
    const before = process.memoryUsage.rss();
    let highest = before;
    const begun = performance.now();
    const batches = everybodyBehind(REGISTRAR, EVERYBODY);
    const table = { name: "bench", title: "Bench", columns: LIST_COLUMNS, batches, notes: [], notesTitle: "Notes", rightToLeft: false };
    const reply = tableFile(format, table);
    const reader = reply.body?.getReader();
    while ((await reader?.read())?.done === false) highest = Math.max(highest, process.memoryUsage.rss());
    figures.push({
      format,
      seconds: (performance.now() - begun) / 1000,
      grownBy: (highest - before) / MEGABYTE,
    });
  }
  return figures;
}

/** The line of the table, beside PostgreSQL's own reading of the same rows. */
export async function exported(database: pg.Client): Promise<NationFigure> {
  const figures = await measureExports();
  const product = figures
    .map(({ format, seconds, grownBy }) => `${format} ${seconds.toFixed(1)} s, ${grownBy.toFixed(0)} MB more`)
    .join("; ");
  const begun = performance.now();
  await database.query(
    "SELECT s.*, p.name_ar, p.name_latin, p.name_ckb FROM practitioner_standing s JOIN practitioner p ON p.id = s.practitioner_id",
  );
  const floor = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  return { what: "Everybody's standing as a file", target: "15 s, 300 MB", product, floor };
}
