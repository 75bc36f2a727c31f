import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { isSameJson, type Json } from "#app/domain/shared/canonical-json.ts";

/** A rule that one version has and the other lacks, or that both have otherwise. */
export type RuleChange = { readonly from: PolicyRule | null; readonly to: PolicyRule | null };

const isSame = (one: unknown, other: unknown) => isSameJson(one as Json, other as Json);

/** Whether two rules are the same sentence with another figure: of one kind, about the same people and the same credits. */
function isAbout(one: PolicyRule, other: PolicyRule): boolean {
  const [here, there] = [one, other].map((rule) => [rule.kind, rule.who, "which" in rule ? rule.which : {}, "per" in rule ? rule.per : ""]);
  return isSame(here, there);
}

/** What another version changes, rule by rule, in the order of its rules; then what it leaves out. The order of rules has no meaning. */
export function policyDifference(from: Policy, to: Policy): readonly RuleChange[] {
  const left = from.rules.filter((rule) => !to.rules.some((other) => isSame(rule, other)));
  const added = to.rules.filter((rule) => !from.rules.some((other) => isSame(rule, other)));
  const changes = added.map((rule): RuleChange => {
    const place = left.findIndex((other) => isAbout(other, rule));
    return { from: place < 0 ? null : (left.splice(place, 1)[0] ?? null), to: rule };
  });
  return [...changes, ...left.map((rule): RuleChange => ({ from: rule, to: null }))];
}
