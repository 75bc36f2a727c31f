import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import { type OversightView, oversightSearch } from "#app/domain/compliance/oversight-view.ts";
import type { ListSort, TableFormat } from "#app/domain/compliance/standing-list.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Purpose } from "#app/domain/identity/register/reading-purpose.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Who may be shown names behind a figure. */
export type Overseer = ActorIn<"registrar"> | ActorIn<"auditor">;

type List = {
  readonly form: "page" | TableFormat;
  readonly view: OversightView;
  readonly sort: ListSort;
  readonly page: number;
  readonly people: readonly string[];
};

/** Writes that a list is opened or taken out, and for each person whom a page names that they were read; false: that was written under this id already. */
export async function insertStandingList(tx: Tx, actor: Overseer, wish: Purpose, list: List, { at }: Occasion): Promise<boolean> {
  const { accountId, role, jurisdiction } = actor;
  const reader = { accountId, role, jurisdiction, purpose: wish.purpose, note: wish.note };
  const { form, view, sort, page, people } = list;
  const { count } = await tx.standingList.createMany({
    data: [{ id: wish.eventId, ...reader, form, view: oversightSearch(view), sort, page, people: [...people], askedAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.recordReading.createMany({
    data: people.map((practitionerId) => ({ id: randomUUID(), practitionerId, ...reader, readAt: at, listId: wish.eventId })),
  });
  return true;
}
