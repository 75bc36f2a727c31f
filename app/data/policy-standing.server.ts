import { type PolicyInUse, policyFor } from "#app/data/policies.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { assessStanding, type Standing } from "#app/domain/compliance/assess-standing.ts";
import { type CreditLine, factsOf, type RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";

/** How one person stands, and everything that it was judged by. */
export type PolicyStanding = {
  readonly policy: PolicyInUse;
  readonly facts: RegisterFacts;
  readonly lines: readonly CreditLine[];
  readonly standing: Standing;
};

/** The ledger lines of people as a policy looks at them: what a course is about comes from the version that was taken. */
async function creditLines(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CreditLine[]>> {
  const rows = await tx.$queryRaw<(CreditLine & { practitionerId?: string })[]>`
    SELECT l.practitioner_id::text AS "practitionerId", l.id::text AS id, l.sequence, l.amount_hundredths AS "amountHundredths",
           l.corrects_id::text AS "correctsId", l.earned_on AS "earnedOn", l.credit_type AS "creditType", l.category,
           coalesce(v.metadata -> 'topics', '[]'::jsonb) AS topics,
           CASE WHEN l.course_id IS NULL THEN 'other' ELSE 'online' END AS format, 'learner' AS role, l.evidence_grade AS grade,
           l.provider_id AS "providerId", l.course_id AS "activityId", NULL AS accreditor
      FROM credit_ledger l LEFT JOIN course_version v ON v.id = l.course_version_id
     WHERE l.practitioner_id = ANY(${[...ids]}::uuid[]) ORDER BY l.practitioner_id, l.sequence`;
  const lines = new Map<string, CreditLine[]>(ids.map((id) => [id, []]));
  for (const { practitionerId = "", ...line } of rows) lines.get(practitionerId)?.push(line);
  return lines;
}

type Registered = RegisterFacts & { readonly governorate: string };

/** What the register knows today; days of licence, leave and classes are not in it yet, and then nothing follows from them. */
async function registerFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Registered>> {
  const people = await tx.practitioner.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      profession: true,
      specialty: true,
      governorate: true,
      facilityType: true,
      licences: { select: { state: true, claimedAt: true, decidedAt: true } },
    },
  });
  return new Map(
    people.map(({ id, licences, profession, governorate, ...known }) => {
      const states = licences.map(({ state, claimedAt, decidedAt }) => ({
        state,
        from: dayInBaghdad(instantAt((decidedAt ?? claimedAt).getTime())),
        to: null,
      }));
      return [id, { ...factsOf(profession, { ...known, licenceStates: states }), governorate }];
    }),
  );
}

/** How people stand on a day, each by the policy of the region where they work; somebody who is not there has no entry. */
export async function policyStandings(tx: Tx, ids: readonly string[], day: CalendarDay): Promise<ReadonlyMap<string, PolicyStanding>> {
  const [facts, lines] = await Promise.all([registerFacts(tx, ids), creditLines(tx, ids)]);
  const standings = new Map<string, PolicyStanding>();
  for (const [id, known] of facts) {
    const policy = policyFor(known.governorate);
    const theirs = lines.get(id) ?? [];
    standings.set(id, { policy, facts: known, lines: theirs, standing: assessStanding(policy.history, theirs, known, day) });
  }
  return standings;
}

/** How one person stands on a day; null for somebody who is not there. */
export async function policyStanding(tx: Tx, practitionerId: PractitionerId, day: CalendarDay): Promise<PolicyStanding | null> {
  return (await policyStandings(tx, [practitionerId], day)).get(practitionerId) ?? null;
}
