import { type HashForm, policyHeads, policyTexts, signaturesOf, signedHash, storedPolicy } from "#app/data/policies.server.ts";
import { policiesVisibleTo } from "#app/data/scope.server.ts";
import { type PolicyFault, policyFaults } from "#app/domain/compliance/policy-faults.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { policyDifference, type RuleChange } from "#app/domain/compliance/policy-difference.ts";
import { signedState, type SignedState, triedCases } from "#app/domain/compliance/policy-signing.ts";
import type { Otherwise } from "#app/domain/compliance/try-case.ts";
import { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

export type PolicyInList = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly jurisdiction: string;
  readonly effectiveFrom: CalendarDay;
  readonly signed: SignedState;
};

/** Who signed for what; `isIntact`: that is what lies in the store. */
export type SignatureShown = {
  readonly stage: string;
  readonly role: string;
  readonly signedAt: Instant;
  readonly hashForm: HashForm;
  readonly isIntact: boolean;
};

export type PolicyShown = {
  readonly id: string;
  readonly policy: Policy;
  /** What the text is named by. */
  readonly contentHash: string;
  /** What is signed: the text and the worked cases beside it. */
  readonly signedHash: string;
  readonly signed: SignedState;
  readonly signatures: readonly SignatureShown[];
  /** What keeps it from its next step today. */
  readonly faults: readonly PolicyFault[];
  /** The worked cases of its author, and where each comes out otherwise. */
  readonly cases: readonly { readonly worked: WorkedCase; readonly otherwise: readonly Otherwise[] }[];
  /** The actor may be one of the two, and has not signed for this step. */
  readonly maySign: boolean;
  /** The actor answers for its jurisdiction, and may simulate it there. */
  readonly maySimulate: boolean;
  /** The other versions of the jurisdiction, to be compared with. */
  readonly others: readonly PolicyInList[];
  readonly comparison: { readonly withId: string; readonly changes: readonly RuleChange[] } | null;
};

/** All versions of all requirements that the actor may read, by jurisdiction and first day. */
export async function policies(actor: Actor, language: Language): Promise<readonly PolicyInList[]> {
  const rows = await db().policyVersion.findMany({ where: policiesVisibleTo(actor), select: { id: true } });
  const visible = new Set(rows.map(({ id }) => id));
  const heads = (await policyHeads(db(), null)).filter(({ id }) => visible.has(id));
  const signed = new Map(heads.map((head) => [head.id, signedState(head)]));
  const texts = await policyTexts(db(), signed);
  return heads.flatMap(({ id, version, jurisdiction }) => {
    const [policy, state] = [texts.get(id), signed.get(id)];
    if (policy === undefined || state === undefined) return [];
    return [{ id, name: policy.name[language], version, jurisdiction, effectiveFrom: policy.effective.from, signed: state }];
  });
}

/** One version, who stands for it, and what it changes against another; null: none that the actor may read. */
export async function policyPage(
  actor: Actor,
  id: string,
  withId: string | null,
  language: Language,
  now: Instant,
): Promise<PolicyShown | null> {
  const listed = await policies(actor, language);
  const own = listed.find((each) => each.id === id);
  if (own === undefined) return null;
  const others = listed.filter((each) => each.id !== id && each.jurisdiction === own.jurisdiction);
  const other = others.find((each) => each.id === withId);
  const texts = await policyTexts(db(), new Map([own, ...(other === undefined ? [] : [other])].map((each) => [each.id, each.signed])));
  const policy = texts.get(id);
  const stored = await storedPolicy(db(), id);
  if (policy === undefined || stored === null) return null;
  const row = await db().policyVersion.findUniqueOrThrow({
    where: { id },
    select: { contentHash: true, arrivedAs: true, adoptedOn: true },
  });
  const { next, signedBy } = own.signed;
  const came = { arrivedAs: row.arrivedAs === "shadow" ? "shadow" : "draft", adoptedOn: row.adoptedOn as CalendarDay | null } as const;
  const against = other === undefined ? undefined : texts.get(other.id);
  return {
    id,
    policy,
    contentHash: row.contentHash,
    signedHash: signedHash(stored),
    signed: own.signed,
    signatures: await signaturesOf(db(), id, stored),
    faults: next === null ? [] : policyFaults({ ...policy, state: next, adoptedOn: dayInBaghdad(now) }),
    cases: triedCases({ policy, cases: WorkedCase.array().parse(stored.cases) }, came),
    maySign: next !== null && can(actor, { verb: "sign-policy", jurisdiction: own.jurisdiction }) && !signedBy.includes(actor.accountId),
    maySimulate: can(actor, { verb: "sign-policy", jurisdiction: own.jurisdiction }),
    others,
    comparison: other === undefined || against === undefined ? null : { withId: other.id, changes: policyDifference(against, policy) },
  };
}
