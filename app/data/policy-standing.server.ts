import { type PolicyInUse, policiesFor } from "#app/data/policies.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { assessStanding, type Standing } from "#app/domain/compliance/assess-standing.ts";
import { PetitionContent } from "#app/domain/compliance/petition.ts";
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

/**
 * The ledger lines of people as a policy looks at them: what a course is about comes from the version that was taken, and whose credit an
 * external activity brought from the petition that was accepted.
 */
async function creditLines(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CreditLine[]>> {
  // One text for each person: a nation's lines come by tens of millions, and Prisma takes longer over a column than PostgreSQL over a line.
  const people = await tx.$queryRaw<{ id: string; lines: string }[]>`
    SELECT l.practitioner_id::text AS id,
           json_agg(json_build_object(
             'id', l.id, 'sequence', l.sequence, 'amountHundredths', l.amount_hundredths, 'correctsId', l.corrects_id, 'earnedOn', l.earned_on,
             'creditType', l.credit_type, 'category', l.category, 'topics', coalesce(v.metadata -> 'topics', '[]'::jsonb),
             'format', coalesce(p.content ->> 'format', CASE WHEN l.course_id IS NULL THEN 'other' ELSE 'online' END), 'role', 'learner', 'grade', l.evidence_grade,
             'providerId', l.provider_id, 'activityId', l.course_id, 'accreditor', p.content ->> 'accreditor') ORDER BY l.sequence)::text AS lines
      FROM credit_ledger l LEFT JOIN course_version v ON v.id = l.course_version_id LEFT JOIN petition p ON p.ledger_line_id = l.id
     WHERE l.practitioner_id = ANY(${[...ids]}::uuid[]) GROUP BY l.practitioner_id`;
  return new Map(people.map(({ id, lines }) => [id, JSON.parse(lines) as CreditLine[]]));
}

type Registered = RegisterFacts & { readonly governorate: string };

/** What the register knows today, and what officers granted; days of licence and classes are not in it yet, and then nothing follows from them. */
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
      petitions: { where: { kind: { in: ["relief", "appeal"] } }, select: { content: true, state: true, filedAt: true, decidedAt: true } },
    },
  });
  return new Map(
    people.map(({ id, licences, petitions, profession, governorate, ...known }) => {
      const { reliefs, appeals } = grantedIn(petitions);
      const states = licences.map(({ state, claimedAt, decidedAt }) => ({
        state,
        from: dayInBaghdad(instantAt((decidedAt ?? claimedAt).getTime())),
        to: null,
      }));
      return [id, { ...factsOf(profession, { ...known, licenceStates: states, reliefs, appeals }), governorate }];
    }),
  );
}

type Filed = { readonly content: unknown; readonly state: string; readonly filedAt: Date; readonly decidedAt: Date | null };

/** Leave that was granted, and reviews that run or were decided. */
function grantedIn(petitions: readonly Filed[]): Pick<RegisterFacts, "reliefs" | "appeals"> {
  const dayOf = (at: Date) => dayInBaghdad(instantAt(at.getTime()));
  const read = petitions.map(({ content, ...filed }) => ({ content: PetitionContent.parse(content), ...filed }));
  return {
    reliefs: read.flatMap(({ content, state }) => (content.kind === "relief" && state === "accepted" ? [content] : [])),
    appeals: read.flatMap(({ content, state, filedAt, decidedAt }) => {
      if (content.kind !== "appeal") return [];
      const outcome = state === "accepted" ? ("granted" as const) : ("refused" as const);
      const decision = decidedAt === null ? null : { on: dayOf(decidedAt), outcome };
      return [{ cycleFrom: content.cycleFrom, filedOn: dayOf(filedAt), decision }];
    }),
  };
}

/** How people stand on a day, each by the policy of the region where they work; somebody who is not there has no entry. */
export async function policyStandings(tx: Tx, ids: readonly string[], day: CalendarDay): Promise<ReadonlyMap<string, PolicyStanding>> {
  const [facts, lines] = await Promise.all([registerFacts(tx, ids), creditLines(tx, ids)]);
  const policies = await policiesFor(
    tx,
    [...facts.values()].map(({ governorate }) => governorate),
  );
  const standings = new Map<string, PolicyStanding>();
  for (const [id, known] of facts) {
    const policy = policies.get(known.governorate);
    if (policy === undefined) continue;
    const theirs = lines.get(id) ?? [];
    standings.set(id, { policy, facts: known, lines: theirs, standing: assessStanding(policy.history, theirs, known, day) });
  }
  return standings;
}

/** How one person stands on a day; null for somebody who is not there. */
export async function policyStanding(tx: Tx, practitionerId: PractitionerId, day: CalendarDay): Promise<PolicyStanding | null> {
  return (await policyStandings(tx, [practitionerId], day)).get(practitionerId) ?? null;
}
