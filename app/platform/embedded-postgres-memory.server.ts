import { totalmem } from "node:os";

const MEGABYTE = 1024 * 1024;
/** An eighth of the memory, for Node and the system's own cache of files need the rest; never more than keeps being useful. */
const [SHARE, LEAST, MOST] = [1 / 8, 128, 2_048];

/**
 * How much memory, in bytes, PostgreSQL is told that it may keep pages in, and how much it may expect the system to keep them in. With a nation's
 * ledger the fixed 128 MB of before made each line wait for pages to be thrown out (decisions/embedded-postgres-location.md).
 */
export function memorySettings(memory: number = memoryHere()): Readonly<Record<"shared_buffers" | "effective_cache_size", string>> {
  const megabytes = memory / MEGABYTE;
  return {
    shared_buffers: `${String(Math.round(Math.min(MOST, Math.max(LEAST, megabytes * SHARE))))}MB`,
    effective_cache_size: `${String(Math.round(Math.max(2 * LEAST, megabytes / 2)))}MB`,
  };
}

/** Of the machine, or of the container where that allows less. */
function memoryHere(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
