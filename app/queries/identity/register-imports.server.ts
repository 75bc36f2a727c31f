import { z } from "zod";
import { importsKeptBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { LineFault } from "#app/domain/identity/register/import-row.ts";
import { db } from "#app/platform/db.server.ts";

const PAGE = 50;
const STRIDE = 2000;

export const VERDICTS = ["new", "changed", "same", "refused", "uncertain"] as const;
export type Verdict = (typeof VERDICTS)[number];
export type ImportInList = {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly broughtAt: string;
  readonly finishedAt: string | null;
};
const CellsOrRow = z.union([z.object({ cells: z.array(z.string()) }), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))]);
const Changes = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));

/** A line, as the page shows it. */
export type ImportLine = {
  readonly line: number;
  readonly verdict: Verdict;
  readonly practitionerId: string | null;
  readonly matchedBy: string | null;
  readonly score: number | null;
  /** What names it: the name and number, or its first cells. */
  readonly label: string;
  readonly number: string | null;
  /** What it says of somebody who is new, by column. */
  readonly about: readonly (readonly [column: string, value: string])[];
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string }[];
  readonly reasons: readonly LineFault[];
  readonly applied: boolean;
};
export type ImportPage = ImportInList & {
  readonly format: string;
  readonly encoding: string | null;
  readonly bytes: number;
  readonly readBytes: number;
  readonly readThrough: number;
  readonly failure: { readonly code: string; readonly column: string | null } | null;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly applied: number;
  readonly pending: number;
  readonly ordered: boolean;
  readonly lines: readonly ImportLine[];
  readonly next: number | null;
};

/** The lists that were brought for the actor's jurisdiction, newest first. */
export async function registerImports(actor: Actor): Promise<readonly ImportInList[]> {
  const rows = await db().registerImport.findMany({ where: importsKeptBy(actor), orderBy: { broughtAt: "desc" }, take: 30 });
  return rows.map(inList);
}

function inList(row: { id: string; fileName: string; state: string; broughtAt: Date; finishedAt: Date | null }): ImportInList {
  const { id, fileName, state, broughtAt, finishedAt } = row;
  return { id, fileName, state, broughtAt: broughtAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

/** One of them with its lines, of one verdict where that is asked for, 50 at a time after a line; null: none that may be known. */
export async function registerImport(
  actor: Actor,
  importId: string,
  wish: { readonly verdict: Verdict | null; readonly after: number },
): Promise<ImportPage | null> {
  const row = await db().registerImport.findFirst({ where: { AND: [{ id: importId }, importsKeptBy(actor)] } });
  if (row === null) return null;
  const [groups, applied, pending, lines] = await Promise.all([
    db().registerImportLine.groupBy({ by: ["verdict"], where: { importId }, _count: { _all: true } }),
    db().registerImportLine.count({ where: { importId, appliedAt: { not: null } } }),
    db().registerImportLine.count({ where: { importId, appliedAt: null, verdict: { in: ["new", "changed"] } } }),
    db().registerImportLine.findMany({
      where: { importId, line: { gt: wish.after }, ...(wish.verdict === null ? {} : { verdict: wish.verdict }) },
      orderBy: { line: "asc" },
      take: PAGE + 1,
    }),
  ]);
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, groups.find((group) => group.verdict === verdict)?._count._all ?? 0]),
  );
  const failure = z
    .object({ code: z.string(), column: z.string().nullable().default(null) })
    .nullable()
    .parse(row.failure);
  const { format, encoding, bytes, readBytes, readThrough, orderedAt } = row;
  const shown = lines.slice(0, PAGE).map(lineFrom);
  return {
    ...inList(row),
    ...{ format, encoding, bytes, readBytes, readThrough, failure, applied, pending },
    ordered: orderedAt !== null,
    counts: counts as Record<Verdict, number>,
    lines: shown,
    next: lines.length > PAGE ? (shown.at(-1)?.line ?? null) : null,
  };
}

const ABOUT = ["profession", "directorate", "facility_name"] as const;

type LineRow = {
  readonly line: number;
  readonly verdict: string;
  readonly practitionerId: string | null;
  readonly matchedBy: string | null;
  readonly score: number | null;
  readonly content: unknown;
  readonly changes: unknown;
  readonly reasons: unknown;
  readonly appliedAt: Date | null;
};

function lineFrom({ line, verdict, practitionerId, matchedBy, score, content, changes, reasons, appliedAt }: LineRow): ImportLine {
  const said = CellsOrRow.parse(content);
  const cells = Array.isArray(said["cells"]) ? said["cells"] : null;
  const text = (key: string): string | null =>
    cells === null && typeof said[key as keyof typeof said] === "string" ? (said[key as keyof typeof said] as string) : null;
  return {
    ...{ line, practitionerId, matchedBy, score },
    verdict: verdict as Verdict,
    label: text("name_ar") ?? (cells ?? []).slice(0, 4).join(" · "),
    number: text("licence_number"),
    about: ABOUT.flatMap((column) => {
      const value = text(column);
      return value === null ? [] : [[column, value] as const];
    }),
    changes: Changes.parse(changes),
    reasons: z.array(LineFault).parse(reasons),
    applied: appliedAt !== null,
  };
}

/** The refused lines of an import with all their cells, one after the other; null: no import that may be known. */
export async function refusedLines(
  actor: Actor,
  importId: string,
): Promise<AsyncIterable<{ readonly line: number; readonly cells: readonly string[]; readonly reasons: readonly LineFault[] }> | null> {
  const row = await db().registerImport.findFirst({ where: { AND: [{ id: importId }, importsKeptBy(actor)] }, select: { id: true } });
  return row === null ? null : refusedOf(row.id);
}

async function* refusedOf(importId: string) {
  for (let last = 0; ;) {
    const rows = await db().registerImportLine.findMany({
      where: { importId, verdict: "refused", line: { gt: last } },
      orderBy: { line: "asc" },
      take: STRIDE,
    });
    for (const { line, content, reasons } of rows) {
      const said = CellsOrRow.parse(content);
      const cells = Array.isArray(said["cells"])
        ? said["cells"]
        : Object.values(said).map((value) => (value === null ? "" : String(value)));
      yield { line, cells, reasons: z.array(LineFault).parse(reasons) };
    }
    last = rows.at(-1)?.line ?? last;
    if (rows.length < STRIDE) return;
  }
}
