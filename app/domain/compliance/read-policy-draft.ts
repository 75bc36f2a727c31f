import { z } from "zod";
import { Policy } from "#app/domain/compliance/policy.ts";
import { type PolicyFault, policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Why a text is no policy that could be signed: where in it, or which clause against which. */
export type DraftRefusal =
  | { readonly code: "not-a-policy"; readonly places: readonly string[] }
  | { readonly code: "contradicts-itself"; readonly faults: readonly PolicyFault[] }
  | { readonly code: "not-a-case"; readonly places: readonly string[] };

const PLACES = 20;

/** Reads the text of a draft. Whatever state it says, what is brought from a desk begins as a draft that nobody signed. */
export function readPolicyDraft(text: string): Result<Policy, DraftRefusal> {
  const json = jsonOf(text);
  if (json === undefined) return refused({ code: "not-a-policy", places: [] });
  const read = Policy.safeParse(json);
  if (!read.success) return refused({ code: "not-a-policy", places: placesOf(read.error) });
  const policy: Policy = { ...read.data, state: "draft", adoptedOn: null };
  const faults = policyFaults(policy);
  return faults.length > 0 ? refused({ code: "contradicts-itself", faults }) : granted(policy);
}

const CASES = z.array(WorkedCase).max(200);

/** Reads the worked cases that come with a draft. Whether they come out as expected is asked when somebody signs. */
export function readWorkedCases(text: string): Result<readonly WorkedCase[], DraftRefusal> {
  const read = CASES.safeParse(jsonOf(text));
  return read.success ? granted(read.data) : refused({ code: "not-a-case", places: placesOf(read.error) });
}

/** What a text says as JSON; undefined, which no schema takes: it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const placesOf = ({ issues }: z.ZodError): string[] => issues.slice(0, PLACES).map(({ path }) => path.map(String).join("."));
