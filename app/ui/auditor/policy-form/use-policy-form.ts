import { useMemo, useState } from "react";
import { placedFaults } from "#app/domain/compliance/fault-places.ts";
import type { Typed, TypedGroup } from "#app/domain/compliance/form-field.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import { CASE_FIELD, POLICY_FIELD } from "#app/domain/compliance/policy-form.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { type Gap, readForm, within } from "#app/domain/compliance/read-form.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import { emptyForm, writeForm } from "#app/domain/compliance/write-form.ts";
import { listAt } from "#app/ui/auditor/policy-form/set-at.ts";

/** A policy as it is typed, and `cases` beside its own fields. */
export type PolicyTyped = TypedGroup;

/** What a form of policies says, as far as it is filled. */
export type PolicyRead = {
  /** The policy as it stands, with what is unfinished as it was typed: the text of the form. */
  readonly json: unknown;
  /** null while a field lacks something. */
  readonly policy: Policy | null;
  /** The rules that are filled, each at its own place; null: unfinished. */
  readonly rules: readonly (PolicyRule | null)[];
  readonly gaps: readonly Gap[];
  readonly faults: readonly { readonly place: string; readonly fault: PolicyFault }[];
  readonly cases: readonly { readonly worked: WorkedCase | null; readonly json: unknown; readonly gaps: readonly Gap[] }[];
};

/** Reads everything that is typed: the policy, what it says against itself, and its worked cases. */
export function readPolicyForm(typed: PolicyTyped): PolicyRead {
  const { value, gaps } = readForm(POLICY_FIELD, typed);
  const { rules: found, ...rest } = value as Policy;
  const lacks = (place: string) => gaps.some((gap) => gap.place.startsWith(`${place}.`) || gap.place === place);
  const rules = found.map((rule, at) => (lacks(within("rules", at)) ? null : rule));
  const pending = new Set(found.filter((_, at) => rules[at] === null).map(({ clause }) => clause));
  const cases = listAt(typed, "cases").map((each, at) => {
    const read = readForm(CASE_FIELD, each);
    const own = read.gaps.map((gap) => ({ ...gap, place: within(within("cases", at), gap.place) }));
    return { worked: own.length === 0 ? (read.value as WorkedCase) : null, json: read.value, gaps: own };
  });
  const faults = placedFaults(rest, rules, pending);
  return { json: value, policy: gaps.length === 0 ? (value as Policy) : null, rules, gaps, faults, cases };
}

/** What a form shows of a policy and its cases; without a policy: what one cannot be without, for a jurisdiction. */
export function startPolicyForm(policy: Policy | null, cases: readonly WorkedCase[], jurisdiction: string): PolicyTyped {
  const shown =
    policy ??
    ({
      jurisdiction,
      clauses: [{ id: "cycle" }, { id: "total" }],
      rules: [
        { kind: "cycle", clause: "cycle" },
        { kind: "minimum", clause: "total" },
      ],
    } as unknown);
  const typed = writeForm(POLICY_FIELD, shown).typed as TypedGroup;
  return { ...typed, cases: cases.map((each) => writeForm(CASE_FIELD, each).typed) };
}

/** Worked cases from the text of a file (`.cases.json`, or a list of them); null: it holds something that the form would lose. */
export function casesInFile(text: string): readonly Typed[] | null {
  const json = jsonIn(text);
  const list = Array.isArray(json) ? (json as unknown[]) : (json as { cases?: unknown } | null | undefined)?.cases;
  if (!Array.isArray(list) || list.length === 0) return null;
  const written = list.map((each: unknown) => writeForm(CASE_FIELD, each));
  return written.some(({ lost }) => lost.length > 0) ? null : written.map(({ typed }) => typed);
}

/** What a text says as JSON; undefined: it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The text of a policy's form. */
export const textOf = ({ json }: PolicyRead): string => JSON.stringify(json, null, 2);

/** An empty worked case. */
export const emptyCase = (): Typed => emptyForm(CASE_FIELD);

/** What is typed, and what it says. */
export function usePolicyForm(start: PolicyTyped) {
  const [typed, setTyped] = useState(start);
  const read = useMemo(() => readPolicyForm(typed), [typed]);
  return { typed, setTyped, read };
}
