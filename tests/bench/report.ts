import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import type { Keystrokes } from "#tests/bench/keystroke.ts";
import type { Pace } from "#tests/bench/load.ts";
import type { PublicationFigures } from "#tests/bench/publication.ts";
import type { FirstVisit } from "#tests/bench/phone.ts";

type Measured = Pace & { readonly cpuMs: number; readonly databaseCpuMs: number; readonly peakMegabytes: readonly number[] };
export type Figures = Measured & { readonly name: string; readonly floor: Measured; readonly backlog?: number; readonly atRest?: Pace };
export type Report = {
  readonly figures: readonly Figures[];
  readonly publication: PublicationFigures | null;
  readonly phone: readonly (FirstVisit & { readonly language: string })[] | null;
  readonly keys: Keystrokes | null;
};

const FILE = join(import.meta.dirname, "..", "output", "bench.json");
const NAMES: Readonly<Record<string, string>> = {
  course: "Course page",
  lesson: "Lesson page",
  catalogue: "Catalogue search",
  quiz: "Quiz flow (25 events)",
  autosave: "Autosave (10,000 words)",
};

/** Prints the tables for README and writes the same as tests/output/bench.json. */
export async function writeReport(report: Report, args: readonly string[]): Promise<void> {
  const machine = `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}`;
  const made = {
    at: new Date().toISOString(),
    command: ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
    machine,
    commit: commit(),
  };
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify({ ...made, ...report }, null, 1)}\n`);
  const lines = [`${made.command}, ${made.at.slice(0, 10)}, commit ${made.commit}`, made.machine, ""];
  if (report.figures.length > 0) {
    lines.push(
      "| | a second | p50 ms | p95 ms | p99 ms | CPU ms, server | CPU ms, database | peak MB, each process | floor, a second | of the floor |",
      "|---|---|---|---|---|---|---|---|---|---|",
    );
    for (const one of report.figures) {
      const numbers = [
        one.perSecond.toFixed(one.perSecond < 100 ? 1 : 0),
        ...[one.p50, one.p95, one.p99].map((ms) => ms.toFixed(1)),
        one.cpuMs.toFixed(2),
        one.databaseCpuMs.toFixed(2),
        one.peakMegabytes.map((megabytes) => megabytes.toFixed(0)).join(" + "),
      ];
      const floor = [
        one.floor.perSecond.toFixed(one.floor.perSecond < 100 ? 1 : 0),
        `${((one.perSecond / one.floor.perSecond) * 100).toFixed(0)} %`,
      ];
      lines.push(`| ${[NAMES[one.name] ?? one.name, ...numbers, ...floor].join(" | ")} |`);
    }
    const atRest = report.figures.find((one) => one.atRest !== undefined)?.atRest;
    if (atRest !== undefined)
      lines.push(
        "",
        `Autosave, 16 authors who each save every two seconds: p50 ${atRest.p50.toFixed(1)} ms, p95 ${atRest.p95.toFixed(1)} ms, p99 ${atRest.p99.toFixed(1)} ms.`,
      );
    const backlog = report.figures.find((one) => one.backlog !== undefined)?.backlog;
    if (backlog !== undefined) lines.push("", `Certificates still to be made when the quiz flows ended: ${String(backlog)}.`);
    lines.push("");
  }
  if (report.publication !== null) {
    const { lessons, rows, megabytes, ms, floorMs } = report.publication;
    const middle = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
    lines.push(
      "| publication in three languages | lessons | rows | MB | first, ms | median, ms | most, ms | floor: the bare rows, median ms |",
      "|---|---|---|---|---|---|---|---|",
      `| an approved draft | ${[lessons, rows, megabytes.toFixed(1), ms[0]?.toFixed(0), middle(ms).toFixed(0), Math.max(...ms).toFixed(0), middle(floorMs).toFixed(0)].join(" | ")} |`,
      "",
    );
  }
  if (report.phone !== null) {
    lines.push(
      "| first visit at 400 kbit/s, 400 ms | text readable | kB before it | kB in all | second lesson, kB |",
      "|---|---|---|---|---|",
    );
    const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
    for (const visit of report.phone)
      lines.push(
        `| ${visit.language} | ${(visit.textMs / 1000).toFixed(2)} s | ${kilobytes(visit.bytesBeforeText)} | ${kilobytes(visit.bytesInAll)} | ${kilobytes(visit.bytesOfSecondLesson)} |`,
      );
  }
  if (report.keys !== null) {
    const { editor, floor, openMs } = report.keys;
    lines.push("", "| a key in 10,000 words | p50 ms | p95 ms | worst ms |", "|---|---|---|---|");
    for (const [name, one] of [
      ["the editor", editor],
      ["a bare editable element", floor],
    ] as const)
      lines.push(`| ${[name, ...[one.p50, one.p95, one.worst].map((ms) => ms.toFixed(1))].join(" | ")} |`);
    lines.push("", `The editor was there ${(openMs / 1000).toFixed(2)} s after its page was asked for.`);
  }
  process.stdout.write(`\n${lines.join("\n")}\n`);
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}
