import { exportsAskedBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import { type Instant, after } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** So long a list that was asked for can be fetched, again too where a line broke. */
const EXPORT_MS = 60 * 60_000;

/** What a list of names that the actor asked for within the hour is to hold; null: none of theirs. */
export async function registerExport(actor: Actor, exportId: string, format: "csv" | "xlsx", now: Instant): Promise<RegisterSearch | null> {
  const row = await db().registerExport.findFirst({
    where: { AND: [exportsAskedBy(actor), { id: exportId, format, askedAt: { gt: after(now, -EXPORT_MS) } }] },
  });
  return row === null ? null : RegisterSearch.parse(row.search);
}
