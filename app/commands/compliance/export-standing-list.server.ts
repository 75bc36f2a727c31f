import { writeAudit } from "#app/data/audit.server.ts";
import { standingsNamedTo } from "#app/data/scope.server.ts";
import { insertStandingList, type Overseer } from "#app/data/standing-lists.server.ts";
import { insertReadingsBehind } from "#app/data/standing-people.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type OversightView, oversightSearch } from "#app/domain/compliance/oversight-view.ts";
import type { StandingExportWish } from "#app/domain/compliance/standing-list-form.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { granted, refused, type Result } from "#app/domain/shared/result.ts";

/** A nation is 300,000 readings: longer than another deed, and it holds nobody up. */
const LONGEST_MS = 120_000;

/** Writes down that the people behind a figure are taken out as a file, and what for, for each of them; who asked, and nobody else, may then fetch it. */
export async function exportStandingList(
  actor: Overseer,
  view: OversightView,
  wish: StandingExportWish,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  const { jurisdiction } = actor;
  if (!can(actor, { verb: "list-standings", jurisdiction })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const { eventId, purpose, note, format } = wish;
    const list = { form: format, view, sort: "missing", page: 1, people: [] } as const;
    if (!(await insertStandingList(tx, actor, wish, list, occasion))) return granted(null);
    const people = await insertReadingsBehind(tx, standingsNamedTo(actor), view, eventId);
    const details = { purpose, note, jurisdiction, view: oversightSearch(view), format, people };
    await writeAudit(tx, [{ occasion, actor, deed: "standings-exported", subject: { kind: "standing-list", id: eventId }, details }]);
    return granted(null);
  }, LONGEST_MS);
}
