import { standingsCountedFor } from "#app/data/scope.server.ts";
import { endingSoon, standingSums, standingTrend, TREND_DIMENSIONS } from "#app/data/standing-sums.server.ts";
import { isShareHidden, oversightTable, type OversightTable, sumsNeeded, type Sums } from "#app/domain/compliance/oversight-table.ts";
import { DIMENSIONS, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { cellsOf } from "#app/domain/compliance/standing-cells.ts";
import { isSmall, toTens } from "#app/domain/compliance/suppression.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type CalendarDay, dayInBaghdad, daysAfter, firstOfMonth, type Instant, monthsAfter } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { installationFact } from "#app/platform/installation-facts.server.ts";

/** How far ahead it is looked for cycles that end, in days. */
export const DAYS_AHEAD = [30, 60, 120] as const;
const MONTHS_BACK = 12;

/** On a day, of those of whom something is asked, what share has done it: in hundredths, as it is drawn. */
type TrendPoint = { readonly day: CalendarDay; readonly percent: number };

export type Oversight = {
  readonly table: OversightTable;
  /** Where people are still to be judged anew, the day on which everybody was put down to be; else now. */
  readonly asOf: CalendarDay | Instant | null;
  /** null: the course of months does not know what was chosen; hidden: it would tell what the table does not. */
  readonly trend: readonly TrendPoint[] | "hidden" | null;
  /** By each of DAYS_AHEAD, to the nearest ten; null: too few, or not shown with what was chosen. */
  readonly ending: readonly (number | null)[];
  /** The names of the facilities that the view names. */
  readonly facilities: Readonly<Record<string, string>>;
};

/** How people stand within the actor's jurisdiction, as a view asks: never a figure about few people, nor one that tells such a figure. */
export async function oversight(actor: Actor, view: OversightView, now: Instant): Promise<Oversight> {
  const scope = standingsCountedFor(actor);
  const today = dayInBaghdad(now);
  const needed = [...sumsNeeded(view)];
  const found = await Promise.all(needed.map(([by, wheres]) => standingSums(db(), scope, by, wheres)));
  const key = (by: string, where: OversightView["where"]) => `${by} ${JSON.stringify(DIMENSIONS.map((one) => where[one] ?? null))}`;
  const sums = new Map(needed.flatMap(([by, wheres], place) => wheres.map((where, at) => [key(by, where), found[place]?.[at]] as const)));
  const lookUp: Sums = (by, where) => sums.get(key(by, where)) ?? new Map();
  const table = oversightTable(view, lookUp);
  const [asOf, facilities] = await Promise.all([asOfNow(now), facilityNames(view, table)]);
  if (!table.shown) return { table, asOf, facilities, trend: null, ending: [] };
  const isKept = scope.body === null && DIMENSIONS.every((one) => view.where[one] === undefined || TREND_DIMENSIONS.includes(one));
  // Today's share is the last of the months': where the table hides what it is made of, they would tell it.
  const isHidden = isShareHidden(table.total);
  const [trend, ending] = await Promise.all([
    isKept && !isHidden ? standingTrend(db(), scope, view.where, monthsUntil(today)) : null,
    endingSoon(
      db(),
      scope,
      view.where,
      today,
      DAYS_AHEAD.map((days) => daysAfter(today, days)),
    ),
  ]);
  const points = isKept && isHidden ? ("hidden" as const) : trend === null ? null : pointsOf(trend);
  return { table, asOf, facilities, trend: points, ending: ending.map(toTens) };
}

/** Whether people were drawn here whom nobody should take for real ones. */
export async function holdsMadeUpPeople(): Promise<boolean> {
  const drawn = await installationFact("demo-nation");
  return drawn !== null && drawn !== "left-out";
}

function monthsUntil(today: CalendarDay): readonly string[] {
  const first = firstOfMonth(today);
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => monthsAfter(first, back - MONTHS_BACK).slice(0, 7));
}

function pointsOf(trend: Awaited<ReturnType<typeof standingTrend>>): readonly TrendPoint[] {
  return trend.flatMap(({ day, counts }) => {
    const { people, fulfilled, "nothing-asked": unasked } = cellsOf(counts);
    const asked = people - unasked;
    // A share of few people, or that all but a few have, is no more shown than their number.
    if (asked === 0 || [asked, fulfilled, asked - fulfilled].some(isSmall)) return [];
    return [{ day, percent: Math.round((100 * fulfilled) / asked) }];
  });
}

async function asOfNow(now: Instant): Promise<CalendarDay | Instant | null> {
  const [due, day] = await Promise.all([
    db().standingDue.findFirst({ select: { practitionerId: true } }),
    db().standingDay.findFirst({ orderBy: { day: "desc" }, select: { day: true } }),
  ]);
  if (day === null) return null;
  return due === null ? now : (day.day as CalendarDay);
}

async function facilityNames({ by, where }: OversightView, table: OversightTable): Promise<Readonly<Record<string, string>>> {
  const listed = by === "facility" && table.shown ? table.rows.map(({ value }) => value) : [];
  const ids = [...listed, ...(where.facility === undefined ? [] : [where.facility])].filter((id) => id.includes("-"));
  if (ids.length === 0) return {};
  const rows = await db().facility.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** What can be taken for credit in a language: how many courses, how many hours in hundredths, and of these without a line. */
export type Supply = {
  readonly profession: string;
  readonly language: string;
  readonly courses: number;
  readonly hundredths: number;
  readonly offlineHundredths: number;
};

/** The courses that are published and credited on a day, by profession and by the languages in which they can be taken as a whole. */
export async function creditSupply(today: CalendarDay): Promise<readonly Supply[]> {
  return db().$queryRaw<Supply[]>`
    SELECT profession, language, count(*)::int AS courses, sum(hundredths)::int AS hundredths,
           coalesce(sum(hundredths) FILTER (WHERE works_offline), 0)::int AS "offlineHundredths"
      FROM (SELECT p AS profession, e.language, e.maximum_hundredths AS hundredths, e.works_offline
              FROM catalogue_entry e, unnest(e.professions) AS p
             WHERE e.language = ANY(e.languages) AND e.expires_on >= ${today} AND e.maximum_hundredths > 0) AS offered
     GROUP BY 1, 2 ORDER BY 1, 2`;
}
