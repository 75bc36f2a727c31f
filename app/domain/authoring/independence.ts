import type { FacultyMember } from "#app/domain/authoring/course-source.ts";
import { type Disclosure, type DisclosedRelationship, disclosureState } from "#app/domain/authoring/disclosure.ts";
import {
  MITIGATION_SENTENCES,
  NOT_RELEVANT_SENTENCE,
  type RelationshipJudgement,
  TEAM_ROLES,
  type TeamRole,
  judgementFault,
} from "#app/domain/authoring/relationship-judgement.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";

/** What keeps somebody from a part in a course. */
export const OBSTACLES = ["disclosure-owed", "disclosure-expired", "relationships-to-judge", "excluded"] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** Somebody, and all that is known of their independence of one course. */
export type Independence = {
  readonly roles: readonly TeamRole[];
  /** The newest one. */
  readonly disclosure: Disclosure | null;
  /** One at most for each relationship, the newest. */
  readonly judgements: readonly RelationshipJudgement[];
};

/** Somebody in control of a course's content. */
export type TeamMember = Independence & {
  readonly accountId: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};

/** Where one relationship stands in a course: judged by a judgement that still holds, or not. */
export function judgementOf(
  relationship: DisclosedRelationship,
  { roles, judgements }: Pick<Independence, "roles" | "judgements">,
  day: CalendarDay,
): RelationshipJudgement | null {
  const judged = judgements.find(({ relationshipId }) => relationshipId === relationship.id);
  return judged === undefined || judgementFault(judged, relationship, roles, day) !== null ? null : judged;
}

/**
 * What keeps somebody from a part in a course on a day; null: nothing. A valid disclosure, and of each relationship a judgement that it is not
 * relevant or was mitigated, are there before the part begins.
 * @rule accme-sii-2020/standard-3-mitigation
 * @rule accme-sii-2020/standard-3-exclusion
 */
export function obstacleOf(person: Independence, day: CalendarDay): Obstacle | null {
  const { disclosure } = person;
  const state = disclosureState(disclosure, day);
  if (disclosure === null || state === "owed") return "disclosure-owed";
  const judged = disclosure.relationships.map((relationship) => judgementOf(relationship, person, day));
  if (judged.some((judgement) => judgement?.verdict === "excluded")) return "excluded";
  if (state === "expired") return "disclosure-expired";
  return judged.includes(null) ? "relationships-to-judge" : null;
}

/** What keeps somebody from beginning a course: nobody can have judged yet what it has to do with their relationships. */
export function obstacleToBegin(person: Independence, day: CalendarDay): Exclude<Obstacle, "relationships-to-judge"> | null {
  const obstacle = obstacleOf(person, day);
  return obstacle === "relationships-to-judge" ? null : obstacle;
}

/**
 * The day for which a member answers: today, or the day of the last publication for whose part ended before it. What was in order then is not
 * asked of somebody who has done nothing since and may have left.
 */
export function dayAnsweredFor({ lastAt }: Pick<TeamMember, "lastAt">, publishedAt: Instant | null, today: CalendarDay): CalendarDay {
  return publishedAt !== null && lastAt <= publishedAt ? dayInBaghdad(publishedAt) : today;
}

/**
 * For which parts a relationship is judged: those that the person has in the course, else those that they could take by what they are at the
 * provider. Who wrote does not review.
 */
export function rolesToJudge(
  inTeam: readonly TeamRole[],
  held: readonly ("trainer" | "reviewer")[],
  hasReviewed: boolean,
): readonly TeamRole[] {
  if (inTeam.length > 0) return inTeam;
  if (hasReviewed) return ["reviewer"];
  return held.map((role) => (role === "trainer" ? "author" : "reviewer"));
}

export type TeamObstacle = { readonly accountId: string; readonly obstacle: Obstacle };

/** Everything that stands between a team and the learners, by name. */
export function teamObstacles(team: readonly TeamMember[], publishedAt: Instant | null, today: CalendarDay): readonly TeamObstacle[] {
  return team.flatMap((member) => {
    const obstacle = obstacleOf(member, dayAnsweredFor(member, publishedAt, today));
    return obstacle === null ? [] : [{ accountId: member.accountId, obstacle }];
  });
}

/**
 * What learners read of a team before the start: one line for each who declared something, in their first role, with every relationship and what was
 * done about it. Who owes a declaration has no line, and the course is not published.
 * @rule accme-sii-2020/standard-3-disclosure
 */
export function facultyLines(team: readonly TeamMember[]): readonly FacultyMember[] {
  const rank = ({ roles }: TeamMember): number => TEAM_ROLES.findIndex((role) => roles.includes(role));
  return [...team]
    .sort((a, b) => rank(a) - rank(b) || (a.firstAt < b.firstAt ? -1 : a.firstAt > b.firstAt ? 1 : a.accountId < b.accountId ? -1 : 1))
    .flatMap((member): FacultyMember[] => {
      const { disclosure, judgements } = member;
      const role = TEAM_ROLES[rank(member)];
      if (disclosure === null || role === undefined) return [];
      const { name, credentials, relationships } = disclosure;
      const lines = relationships.flatMap(({ id, company, nature }) => {
        const judged = judgements.find(({ relationshipId }) => relationshipId === id);
        if (judged === undefined || judged.verdict === "excluded") return [];
        const mitigation = judged.mitigation === null ? NOT_RELEVANT_SENTENCE : MITIGATION_SENTENCES[judged.mitigation];
        return [{ company, nature, mitigation }];
      });
      return [{ name, credentials, role, relationships: lines, team: true }];
    });
}

/**
 * The lines of a course: those written by hand, for people without an account, then the team's. A hand-written line of somebody who is in the team
 * gives way: what a person declared themselves is what counts.
 */
export function withTeamLines<
  Line extends { readonly name?: Readonly<Record<string, string | undefined>> | undefined; readonly team?: unknown },
>(byHand: readonly Line[], team: readonly FacultyMember[]): readonly (Line | FacultyMember)[] {
  const names = new Set(team.flatMap(({ name }) => Object.values(name)));
  const isOfTeam = (line: Line) =>
    line.team !== undefined || Object.values(line.name ?? {}).some((name) => name !== undefined && names.has(name));
  return [...byHand.filter((line) => !isOfTeam(line)), ...team];
}
