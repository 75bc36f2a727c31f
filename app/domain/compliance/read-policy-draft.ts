import { Policy } from "#app/domain/compliance/policy.ts";
import { type PolicyFault, policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Why a text is no policy that could be signed: where in it, or which clause against which. */
export type DraftRefusal =
  | { readonly code: "not-a-policy"; readonly places: readonly string[] }
  | { readonly code: "contradicts-itself"; readonly faults: readonly PolicyFault[] };

const PLACES = 20;

/** Reads the text of a draft. Whatever state it says, what is brought from a desk begins as a draft that nobody signed. */
export function readPolicyDraft(text: string): Result<Policy, DraftRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused({ code: "not-a-policy", places: [] });
  }
  const read = Policy.safeParse(json);
  if (!read.success)
    return refused({ code: "not-a-policy", places: read.error.issues.slice(0, PLACES).map(({ path }) => path.map(String).join(".")) });
  const policy: Policy = { ...read.data, state: "draft", adoptedOn: null };
  const faults = policyFaults(policy);
  return faults.length > 0 ? refused({ code: "contradicts-itself", faults }) : granted(policy);
}
