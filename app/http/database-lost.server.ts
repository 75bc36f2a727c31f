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
  "08000",
  "08001",
  "08003",
  "08006",
]);
const LOST_WORDS =
  /connection terminated|can't reach database|timeout exceeded when trying to connect|server has closed the connection|not queryable/i;

/** Whether the fault is that the database cannot be reached (asked of the error and of what caused it). */
export function isDatabaseLost(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth++) {
    const { code, message, cause, meta } = current as {
      code?: unknown;
      message?: unknown;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    if (typeof code === "string" && LOST.has(code)) return true;
    if (typeof message === "string" && LOST_WORDS.test(message)) return true;
    current = cause ?? meta?.driverAdapterError;
  }
  return false;
}
