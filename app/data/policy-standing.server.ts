import { type PolicyInUse, policyFor } from "#app/data/policies.server.ts";
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
 * The ledger lines of one person as a policy looks at them: what a course is about comes from the version that was taken, and whose credit
 * an external activity brought from the petition that was accepted.
 */
function creditLines(tx: Tx, practitionerId: PractitionerId): Promise<CreditLine[]> {
  return tx.$queryRaw<CreditLine[]>`
    SELECT l.id::text AS id, l.sequence, l.amount_hundredths AS "amountHundredths", l.corrects_id::text AS "correctsId",
           l.earned_on AS "earnedOn", l.credit_type AS "creditType", l.category, coalesce(v.metadata -> 'topics', '[]'::jsonb) AS topics,
           coalesce(p.content ->> 'format', CASE WHEN l.course_id IS NULL THEN 'other' ELSE 'online' END) AS format, 'learner' AS role,
           l.evidence_grade AS grade, l.provider_id AS "providerId", l.course_id AS "activityId", p.content ->> 'accreditor' AS accreditor
      FROM credit_ledger l LEFT JOIN course_version v ON v.id = l.course_version_id LEFT JOIN petition p ON p.ledger_line_id = l.id
     WHERE l.practitioner_id = ${practitionerId}::uuid ORDER BY l.sequence`;
}

/** What the register knows today, and what officers granted; days of licence and classes are not in it yet, and then nothing follows from them. */
async function registerFacts(tx: Tx, practitionerId: PractitionerId): Promise<(RegisterFacts & { governorate: string }) | null> {
  const person = await tx.practitioner.findUnique({
    where: { id: practitionerId },
    select: {
      profession: true,
      specialty: true,
      governorate: true,
      facilityType: true,
      licences: { select: { state: true, claimedAt: true, decidedAt: true } },
      petitions: { where: { kind: { in: ["relief", "appeal"] } }, select: { content: true, state: true, filedAt: true, decidedAt: true } },
    },
  });
  if (person === null) return null;
  const { licences, petitions, profession, governorate, ...known } = person;
  const { reliefs, appeals } = grantedIn(petitions);
  const states = licences.map(({ state, claimedAt, decidedAt }) => ({
    state,
    from: dayInBaghdad(instantAt((decidedAt ?? claimedAt).getTime())),
    to: null,
  }));
  return { ...factsOf(profession, { ...known, licenceStates: states, reliefs, appeals }), governorate };
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

/** How a person stands on a day, by the policy of the region where they work; null for somebody who is not there. */
export async function policyStanding(tx: Tx, practitionerId: PractitionerId, day: CalendarDay): Promise<PolicyStanding | null> {
  const [facts, lines] = await Promise.all([registerFacts(tx, practitionerId), creditLines(tx, practitionerId)]);
  if (facts === null) return null;
  const policy = policyFor(facts.governorate);
  return { policy, facts, lines, standing: assessStanding(policy.history, lines, facts, day) };
}
