import type { CountedScope } from "#app/data/scope.server.ts";
import { COLUMNS, grainFor } from "#app/data/standing-grains.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Dimension, DIMENSIONS, NOT_KNOWN } from "#app/domain/compliance/oversight-view.ts";
import type { Where } from "#app/domain/compliance/oversight-table.ts";
import type { StateCounts } from "#app/domain/compliance/standing-cells.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/** Each person as the summary counts them, with the end of their cycle. */
const PEOPLE = Prisma.sql`(
  SELECT practitioner_id, state, cycle_to, governorate, directorate, coalesce(facility_id::text, '') AS facility, profession,
         coalesce(specialty, '') AS specialty, coalesce(sex, '') AS sex, facility_type, coalesce(setting, '') AS setting, 1 AS people
    FROM practitioner_standing) AS counted`;

/**
 * What is counted for a scope where people are told apart by these. The sums know no issuing body, for somebody may hold licences of
 * several: a body's members are counted one by one.
 */
function sourceFor({ governorates, directorate, body }: CountedScope, dimensions: readonly Dimension[]): Prisma.Sql {
  if (body !== null) return PEOPLE;
  const ofScope = [governorates === null ? [] : ["governorate" as const], directorate === null ? [] : ["directorate" as const]].flat();
  return Prisma.sql`(SELECT * FROM standing_summary WHERE grain = ${grainFor([...dimensions, ...ofScope])}) AS counted`;
}

function within({ governorates, directorate, body }: CountedScope): Prisma.Sql {
  return Prisma.sql`(${governorates === null} OR governorate = ANY(${governorates ?? []}::text[]))
    AND (${directorate}::text IS NULL OR directorate = ${directorate})
    ${
      body === null
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT FROM licence l WHERE l.practitioner_id = counted.practitioner_id AND l.issuing_body = ${body})`
    }`;
}

function chosen(where: Where): Prisma.Sql {
  const conditions = Object.entries(where).map(
    ([dimension, value]) => Prisma.sql`${COLUMNS[dimension as Dimension]} = ${value === NOT_KNOWN ? "" : value}`,
  );
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

const dimensionsIn = (where: Where) => DIMENSIONS.filter((dimension) => where[dimension] !== undefined);

/** How many people of the scope stand how, by each value of a dimension, under each of several choices; in their order. */
export async function standingSums(
  tx: Tx,
  scope: CountedScope,
  by: Dimension,
  wheres: readonly Where[],
): Promise<readonly ReadonlyMap<string, StateCounts>[]> {
  const sums = wheres.map((where) => Prisma.sql`coalesce(sum(people) FILTER (WHERE ${chosen(where)}), 0)::int`);
  const any = Prisma.join(
    wheres.map((where) => Prisma.sql`(${chosen(where)})`),
    " OR ",
  );
  const source = sourceFor(scope, [by, ...wheres.flatMap(dimensionsIn)]);
  // Of all the country's facilities only those are wanted that the first, which is the narrowest of the choices, names.
  const [narrowest = {}] = wheres;
  const named =
    by === "facility"
      ? Prisma.sql`AND facility IN (SELECT facility FROM ${source} WHERE ${within(scope)} AND ${chosen(narrowest)})`
      : Prisma.empty;
  const rows = await tx.$queryRaw<{ value: string; state: StandingState; sums: number[] }[]>`
    SELECT ${COLUMNS[by]} AS value, state, ARRAY[${Prisma.join(sums)}] AS sums
      FROM ${source} WHERE ${within(scope)} AND (${any}) ${named} GROUP BY 1, 2`;
  return wheres.map((_, place) => {
    const found = new Map<string, StateCounts>();
    for (const { value, state, sums: counts } of rows) {
      const people = counts[place] ?? 0;
      const name = value === "" ? NOT_KNOWN : value;
      if (people !== 0) found.set(name, { ...found.get(name), [state]: people });
    }
    return found;
  });
}

/** How many of the scope have not done what a cycle asks that ends from a day on and by each of some later days. */
export async function endingSoon(
  tx: Tx,
  scope: CountedScope,
  where: Where,
  from: CalendarDay,
  until: readonly CalendarDay[],
): Promise<readonly number[]> {
  const sums = until.map((day) => Prisma.sql`coalesce(sum(people) FILTER (WHERE cycle_to <= ${day}), 0)::int`);
  const [row] = await tx.$queryRaw<{ sums: number[] }[]>`
    SELECT ARRAY[${Prisma.join(sums)}] AS sums FROM ${sourceFor(scope, dimensionsIn(where))}
     WHERE state NOT IN ('met', 'exempt', 'deferred', 'nothing-asked') AND cycle_to >= ${from} AND ${within(scope)} AND ${chosen(where)}`;
  return row?.sums ?? [];
}

/** What the trend can be asked about. */
export const TREND_DIMENSIONS: readonly Dimension[] = ["governorate", "directorate", "profession"];

/** How many stood how on the last day of each of some months that was kept, oldest first; a month is its first seven letters. */
export async function standingTrend(
  tx: Tx,
  scope: CountedScope,
  where: Where,
  months: readonly string[],
): Promise<readonly { readonly day: CalendarDay; readonly counts: StateCounts }[]> {
  const rows = await tx.$queryRaw<{ day: CalendarDay; state: StandingState; people: number }[]>`
    SELECT day, state, sum(people)::int AS people FROM standing_trend AS counted
     WHERE day = ANY(ARRAY(SELECT (SELECT max(day) FROM standing_trend WHERE day >= month || '-01' AND day <= month || '-31')
                             FROM unnest(${[...months]}::text[]) AS month))
       AND ${within({ ...scope, body: null })} AND ${chosen(where)}
     GROUP BY 1, 2 ORDER BY 1`;
  const found = new Map<CalendarDay, StateCounts>();
  for (const { day, state, people } of rows) found.set(day, { ...found.get(day), [state]: people });
  return [...found].map(([day, counts]) => ({ day, counts }));
}

/** Keeps how a day ended, once and once only, when everybody has been judged on it. */
export async function keepStandingTrend(tx: Tx, day: CalendarDay): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO standing_trend (day, governorate, directorate, profession, state, people)
    SELECT ${day}, governorate, directorate, profession, state, sum(people) FROM standing_summary
     WHERE grain = ${grainFor(TREND_DIMENSIONS)} AND NOT EXISTS (SELECT FROM standing_trend WHERE day = ${day}) AND EXISTS (SELECT FROM standing_day WHERE day = ${day})
       AND NOT EXISTS (SELECT FROM practitioner_standing WHERE judged_on <> ${day})
     GROUP BY 2, 3, 4, 5 HAVING sum(people) > 0 ORDER BY 2, 3, 4, 5
    ON CONFLICT DO NOTHING`;
}
