import type { Policy } from "#app/domain/compliance/policy.ts";
import { type PolicyFault, policyFaults } from "#app/domain/compliance/policy-faults.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";

/** A contradiction beside the field that says it: `rules.3.amount`, `clauses.0.id`, `effective.until`. */
export type PlacedFault = { readonly place: string; readonly fault: PolicyFault };

/** In which rules, and in which of their fields, a contradiction stands; a text: in that place of the policy itself. */
const STANDS: Readonly<Record<PolicyFault["code"], string | { readonly kinds?: readonly PolicyRule["kind"][]; readonly key: string }>> = {
  "unknown-clause": { key: "clause" },
  "clause-without-rule": "clauses",
  "clause-twice": "clauses",
  "no-cycle": "rules",
  "two-rules-for-one": { key: "who" },
  retroactive: "effective.from",
  "ends-before-it-begins": { kinds: ["waiver"], key: "to" },
  "in-force-without-law": "legalReference",
  "in-force-unsigned": "adoptedOn",
  "in-force-on-doubt": "clauses",
  "ceiling-below-floor": { kinds: ["maximum"], key: "amount" },
  "floors-above-whole": { kinds: ["minimum"], key: "amount" },
  "years-above-cycle": { kinds: ["minimum"], key: "amount" },
  "per-cent-of-nothing": { kinds: ["minimum", "maximum"], key: "amount" },
  "years-in-rolling": { kinds: ["minimum", "maximum", "duty", "year-failure"], key: "per" },
  "months-beyond-cycle": { kinds: ["minimum"], key: "per" },
  "months-outside-rolling": { kinds: ["minimum"], key: "per" },
  "carry-over-in-rolling": { kinds: ["carry-over"], key: "from" },
  "ramp-without-common-cycle": { kinds: ["ramp"], key: "first" },
  "two-effects-of-leave": { kinds: ["relief"], key: "reasons" },
  "accreditor-twice": { kinds: ["recognise"], key: "accreditors" },
  "per-cent-per-day": { kinds: ["maximum"], key: "amount" },
  "cure-from-no-end": { kinds: ["cure", "appeal"], key: "from" },
};

/**
 * What a policy says against itself, beside the fields that say it. Rules that are still unfinished are `null`: nothing is said of them, and
 * what only they would make good is not held against the others.
 */
export function placedFaults(
  policy: Omit<Policy, "rules">,
  rules: readonly (PolicyRule | null)[],
  pending: ReadonlySet<string>,
): PlacedFault[] {
  const whole = rules.filter((rule) => rule !== null);
  const isUnfinished = whole.length < rules.length;
  const faults = policyFaults({ ...policy, rules: whole });
  return faults
    .filter(({ code, clause }) => !(code === "no-cycle" && isUnfinished) && !(code === "clause-without-rule" && pending.has(clause)))
    .flatMap((fault) => placesOf(policy, rules, fault).map((place) => ({ place, fault })));
}

function placesOf({ clauses, effective }: Omit<Policy, "rules">, rules: readonly (PolicyRule | null)[], fault: PolicyFault): string[] {
  const stands = STANDS[fault.code];
  if (stands === "clauses") {
    const at = clauses.findLastIndex(({ id }) => id === fault.clause);
    return [`clauses.${String(at)}.id`];
  }
  if (typeof stands === "string") return [stands];
  if (fault.code === "ends-before-it-begins" && effective.until !== null && effective.until < effective.from && !waives(rules, fault))
    return ["effective.until"];
  const found = rules.flatMap((rule, at) =>
    rule !== null && rule.clause === fault.clause && (stands.kinds?.includes(rule.kind) ?? true)
      ? [`rules.${String(at)}.${stands.key in rule ? stands.key : "clause"}`]
      : [],
  );
  return found.length > 0 ? found : ["rules"];
}

/** Whether a waiver of that clause ends before it begins. */
const waives = (rules: readonly (PolicyRule | null)[], { clause }: PolicyFault): boolean =>
  rules.some((rule) => rule?.kind === "waiver" && rule.clause === clause && rule.to < rule.from);
