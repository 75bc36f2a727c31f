import { type VerdictOf, policyStandings } from "#app/data/policy-standing.server.ts";
import { COLUMNS, GRAINS, OF_ALL } from "#app/data/standing-grains.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { leastMissing } from "#app/domain/compliance/least-missing.ts";
import { type Dimension, DIMENSIONS } from "#app/domain/compliance/oversight-view.ts";
import { standingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { standingSummary } from "#app/domain/compliance/standing-summary.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/** Puts everybody down to be judged anew, once a day; what nobody is in any more leaves the sums. */
export async function beginStandingDay(tx: Tx, at: Instant): Promise<void> {
  const begun = await tx.standingDay.createMany({ data: [{ day: dayInBaghdad(at), begunAt: at }], skipDuplicates: true });
  if (begun.count === 0) return;
  await tx.standingSummary.deleteMany({ where: { people: 0 } });
  await tx.$executeRaw`
    INSERT INTO standing_due AS due (practitioner_id) SELECT id FROM practitioner ORDER BY id
      ON CONFLICT (practitioner_id) DO UPDATE SET times = due.times + 1`;
}

/** Some of those who are to be judged anew, after one of them in the order of their ids. */
export async function duePeople(tx: Tx, after: string, most: number): Promise<readonly string[]> {
  const rows = await tx.standingDue.findMany({
    where: { practitionerId: { gt: after } },
    orderBy: { practitionerId: "asc" },
    take: most,
    select: { practitionerId: true },
  });
  return rows.map(({ practitionerId }) => practitionerId);
}

/**
 * Judges people as of a day and keeps how they stand, with the sums that they are in. Holds their rows until the transaction ends, as
 * whoever writes a ledger line does: what is written meanwhile waits, and is due again. A record that was merged into another has no
 * standing of its own.
 */
export async function judgeAnew(tx: Tx, ids: readonly string[], day: CalendarDay): Promise<void> {
  const people = [...ids];
  await tx.$queryRaw`SELECT id FROM practitioner WHERE id = ANY(${people}::uuid[]) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`DELETE FROM standing_due WHERE practitioner_id = ANY(${people}::uuid[])`;
  const places = await placesOf(tx, people, day);
  const standings = await policyStandings(
    tx,
    places.map(({ practitioner_id }) => practitioner_id),
    day,
  );
  const rows = places.flatMap((place) => {
    const found = standings.get(place.practitioner_id);
    return found === undefined ? [] : [{ ...place, ...verdictOf(found, day), judged_on: day }];
  });
  await save(tx, people, rows);
}

/** Named as the columns are: PostgreSQL reads them from JSON. */
type Place = {
  readonly practitioner_id: string;
  readonly governorate: string;
  readonly directorate: string;
  readonly facility_id: string | null;
  readonly profession: string;
  readonly specialty: string | null;
  readonly sex: string | null;
  readonly facility_type: string;
  readonly setting: string | null;
};

function placesOf(tx: Tx, people: string[], day: CalendarDay): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    SELECT p.id::text AS practitioner_id, p.governorate, p.directorate, e.facility_id::text AS facility_id, p.profession, p.specialty, p.sex,
           p.facility_type, f.setting
      FROM practitioner p
      LEFT JOIN LATERAL (SELECT facility_id FROM employment_fact WHERE practitioner_id = p.id AND since <= ${day}
                          ORDER BY since DESC, recorded_at DESC, id LIMIT 1) e ON true
      LEFT JOIN facility f ON f.id = e.facility_id
     WHERE p.id = ANY(${people}::uuid[]) AND NOT EXISTS (SELECT FROM practitioner_merge m WHERE m.from_id = p.id)`;
}

function verdictOf({ policy, standing }: VerdictOf, day: CalendarDay) {
  const summary = standingSummary(standing);
  const cycle = standing.decidedBy === null ? undefined : standing.cycles[standing.decidedBy];
  const newest = policy.versions.at(-1);
  return {
    policy_id: newest?.id ?? "",
    policy_version: cycle?.policyVersion ?? newest?.version ?? "",
    cycle_from: cycle?.from ?? "",
    cycle_to: cycle?.to ?? "",
    state: standing.state,
    counted_hundredths: cycle?.countedHundredths ?? 0,
    required_hundredths: summary?.requiredHundredths ?? null,
    missing_hundredths: cycle === undefined ? 0 : leastMissing(cycle.measures),
    short_until: standingDeadline(standing, day)?.to ?? null,
  };
}

const KEY = Prisma.join([...DIMENSIONS.map((dimension) => COLUMNS[dimension]), Prisma.sql`cycle_to`, Prisma.sql`state`]);
const AT_EVERY_GRAIN = Prisma.join(
  Object.entries<readonly Dimension[]>(GRAINS).map(([grain, known]) => {
    const columns = DIMENSIONS.map((one) => (known.includes(one) ? COLUMNS[one] : Prisma.sql`${OF_ALL}::text AS ${COLUMNS[one]}`));
    return Prisma.sql`SELECT ${grain}::text AS grain, ${Prisma.join(columns)}, cycle_to, state, step FROM counted`;
  }),
  " UNION ALL ",
);

/** Takes the people out of the sums as they were, puts them in as they are, and keeps the rows: one statement, so that neither goes without the other. */
async function save(tx: Tx, people: string[], rows: readonly (Place & ReturnType<typeof verdictOf>)[]): Promise<void> {
  await tx.$executeRaw`
    WITH come AS (SELECT * FROM jsonb_populate_recordset(NULL::practitioner_standing, ${JSON.stringify(rows)}::jsonb)),
         moved AS (SELECT -1 AS step, g.* FROM practitioner_standing g WHERE practitioner_id = ANY(${people}::uuid[])
                   UNION ALL SELECT 1, c.* FROM come c),
         counted AS (SELECT governorate, directorate, coalesce(facility_id::text, '') AS facility, profession, coalesce(specialty, '') AS specialty,
                            coalesce(sex, '') AS sex, facility_type, coalesce(setting, '') AS setting, cycle_to, state, sum(step) AS step
                       FROM moved GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(step) <> 0),
         summed AS (
           INSERT INTO standing_summary AS s (grain, ${KEY}, people)
           SELECT grain, ${KEY}, sum(step) FROM (${AT_EVERY_GRAIN}) AS told_apart GROUP BY grain, ${KEY} HAVING sum(step) <> 0 ORDER BY grain, ${KEY}
               ON CONFLICT (grain, ${KEY}) DO UPDATE SET people = s.people + excluded.people),
         merged AS (DELETE FROM practitioner_standing WHERE practitioner_id = ANY(${people}::uuid[])
                       AND practitioner_id NOT IN (SELECT practitioner_id FROM come))
    INSERT INTO practitioner_standing AS kept SELECT * FROM come ORDER BY practitioner_id
        ON CONFLICT (practitioner_id) DO UPDATE SET
           (policy_id, policy_version, cycle_from, cycle_to, state, counted_hundredths, required_hundredths, missing_hundredths, governorate,
            directorate, facility_id, profession, specialty, sex, facility_type, setting, judged_on, short_until)
         = (excluded.policy_id, excluded.policy_version, excluded.cycle_from, excluded.cycle_to, excluded.state, excluded.counted_hundredths,
            excluded.required_hundredths, excluded.missing_hundredths, excluded.governorate, excluded.directorate, excluded.facility_id,
            excluded.profession, excluded.specialty, excluded.sex, excluded.facility_type, excluded.setting, excluded.judged_on, excluded.short_until)`;
}
