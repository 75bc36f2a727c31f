import { policyStanding } from "#app/data/policy-standing.server.ts";
import { type StandingDeadline, standingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { type AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What a clinician lacks in the cycle that ends on a day, judged now; null where they lack nothing any more, or are judged by another cycle. */
export async function standingToRemindOf(
  accountId: AccountId,
  cycleTo: CalendarDay,
  now: Instant,
): Promise<{ readonly deadline: StandingDeadline; readonly isInForce: boolean } | null> {
  const today = dayInBaghdad(now);
  const person = await db().practitioner.findUnique({ where: { accountId }, select: { id: true } });
  const judged = person === null ? null : await policyStanding(db(), PractitionerId.parse(person.id), today);
  const deadline = judged === null ? null : standingDeadline(judged.standing, today);
  if (judged === null || deadline?.to !== cycleTo) return null;
  return { deadline, isInForce: judged.policy.versions.at(-1)?.state === "in-force" };
}
