import { readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { cpuMs } from "#tests/bench/process-meter.ts";

/** One line of the table: what the product takes, and the bare SQL beside it in the same run. */
export type NationFigure = {
  readonly what: string;
  readonly target: string;
  readonly product: string;
  readonly floor: string;
  /** Seconds of processor, of this process and PostgreSQL together, for the product and for the floor: what a busy machine changes least. */
  readonly processor: string;
  /** How many processes wanted a core in the last minute. */
  readonly load: string;
};

/** Does it and says how long it took, on the clock and of the processors; the database is on this machine. */
export async function measured<T>(database: pg.Client, work: () => Promise<T>): Promise<{ value: T; ms: number; cpu: number }> {
  const { rows } = await database.query<{ data_directory: string }>("SHOW data_directory");
  const postmaster = Number((await readFile(join(rows[0]?.data_directory ?? "", "postmaster.pid"), "utf8")).split("\n")[0]);
  const used = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 + cpuMs(postmaster);
  const [begun, before] = [performance.now(), used()];
  const value = await work();
  return { value, ms: performance.now() - begun, cpu: used() - before };
}

/** How many processes wanted a core in the last minute. */
export const loadNow = () => (loadavg()[0] ?? 0).toFixed(1);
/** Milliseconds as a figure of seconds. */
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** The product and the bare SQL, one after the other. */
export async function both<P, F>(database: pg.Client, ofProduct: () => Promise<P>, ofFloor: () => Promise<F>) {
  const product = await measured(database, ofProduct);
  const load = loadNow();
  const floor = await measured(database, ofFloor);
  return { product, floor, processor: `${seconds(product.cpu)} / ${seconds(floor.cpu)}`, load };
}
