import { writeAudit } from "#app/data/audit.server.ts";
import { standingsNamedTo } from "#app/data/scope.server.ts";
import { insertStandingList, type Overseer } from "#app/data/standing-lists.server.ts";
import { idsBehind } from "#app/data/standing-people.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type OversightView, oversightSearch } from "#app/domain/compliance/oversight-view.ts";
import type { StandingListWish } from "#app/domain/compliance/standing-list-form.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { granted, refused, type Result } from "#app/domain/shared/result.ts";

/** Writes down that a page of the people behind a figure is opened and what for, for each of them; it is shown for this deed alone. */
export async function openStandingList(
  actor: Overseer,
  view: OversightView,
  wish: StandingListWish,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  const { jurisdiction } = actor;
  if (!can(actor, { verb: "list-standings", jurisdiction })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const { eventId, purpose, note, sort, page } = wish;
    const people = await idsBehind(tx, standingsNamedTo(actor), view, sort, page);
    if (!(await insertStandingList(tx, actor, wish, { form: "page", view, sort, page, people }, occasion))) return granted(null);
    const details = { purpose, note, jurisdiction, view: oversightSearch(view), page, people: people.length };
    await writeAudit(tx, [{ occasion, actor, deed: "standings-listed", subject: { kind: "standing-list", id: eventId }, details }]);
    return granted(null);
  });
}
