import { readFileSync, readdirSync, writeFileSync } from "node:fs";

/** The kernel counts processor time in hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process and those that it started have used so far, all their threads, those that ended too, in milliseconds. */
export function cpuMs(pid: number): number {
  return sum(
    familyOf(pid).map((one) => {
      // The program's name stands in brackets and may hold spaces: count from behind it. The last two are of children that ended.
      const [user, system, usersBefore, systemsBefore] = statOf(one).split(" ").slice(11, 15).map(Number);
      return ((user ?? 0) + (system ?? 0) + (usersBefore ?? 0) + (systemsBefore ?? 0)) * TICK_MS;
    }),
  );
}

/** The most memory that a process held at once since `forgetPeak`, in megabytes: of each in the family, the largest first. */
export function peakMegabytes(pid: number): readonly number[] {
  return familyOf(pid)
    .map((one) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(one)}/status`, "utf8"))?.[1]) / 1024)
    .sort((a, b) => b - a);
}

/** Lets the peaks be counted anew from here. */
export function forgetPeak(pid: number): void {
  for (const one of familyOf(pid)) writeFileSync(`/proc/${String(one)}/clear_refs`, "5");
}

/** The process and its children; a server and PostgreSQL have no grandchildren. */
function familyOf(pid: number): readonly number[] {
  const children = readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && Number(statOf(Number(name)).split(" ")[1]) === pid;
    } catch {
      // It ended while we looked.
      return false;
    }
  });
  return [pid, ...children.map(Number)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function statOf(pid: number): string {
  const line = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
  return line.slice(line.lastIndexOf(")") + 2);
}
