import { linesToJudge } from "#app/data/lines-to-judge.server.ts";
import { type PolicyInUse, policiesFor, policyFor } from "#app/data/policies.server.ts";
import { registerFacts } from "#app/data/register-facts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { assessStanding, type Standing } from "#app/domain/compliance/assess-standing.ts";
import { reachOf } from "#app/domain/compliance/lines-in-reach.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** How one person stands, and everything that it was judged by. */
export type PolicyStanding = {
  readonly policy: PolicyInUse;
  readonly facts: RegisterFacts;
  readonly lines: readonly CreditLine[];
  readonly standing: Standing;
};

/**
 * Somebody's ledger lines as a policy looks at them: what a course is about comes from the version that was taken, and whose credit an
 * external activity brought from the petition that was accepted.
 */
async function creditLines(tx: Tx, id: PractitionerId): Promise<readonly CreditLine[]> {
  // One text: Prisma takes longer over a column than PostgreSQL over a line.
  const [found] = await tx.$queryRaw<{ lines: string | null }[]>`
    SELECT json_agg(json_build_object(
             'id', l.id, 'sequence', l.sequence, 'amountHundredths', l.amount_hundredths, 'correctsId', l.corrects_id, 'earnedOn', l.earned_on,
             'creditType', l.credit_type, 'category', l.category, 'topics', coalesce(v.metadata -> 'topics', '[]'::jsonb),
             'format', coalesce(p.content ->> 'format', CASE WHEN l.course_id IS NULL THEN 'other' ELSE 'online' END), 'role', 'learner', 'grade', l.evidence_grade,
             'providerId', l.provider_id, 'activityId', l.course_id, 'accreditor', p.content ->> 'accreditor') ORDER BY l.sequence)::text AS lines
      FROM credit_ledger l LEFT JOIN course_version v ON v.id = l.course_version_id LEFT JOIN petition p ON p.ledger_line_id = l.id
     WHERE l.practitioner_id = ${id}::uuid`;
  return found?.lines == null ? [] : (JSON.parse(found.lines) as CreditLine[]);
}

/** How one person stands on a day, by the policy of the region where they work, from their whole ledger; null for somebody who is not there. */
export async function policyStanding(tx: Tx, practitionerId: PractitionerId, day: CalendarDay): Promise<PolicyStanding | null> {
  const [facts, lines] = await Promise.all([registerFacts(tx, [practitionerId]), creditLines(tx, practitionerId)]);
  const known = facts.get(practitionerId);
  if (known === undefined) return null;
  const policy = await policyFor(tx, known.governorate);
  return { policy, facts: known, lines, standing: assessStanding(policy.history, lines, known, day) };
}

/** How somebody stands, without the credits that are out of every policy's reach. */
export type VerdictOf = { readonly policy: PolicyInUse; readonly standing: Pick<Standing, "state" | "decidedBy" | "cycles"> };

/**
 * How many people stand on a day: for each the state and the cycles that `policyStanding` says, from what is needed for it alone.
 * Credits are named by their numbers in the chain. Somebody who is not there has no entry.
 */
export async function policyStandings(tx: Tx, ids: readonly string[], day: CalendarDay): Promise<ReadonlyMap<string, VerdictOf>> {
  const facts = await registerFacts(tx, ids);
  const policies = await policiesFor(
    tx,
    [...facts.values()].map(({ governorate }) => governorate),
  );
  const reach = reachOf(
    [...policies.values()].flatMap(({ versions }) => versions),
    day,
  );
  const lines = await linesToJudge(tx, ids, reach);
  const standings = new Map<string, VerdictOf>();
  for (const [id, known] of facts) {
    const policy = policies.get(known.governorate);
    if (policy === undefined) continue;
    standings.set(id, { policy, standing: assessStanding(policy.history, lines.get(id) ?? [], known, day) });
  }
  return standings;
}
