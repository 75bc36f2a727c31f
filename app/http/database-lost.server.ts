import { someCause } from "#app/platform/causes.server.ts";

/** Codes of Prisma and of the driver for a database that does not answer, as opposed to one that answers with an error. */
const LOST = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  // It waited in vain for a lock: a table of the queue that is being repaired (platform/queue.server.ts).
  "55P03",
  "08000",
  "08001",
  "08003",
  "08006",
]);
const LOST_WORDS =
  /connection terminated|can't reach database|timeout exceeded when trying to connect|server has closed the connection|not queryable/i;

/** Whether the fault is that the database cannot be reached (asked of the error and of what caused it). */
export function isDatabaseLost(error: unknown): boolean {
  return someCause(
    error,
    ({ code, originalCode, message }) =>
      [code, originalCode].some((one) => typeof one === "string" && LOST.has(one)) ||
      (typeof message === "string" && LOST_WORDS.test(message)),
  );
}
