import { someCause } from "#app/platform/causes.server.ts";

/** PostgreSQL without disk, memory or another resource (class 53, save for connections, which come back); a full disk or quota of ours. */
const FULL = new Set(["53000", "53100", "53200", "53400", "ENOSPC", "EDQUOT"]);
/** How object stores say the same. */
const FULL_STORE = new Set(["InsufficientStorage", "XMinioStorageFull", "QuotaExceeded"]);

export const STORAGE_FULL_STATUS = 507;

/** Whether the fault is that there is no room left where something was to be stored (asked of the error and of what caused it). */
export function isStorageFull(error: unknown): boolean {
  return someCause(error, ({ code, originalCode, name, $metadata }) => {
    const codes = [code, originalCode].filter((one) => typeof one === "string");
    return (
      codes.some((one) => FULL.has(one)) ||
      (typeof name === "string" && FULL_STORE.has(name)) ||
      $metadata?.httpStatusCode === STORAGE_FULL_STATUS
    );
  });
}
