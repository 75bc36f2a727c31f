import { accountNames } from "#app/data/petitions.server.ts";
import { type PolicyStanding, policyStanding } from "#app/data/policy-standing.server.ts";
import { learningReadableBy, practitionerReadableBy } from "#app/data/scope.server.ts";
import { type PetitionEffect, petitionEffect } from "#app/domain/compliance/petition-effect.ts";
import { type OpenToAppeal, accreditorsOf, openToAppeal } from "#app/domain/compliance/petition-terms.ts";
import type { PetitionState, StepKind } from "#app/domain/compliance/petition-codes.ts";
import { PetitionContent } from "#app/domain/compliance/petition.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { dayInBaghdad, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** A word about a petition, and who gave it. */
export type StepShown = {
  readonly kind: StepKind;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly hundredths: number | null;
  readonly grade: string | null;
};

/** A petition as its owner sees it. `effect`: by the policy of today; null where it says nothing any more. */
export type PetitionShown = {
  readonly id: string;
  readonly content: PetitionContent;
  readonly state: PetitionState;
  readonly filedAt: Instant;
  readonly steps: readonly StepShown[];
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
  readonly effect: PetitionEffect | null;
};

/** What the policy offers somebody, and what a draft of theirs would do. */
export type OwnPetitions = {
  readonly petitions: readonly PetitionShown[];
  readonly accreditors: readonly { readonly code: string; readonly percent: number }[];
  readonly openToAppeal: readonly OpenToAppeal[];
  readonly preview: PetitionEffect | null;
};

const SHOWN = {
  steps: { orderBy: { at: "asc" } },
  evidence: { orderBy: { addedAt: "asc" }, select: { id: true, name: true } },
} as const satisfies Prisma.PetitionInclude;

/**
 * What the actor laid before an officer, newest first: all of it, of one kind, or one. With what the policy offers them, and what `draft`
 * would do if it were accepted, which decides nothing; null for who is no practitioner.
 */
export async function ownPetitions(
  actor: Actor,
  which: { readonly kind: PetitionContent["kind"] } | { readonly id: string },
  draft: PetitionContent | null,
  now: Instant,
): Promise<OwnPetitions | null> {
  const who = practitionerReadableBy(actor);
  const today = dayInBaghdad(now);
  const judged = who === null ? null : await policyStanding(db(), who, today);
  if (judged === null) return null;
  const rows = await db().petition.findMany({
    where: { ...learningReadableBy(actor), ...which },
    orderBy: [{ filedAt: "desc" }, { id: "asc" }],
    include: SHOWN,
  });
  const names = await accountNames(
    db(),
    rows.flatMap(({ steps }) => steps.map(({ accountId }) => accountId)),
  );
  return {
    petitions: rows.map((row) => petitionShown(row, names, judged, now)),
    accreditors: accreditorsOf(judged.policy.versions, judged.standing, today),
    openToAppeal: openToAppeal(judged.standing, today),
    preview: draft === null ? null : petitionEffect(judged.policy.history, judged, draft, today),
  };
}

function petitionShown(
  row: Prisma.PetitionGetPayload<{ include: typeof SHOWN }>,
  names: ReadonlyMap<string, string>,
  judged: PolicyStanding,
  now: Instant,
): PetitionShown {
  const content = PetitionContent.parse(row.content);
  const isOpen = row.state === "waiting" || row.state === "asked";
  const hasEffect = isOpen || (row.state === "accepted" && content.kind === "relief");
  return {
    ...{ id: row.id, content, evidence: row.evidence },
    state: row.state as PetitionState,
    filedAt: instantAt(row.filedAt.getTime()),
    steps: row.steps.map(({ kind, text, accountId, at, hundredths, grade }) => ({
      ...{ text, hundredths, grade },
      kind: kind as StepKind,
      by: names.get(accountId) ?? accountId,
      at: instantAt(at.getTime()),
    })),
    effect: hasEffect ? petitionEffect(judged.policy.history, judged, content, dayInBaghdad(now)) : null,
  };
}
