import { accountNames } from "#app/data/petitions.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { petitionsDecidedBy } from "#app/data/scope.server.ts";
import { petitionEffect } from "#app/domain/compliance/petition-effect.ts";
import { accreditorsOf } from "#app/domain/compliance/petition-terms.ts";
import { PETITION_KINDS, type StepKind } from "#app/domain/compliance/petition-codes.ts";
import { PetitionContent } from "#app/domain/compliance/petition.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { dayInBaghdad, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** What an officer should compare before they accept an activity. */
export type DuplicateSign = "same-file" | "same-activity" | "same-title" | "credit-that-day";

export type PetitionOnDesk = Awaited<ReturnType<typeof onDesk>>;
export type PetitionDesk = {
  readonly petitions: readonly PetitionOnDesk[];
  /** How many wait in all, by kind. */
  readonly waiting: Readonly<Record<PetitionContent["kind"], number>>;
};

/** A page of the desk: each is judged by the policy, and read by a person. */
const PAGE = 10;

const ON_DESK = {
  steps: { orderBy: { at: "asc" } },
  evidence: { orderBy: { addedAt: "asc" }, select: { id: true, name: true, sha256: true } },
  practitioner: {
    select: { id: true, nameAr: true, nameLatin: true, profession: true, governorate: true, directorate: true, facilityName: true },
  },
} as const satisfies Prisma.PetitionInclude;

/** What waits for a word within the actor's jurisdiction, of one kind or all, longest waiting first, with what accepting each would do. */
export async function petitionDesk(actor: Actor, kind: PetitionContent["kind"] | null, now: Instant): Promise<PetitionDesk> {
  const where = { AND: [petitionsDecidedBy(actor), { state: "waiting" }] };
  const [rows, counts] = await Promise.all([
    db().petition.findMany({
      where: kind === null ? where : { AND: [where, { kind }] },
      orderBy: [{ filedAt: "asc" }, { id: "asc" }],
      take: PAGE,
      include: ON_DESK,
    }),
    db().petition.groupBy({ by: ["kind"], where, _count: true }),
  ]);
  const petitions = [];
  for (const row of rows) petitions.push(await onDesk(row, now));
  const count = (of: string) => counts.find((each) => each.kind === of)?._count ?? 0;
  const waiting = Object.fromEntries(PETITION_KINDS.map((of) => [of, count(of)])) as PetitionDesk["waiting"];
  return { petitions, waiting };
}

async function onDesk(row: Prisma.PetitionGetPayload<{ include: typeof ON_DESK }>, now: Instant) {
  const content = PetitionContent.parse(row.content);
  const [judged, names, signs] = await Promise.all([
    policyStanding(db(), PractitionerId.parse(row.practitionerId), dayInBaghdad(now)),
    accountNames(
      db(),
      row.steps.map(({ accountId }) => accountId),
    ),
    content.kind === "external" ? duplicateSigns(row, content.earnedOn) : [],
  ]);
  const external = content.kind === "external" ? content : null;
  const accreditors = judged === null || external === null ? [] : accreditorsOf(judged.policy.versions, judged.standing, external.earnedOn);
  return {
    ...{ id: row.id, content, signs, person: row.practitioner },
    filedAt: instantAt(row.filedAt.getTime()),
    steps: row.steps.map(({ kind, text, at, accountId }) => ({
      ...{ text, by: names.get(accountId) ?? accountId },
      kind: kind as StepKind,
      at: instantAt(at.getTime()),
    })),
    evidence: row.evidence.map(({ id, name }) => ({ id, name })),
    /** What a foreign credit is worth here, in per cent; null for one that is not foreign, or not recognised. */
    percent: accreditors.find(({ code }) => code === external?.accreditor)?.percent ?? null,
    effect: judged === null ? null : petitionEffect(judged.policy.history, judged, content, dayInBaghdad(now)),
  };
}

async function duplicateSigns(row: Prisma.PetitionGetPayload<{ include: typeof ON_DESK }>, earnedOn: string): Promise<DuplicateSign[]> {
  const { id, practitionerId } = row;
  const activityKey = row.activityKey ?? "";
  const title = activityKey.slice(earnedOn.length);
  const hashes = row.evidence.map(({ sha256 }) => sha256);
  const others = { id: { not: id }, state: { not: "refused" } };
  const [files, titled, lines] = await Promise.all([
    db().petition.count({ where: { ...others, evidence: { some: { sha256: { in: hashes } } } } }),
    db().petition.findMany({
      where: { ...others, practitionerId, activityKey: { endsWith: title } },
      select: { activityKey: true },
    }),
    db().ledgerLine.count({ where: { practitionerId, earnedOn, kind: "award" } }),
  ]);
  const keys = titled.flatMap((other) => other.activityKey ?? []);
  const isOtherDay = (key: string) => key !== activityKey && key.length === activityKey.length;
  return [
    ...(files > 0 ? (["same-file"] as const) : []),
    ...(keys.includes(activityKey) ? (["same-activity"] as const) : []),
    ...(keys.some(isOtherDay) ? (["same-title"] as const) : []),
    ...(lines > 0 ? (["credit-that-day"] as const) : []),
  ];
}
