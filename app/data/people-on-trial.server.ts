import { linesToJudge } from "#app/data/lines-to-judge.server.ts";
import { type Registered, registerFacts } from "#app/data/register-facts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy, type PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import { reachOf } from "#app/domain/compliance/lines-in-reach.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { CreditLine } from "#app/domain/compliance/register-facts.ts";
import { type Compared, verdictIn } from "#app/domain/compliance/simulation.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** Somebody of the register with all that a trial needs of them. */
export type PersonOnTrial = {
  readonly id: string;
  readonly sex: string;
  readonly facts: Registered;
  readonly lines: readonly CreditLine[];
};

/** What is compared: the versions that judge, those of the trial, and the day. */
export type Comparison = { readonly judging: readonly Policy[]; readonly tried: readonly Policy[]; readonly day: CalendarDay };

const OF_KURDISTAN: string[] = GOVERNORATES.flatMap(({ code, region }) => (region === "IQ-KR" ? [code] : []));

/** How many people a jurisdiction's regulator answers for; a record that was merged into another is not one more. */
export async function countPeopleOf(tx: Tx, jurisdiction: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS people FROM practitioner p
     WHERE (p.governorate = ANY(${OF_KURDISTAN})) = ${jurisdiction === "IQ-KR"} AND NOT EXISTS (SELECT FROM practitioner_merge m WHERE m.from_id = p.id)`;
  return row?.people ?? 0;
}

/** The next of them, after one in the order of their ids, with what the comparison needs of each. */
export async function peopleOnTrial(
  tx: Tx,
  jurisdiction: string,
  { judging, tried, day }: Comparison,
  after: string,
  most: number,
): Promise<readonly PersonOnTrial[]> {
  const people = await tx.$queryRaw<{ id: string; sex: string }[]>`
    SELECT p.id::text AS id, coalesce(p.sex, '') AS sex FROM practitioner p
     WHERE p.id > ${after}::uuid AND (p.governorate = ANY(${OF_KURDISTAN})) = ${jurisdiction === "IQ-KR"}
       AND NOT EXISTS (SELECT FROM practitioner_merge m WHERE m.from_id = p.id)
     ORDER BY p.id LIMIT ${most}`;
  const ids = people.map(({ id }) => id);
  const [facts, lines] = await Promise.all([registerFacts(tx, ids), linesToJudge(tx, ids, reachOf([...judging, ...tried], day))]);
  return people.flatMap(({ id, sex }) => {
    const known = facts.get(id);
    return known === undefined ? [] : [{ id, sex, facts: known, lines: lines.get(id) ?? [] }];
  });
}

/** Judges people by what judges now and by what is tried: made once, then applied to any number of people. */
export function comparer({ judging, tried, day }: Comparison): (person: PersonOnTrial) => Compared {
  const [now, then] = [compilePolicy(judging), compilePolicy(tried)];
  return ({ sex, facts, lines }) => {
    const verdict = (history: PolicyHistory) => verdictIn(assessStanding(history, lines, facts, day));
    const { governorate, profession, facilityType } = facts;
    return { groups: { governorate, profession, sex, facilityType: facilityType ?? "" }, before: verdict(now), after: verdict(then) };
  };
}
