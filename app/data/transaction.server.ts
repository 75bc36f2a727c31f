import { type Tx, db } from "#app/platform/db.server.ts";

export type { Tx } from "#app/platform/db.server.ts";

/** For a single statement, which is a transaction of its own. */
export function alone(): Tx {
  return db();
}

/** Deadlock, serialization failure, and Prisma's name for both: trying again is safe because nothing was written. */
const PASSING = new Set(["P2034", "40001", "40P01"]);

/** So long a deed may take, in milliseconds: it holds locks that others wait for. */
const LONGEST_MS = 20_000;

/**
 * One deed, one transaction: everything `work` writes is there afterwards, or nothing is.
 * A passing conflict with another transaction is tried up to three times in all; any other error is thrown.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, timeout = LONGEST_MS): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work, { maxWait: 10_000, timeout });
    } catch (error) {
      if (attempt === 3 || !PASSING.has(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
