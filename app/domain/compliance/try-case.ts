import { assessStanding, type Standing } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";

/** Where a policy judges otherwise than its author expected; nothing when it judges as expected. */
export type Otherwise = { readonly what: keyof WorkedCase["expect"]; readonly expected: unknown; readonly found: unknown };

/** Tries a worked case on a policy, or on all its versions. */
export function tryCase(policies: readonly Policy[], { day, person, credits, expect }: WorkedCase): readonly Otherwise[] {
  const standing = assessStanding(compilePolicy(policies), credits.map(lineOf), factsOf(person.profession, definedIn(person)), day);
  const found = foundIn(standing);
  const expected = Object.entries(expect) as [keyof typeof expect, unknown][];
  return expected.flatMap(([what, wish]) => (isAlike(wish, found[what]) ? [] : [{ what, expected: wish, found: found[what] }]));
}

function definedIn<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as ReturnType<typeof definedIn<Value>>;
}

function lineOf(credit: WorkedCase["credits"][number], place: number): CreditLine {
  const { on, hundredths, id = String(place), corrects = null, provider, activity, ...rest } = credit;
  return {
    ...rest,
    id,
    sequence: place + 1,
    amountHundredths: hundredths,
    correctsId: corrects,
    earnedOn: on,
    creditType: "credit",
    providerId: provider,
    activityId: activity,
  };
}

function foundIn(standing: Standing): Readonly<Record<keyof WorkedCase["expect"], unknown>> {
  const cycle = standing.decidedBy === null ? undefined : standing.cycles[standing.decidedBy];
  const missing: Record<string, number> = {};
  for (const { clause, missing: much } of [...(cycle?.measures ?? []), ...(cycle?.duties ?? [])])
    if (much > 0) missing[clause] = (missing[clause] ?? 0) + much;
  const lost: Record<string, Record<string, number>> = {};
  for (const { id, steps } of cycle?.credits ?? [])
    for (const { hundredths, clause, why } of steps) {
      const by = clause ?? why;
      if (hundredths < 0) lost[id] = { ...lost[id], [by]: (lost[id]?.[by] ?? 0) - hundredths };
    }
  return {
    state: standing.state,
    cycle: cycle === undefined ? undefined : [cycle.from, cycle.to],
    counted: cycle?.countedHundredths,
    missing,
    lost,
    until: cycle?.until,
    appealUntil: cycle?.appealUntil,
  };
}

/** Equal as values, whatever the order of their keys. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one === other;
  const [here, there] = [Object.entries(one), Object.entries(other)];
  return here.length === there.length && here.every(([key, value]) => isAlike(value, (other as Record<string, unknown>)[key]));
}
