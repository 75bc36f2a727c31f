import { readFileSync, readdirSync, writeFileSync } from "node:fs";

/** The kernel counts processor time in hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process has used so far, all its threads, in milliseconds. */
export function cpuMs(pid: number): number {
  // The program's name stands in brackets and may hold spaces: count from behind it.
  const fields = statOf(pid).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same for PostgreSQL: its postmaster and every process below it. */
export function databaseCpuMs(postmaster: number): number {
  let sum = 0;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (Number(name) === postmaster || Number(statOf(Number(name)).split(" ")[1]) === postmaster) sum += cpuMs(Number(name));
    } catch {
      // It ended while we looked.
    }
  }
  return sum;
}

/** The most memory that a process held at once since `forgetPeak`, in megabytes. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** Lets the peak be counted anew from here. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${String(pid)}/clear_refs`, "5");
}

function statOf(pid: number): string {
  const line = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
  return line.slice(line.lastIndexOf(")") + 2);
}
