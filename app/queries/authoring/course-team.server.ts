import { authorIn, authorsNamed } from "#app/data/drafts.server.ts";
import {
  type GivenJudgement,
  newestDisclosures,
  newestJudgements,
  peopleOf,
  publishedAtOf,
  teamOf,
} from "#app/data/independence.server.ts";
import { reviewersOf } from "#app/data/readers.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { type DisclosureState, type DisclosedRelationship, disclosureState, lastDayOf } from "#app/domain/authoring/disclosure.ts";
import type { Author } from "#app/domain/authoring/draft.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import {
  type Independence,
  type Obstacle,
  dayAnsweredFor,
  facultyLines,
  judgementOf,
  obstacleOf,
  rolesToJudge,
  withTeamLines,
} from "#app/domain/authoring/independence.ts";
import {
  type Exception,
  MITIGATIONS,
  MITIGATIONS_FOR,
  type Mitigation,
  type TeamRole,
  type Verdict,
  isBoundNow,
} from "#app/domain/authoring/relationship-judgement.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A declared relationship and what was found about it for this course. */
export type TeamRelationship = DisclosedRelationship & {
  /** An owner or employee: excluded, unless one of the exceptions holds. */
  readonly bound: boolean;
  readonly judgement: {
    readonly verdict: Verdict;
    readonly exception: Exception | null;
    readonly mitigation: Mitigation | null;
    readonly reason: string;
    readonly by: Author;
    readonly at: Instant;
    /** false: what was declared, or the person's part, has changed since, and it has to be judged again. */
    readonly holds: boolean;
  } | null;
};

export type TeamPerson = {
  readonly by: Author;
  /** Empty for those of the provider who have no part yet. */
  readonly roles: readonly TeamRole[];
  readonly state: DisclosureState;
  readonly lastDay: CalendarDay | null;
  readonly obstacle: Obstacle | null;
  readonly relationships: readonly TeamRelationship[];
  /** The steps that fit the part that they have, or would have. */
  readonly mitigations: readonly Mitigation[];
  readonly isReader: boolean;
};

/** Everybody in control of a course's content, what they declared, and who else could join them. */
export type CourseTeam = {
  readonly courseId: CourseId;
  readonly title: NonNullable<DraftMetadata["title"]>;
  readonly members: readonly TeamPerson[];
  readonly others: readonly TeamPerson[];
  /** People without an account, whose lines were written by hand. */
  readonly byHand: readonly NonNullable<DraftMetadata["faculty"]>[number][];
  /** undefined: nothing was said about it yet. */
  readonly commercialSupport: DraftMetadata["commercialSupport"];
};

/** The team of a draft, for trainers and reviewers of its provider; null when there is none, or it is somebody else's. */
export async function courseTeam(actor: Actor, courseId: CourseId, now: Instant): Promise<CourseTeam | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const today = dayInBaghdad(now);
  const [team, people, publishedAt, decided, newest] = await Promise.all([
    teamOf(db(), courseId),
    peopleOf(db(), course.providerId),
    publishedAtOf(db(), courseId),
    reviewersOf(db(), courseId),
    db().draftRevision.findFirst({ where: { courseId, part: "metadata" }, orderBy: { number: "desc" }, select: { content: true } }),
  ]);
  const inTeam = new Set(team.map(({ accountId }) => accountId));
  const reviewers = decided.filter(({ accountId }) => !inTeam.has(accountId));
  const isMember = new Set([...inTeam, ...reviewers.map(({ accountId }) => accountId)]);
  const prospects = people.map(({ accountId }) => accountId).filter((id) => !isMember.has(id));
  const accountIds = [...isMember, ...prospects];
  const [disclosures, judgements] = await Promise.all([newestDisclosures(db(), accountIds), newestJudgements(db(), courseId, accountIds)]);
  const authors = await authorsNamed(db(), [...accountIds, ...judgements.map(({ judgedBy }) => judgedBy)]);

  const person = (accountId: string, own: Independence, shown: readonly TeamRole[], day: CalendarDay): TeamPerson => ({
    by: authorIn(authors, accountId),
    roles: shown,
    state: disclosureState(own.disclosure, day),
    lastDay: own.disclosure === null ? null : lastDayOf(own.disclosure),
    obstacle: obstacleOf(own, day),
    relationships: (own.disclosure?.relationships ?? []).map((relationship) => {
      const judged = judgements.find((one) => one.accountId === accountId && one.relationshipId === relationship.id);
      return {
        ...relationship,
        bound: isBoundNow(relationship, day),
        judgement: judged === undefined ? null : told(judged, judgementOf(relationship, own, day) !== null),
      };
    }),
    mitigations: MITIGATIONS.filter((step) => own.roles.every((role) => MITIGATIONS_FOR[role].includes(step))),
    isReader: accountId === actor.accountId,
  });
  const told = ({ verdict, exception, mitigation, reason, judgedBy, at }: GivenJudgement, holds: boolean) => ({
    ...{ verdict, exception, mitigation, reason, at, holds },
    by: authorIn(authors, judgedBy),
  });

  const metadata = (newest?.content ?? {}) as DraftMetadata;
  const lines = facultyLines(team);
  return {
    courseId,
    title: metadata.title ?? {},
    members: [
      ...team.map((member) => person(member.accountId, member, member.roles, dayAnsweredFor(member, publishedAt, today))),
      ...reviewers.map((reviewer) => person(reviewer.accountId, reviewer, reviewer.roles, dayInBaghdad(reviewer.lastAt))),
    ],
    others: prospects.map((id) => {
      const held = people.find(({ accountId }) => accountId === id)?.held ?? [];
      const own = {
        roles: rolesToJudge([], held, false),
        disclosure: disclosures.get(id) ?? null,
        judgements: judgements.filter((one) => one.accountId === id),
      };
      return person(id, own, [], today);
    }),
    byHand: withTeamLines(metadata.faculty ?? [], lines).filter((line) => !(lines as readonly unknown[]).includes(line)),
    commercialSupport: metadata.commercialSupport,
  };
}
