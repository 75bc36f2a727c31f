import type { Policy } from "#app/domain/compliance/policy.ts";
import { type PolicyFault, policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { tryCase } from "#app/domain/compliance/try-case.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** What two people can put a version into: seen and without consequence first, then in force. */
export type Stage = "shadow" | "in-force";

/** How a version came, and who stands for it. */
export type SignedVersion = {
  readonly arrivedAs: "draft" | "shadow";
  /** The day that a file which began in shadow says; null for a draft. */
  readonly adoptedOn: CalendarDay | null;
  readonly signatures: readonly { readonly stage: Stage; readonly signedBy: string; readonly signedAt: Instant }[];
};

export type SignedState = {
  readonly state: Policy["state"];
  /** Since which day it is in that state; null for a draft. */
  readonly adoptedOn: CalendarDay | null;
  /** What a further signature is for; null: it is in force. */
  readonly next: Stage | null;
  /** Who has signed for it already. */
  readonly signedBy: readonly string[];
};

const SIGNATURES = 2;

/** In which state a version is by its signatures: two different accounts for each step, and a step is adopted on the day of the second. */
export function signedState({ arrivedAs, adoptedOn, signatures }: SignedVersion): SignedState {
  const stepTo = (stage: Stage) => {
    const own = signatures.filter((each) => each.stage === stage);
    const firsts = own.filter(({ signedBy }, place) => own.findIndex((each) => each.signedBy === signedBy) === place);
    const last = firsts.map(({ signedAt }) => signedAt).sort()[SIGNATURES - 1];
    return { signedBy: firsts.map(({ signedBy }) => signedBy), on: last === undefined ? null : dayInBaghdad(last) };
  };
  const [shadow, force] = [stepTo("shadow"), stepTo("in-force")];
  if (force.on !== null) return { state: "in-force", adoptedOn: force.on, next: null, signedBy: force.signedBy };
  const shadowOn = shadow.on ?? (arrivedAs === "shadow" ? adoptedOn : null);
  if (shadowOn !== null) return { state: "shadow", adoptedOn: shadowOn, next: "in-force", signedBy: force.signedBy };
  return { state: "draft", adoptedOn: null, next: "shadow", signedBy: shadow.signedBy };
}

export type SigningRefusal =
  | { readonly code: "nothing-to-sign" }
  | { readonly code: "another-step" }
  | { readonly code: "signed-already" }
  /** What it says against itself, or what keeps it from taking that step, each with its clause. */
  | { readonly code: "contradicts-itself"; readonly faults: readonly PolicyFault[] }
  /** The worked cases of its author that come out otherwise, by name. */
  | { readonly code: "case-fails"; readonly cases: readonly string[] };

/** A version's text and the worked cases that were stored with it. */
export type PolicyWithCases = { readonly policy: Policy; readonly cases: readonly WorkedCase[] };

/**
 * Whether somebody may sign a version for a step on a day: each of two accounts once, and only what does not contradict itself, would not
 * reach back, and judges its author's worked cases as they expected. The author may be one of the two: they stand by what they wrote; the
 * second is somebody else.
 */
export function admitSignature(
  { policy, cases }: PolicyWithCases,
  signed: SignedVersion,
  stage: Stage,
  signer: string,
  today: CalendarDay,
): Result<null, SigningRefusal> {
  const { next, signedBy } = signedState(signed);
  if (next === null) return refused({ code: "nothing-to-sign" });
  if (next !== stage) return refused({ code: "another-step" });
  if (signedBy.includes(signer)) return refused({ code: "signed-already" });
  const faults = policyFaults({ ...policy, state: stage, adoptedOn: today });
  if (faults.length > 0) return refused({ code: "contradicts-itself", faults });
  const failing = triedCases({ policy, cases }, signed).filter(({ otherwise }) => otherwise.length > 0);
  return failing.length > 0 ? refused({ code: "case-fails", cases: failing.map(({ worked }) => worked.name) }) : granted(null);
}

/** Every worked case of a version, tried on its text as it came: signatures change no outcome. */
export function triedCases({ policy, cases }: PolicyWithCases, { arrivedAs, adoptedOn }: Pick<SignedVersion, "arrivedAs" | "adoptedOn">) {
  const came: Policy = { ...policy, state: arrivedAs, adoptedOn };
  return cases.map((worked) => ({ worked, otherwise: tryCase([came], worked) }));
}

/**
 * The versions of one jurisdiction that judge, oldest first. Those in force; what was in shadow only before the first of them, or where
 * none is. Of two that begin on one day the one that was adopted later.
 */
export function versionsThatJudge<Version extends SignedVersion & { readonly effectiveFrom: string }>(
  versions: readonly Version[],
): readonly (Version & { readonly signed: SignedState })[] {
  const known = versions.map((version) => ({ ...version, signed: signedState(version) })).filter(({ signed }) => signed.state !== "draft");
  const starts = known.flatMap(({ signed, effectiveFrom }) => (signed.state === "in-force" ? [effectiveFrom] : [])).sort();
  const [firstInForce] = starts;
  const judging = known.filter(
    ({ signed, effectiveFrom }) => signed.state === "in-force" || firstInForce === undefined || effectiveFrom < firstInForce,
  );
  judging.sort((one, other) => compare(one.effectiveFrom, other.effectiveFrom) || compare(one.signed.adoptedOn, other.signed.adoptedOn));
  return judging.filter(({ effectiveFrom }, place) => judging[place + 1]?.effectiveFrom !== effectiveFrom);
}

function compare(one: string | null, other: string | null): number {
  return (one ?? "") < (other ?? "") ? -1 : (one ?? "") > (other ?? "") ? 1 : 0;
}
