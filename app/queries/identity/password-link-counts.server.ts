import { resetHolder } from "#app/data/password-resets.server.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Whether a mailed link still counts. Looking does not use it up (R29): mail programs follow links before people do. */
export async function passwordLinkCounts(token: string, now: Instant): Promise<boolean> {
  return (await resetHolder(db(), token, now)) !== null;
}
