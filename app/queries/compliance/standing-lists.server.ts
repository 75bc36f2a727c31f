import { standingListsAskedBy, standingsNamedTo } from "#app/data/scope.server.ts";
import { type Cell, countBehind, peopleBehind, rowsBehind } from "#app/data/standing-people.server.ts";
import { NOT_KNOWN, type OversightView, readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { LIST_SORTS, type ListSort, type PersonBehind, type TableFormat } from "#app/domain/compliance/standing-list.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A list is for one sitting: who comes back later says again what for. */
const PAGE_MS = 30 * 60_000;
/** So long a file that was asked for can be fetched, again too where a line broke. */
const FILE_MS = 60 * 60_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
const STRIDE = 5_000;

/** A page of people that was opened, and what for. */
export type OpenedList = {
  readonly purpose: string;
  readonly note: string;
  readonly sort: ListSort;
  readonly page: number;
  readonly people: readonly PersonBehind[];
};

/** How many people the actor may see by name behind a view; none where they may see no names. */
export async function peopleCount(actor: Actor, view: OversightView): Promise<number> {
  return countBehind(db(), standingsNamedTo(actor), view);
}

/** The name of the facility that a view chooses, by its id: no secret of anybody, but what is behind it is. */
export async function facilitiesIn({ where }: OversightView): Promise<Readonly<Record<string, string>>> {
  const id = where.facility;
  const facility = id === undefined || id === NOT_KNOWN ? null : await db().facility.findUnique({ where: { id }, select: { name: true } });
  return id === undefined || facility === null ? {} : { [id]: facility.name };
}

/** The page that the actor themselves opened within the half hour, as these people stand now; null: none of theirs. */
export async function openedList(actor: Actor, listId: string, now: Instant): Promise<OpenedList | null> {
  const row = await db().standingList.findFirst({
    where: { AND: [standingListsAskedBy(actor), { id: listId, form: "page", askedAt: { gt: after(now, -PAGE_MS) } }] },
  });
  if (row === null) return null;
  const sort = LIST_SORTS.find((one) => one === row.sort) ?? "missing";
  const { purpose, note, page } = row;
  return { purpose, note, sort, page, people: await peopleBehind(db(), standingsNamedTo(actor), row.people, sort) };
}

/** What a file that the actor themselves asked for within the hour is to hold; null: none of theirs. */
export async function exportedView(actor: Actor, listId: string, format: TableFormat, now: Instant): Promise<OversightView | null> {
  const row = await db().standingList.findFirst({
    where: { AND: [standingListsAskedBy(actor), { id: listId, form: format, askedAt: { gt: after(now, -FILE_MS) } }] },
  });
  return row === null ? null : readOversightView(new URLSearchParams(row.view));
}

/**
 * Those for whom the order of a list wrote a reading, and whom its view still counts and the actor may still see by name, as rows of LIST_COLUMNS,
 * some thousands in memory at a time. Who came into the view meanwhile is not in it: nobody is named of whom it was not written down.
 */
export async function* everybodyBehind(
  actor: Actor,
  list: { readonly listId: string; readonly view: OversightView },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let last = BEFORE_ALL; ;) {
    const batch = await rowsBehind(db(), standingsNamedTo(actor), list, last, STRIDE);
    if (batch.last === null) return;
    yield batch.rows;
    if (batch.rows.length < STRIDE) return;
    last = batch.last;
  }
}
