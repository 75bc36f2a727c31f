import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { FacultyMember } from "#app/domain/authoring/course-source.ts";
import { type Disclosure, type DisclosedRelationship } from "#app/domain/authoring/disclosure.ts";
import { type Independence, type Obstacle, type TeamMember, facultyLines, obstacleOf } from "#app/domain/authoring/independence.ts";
import {
  EXCEPTIONS,
  MITIGATIONS,
  type RelationshipJudgement,
  TEAM_ROLES,
  type TeamRole,
  VERDICTS,
} from "#app/domain/authoring/relationship-judgement.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Writes a disclosure, which takes the place of the one before. */
export async function insertDisclosure(tx: Tx, { accountId, at, name, credentials, relationships }: Disclosure): Promise<string> {
  const id = randomUUID();
  const declared = relationships as unknown as Prisma.InputJsonValue;
  await tx.disclosure.create({ data: { id, accountId, name, credentials, relationships: declared, givenAt: at } });
  return id;
}

type DisclosureRow = { accountId: string; name: unknown; credentials: unknown; relationships: unknown; givenAt: Date };

/** A stored disclosure. Its relationships were read when it was given. */
export function disclosureFrom({ accountId, name, credentials, relationships, givenAt }: DisclosureRow): Disclosure {
  return {
    accountId,
    at: instantAt(givenAt.getTime()),
    name: Trilingual.parse(name),
    credentials: Trilingual.parse(credentials),
    relationships: relationships as readonly DisclosedRelationship[],
  };
}

/** The newest disclosure of each of these people, by account. */
export async function newestDisclosures(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, Disclosure>> {
  if (accountIds.length === 0) return new Map();
  const rows = await tx.disclosure.findMany({
    where: { accountId: { in: [...new Set(accountIds)] } },
    orderBy: [{ accountId: "asc" }, { givenAt: "desc" }, { id: "asc" }],
    distinct: ["accountId"],
  });
  return new Map(rows.map((row) => [row.accountId, disclosureFrom(row)]));
}

/** A judgement with who found it and when. */
export type GivenJudgement = RelationshipJudgement & { readonly accountId: string; readonly judgedBy: string; readonly at: Instant };

/** The newest judgement of each relationship of these people in a course. */
export async function newestJudgements(tx: Tx, courseId: string, accountIds: readonly string[]): Promise<readonly GivenJudgement[]> {
  if (accountIds.length === 0) return [];
  const rows = await tx.relationshipJudgement.findMany({
    where: { courseId, accountId: { in: [...new Set(accountIds)] } },
    orderBy: [{ accountId: "asc" }, { relationshipId: "asc" }, { judgedAt: "desc" }, { id: "asc" }],
    distinct: ["accountId", "relationshipId"],
  });
  return rows.map(({ accountId, relationshipId, verdict, exception, mitigation, reason, judgedBy, judgedAt }) => ({
    accountId,
    relationshipId,
    verdict: known(VERDICTS, verdict),
    exception: exception === null ? null : known(EXCEPTIONS, exception),
    mitigation: mitigation === null ? null : known(MITIGATIONS, mitigation),
    reason,
    judgedBy,
    at: instantAt(judgedAt.getTime()),
  }));
}

/** What a check of the table lets through and no other. */
function known<Word extends string>(words: readonly Word[], word: string): Word {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new Error(`No such word: ${word}`);
  return found;
}

/** Writes what was found about a relationship. */
export async function insertJudgement(
  tx: Tx,
  judgement: RelationshipJudgement & { readonly courseId: string; readonly accountId: string; readonly judgedBy: string },
  at: Instant,
): Promise<string> {
  const id = randomUUID();
  await tx.relationshipJudgement.create({ data: { id, ...judgement, judgedAt: at } });
  return id;
}

/** Somebody's independence of a course in the part that they have or would take. */
export async function independenceOf(tx: Tx, courseId: string, accountId: string, role: TeamRole): Promise<Independence> {
  const [disclosures, judgements] = [await newestDisclosures(tx, [accountId]), await newestJudgements(tx, courseId, [accountId])];
  return { roles: [role], disclosure: disclosures.get(accountId) ?? null, judgements };
}

/** As what somebody works for a provider now. */
export async function providerRolesOf(tx: Tx, providerId: string, accountId: string): Promise<readonly ("trainer" | "reviewer")[]> {
  const people = await peopleOf(tx, providerId);
  return people.find((one) => one.accountId === accountId)?.held ?? [];
}

/** Everybody who writes or reviews for a provider now. */
export async function peopleOf(
  tx: Tx,
  providerId: string,
): Promise<readonly { readonly accountId: string; readonly held: readonly ("trainer" | "reviewer")[] }[]> {
  const grants = await tx.roleGrant.findMany({
    where: { providerId, endedAt: null, role: { in: ["trainer", "reviewer"] }, account: { disabledAt: null } },
    orderBy: [{ grantedAt: "asc" }, { id: "asc" }],
    select: { accountId: true, role: true },
  });
  return [...new Set(grants.map(({ accountId }) => accountId))].map((accountId) => ({
    accountId,
    held: (["trainer", "reviewer"] as const).filter((role) => grants.some((one) => one.accountId === accountId && one.role === role)),
  }));
}

/** Whether somebody has saved anything in a draft besides what its beginning copied: from then on nothing they type may be refused. */
export async function hasWritten(tx: Tx, courseId: string, accountId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM draft_revision r JOIN course_draft d USING (course_id)
     WHERE course_id = ${courseId} AND r.saved_by = ${accountId}::uuid AND (r.number > 1 OR r.saved_at > d.created_at) LIMIT 1`;
  return rows.length > 0;
}

/** What keeps an actor from beginning to write in a draft (nothing, once they have), and what they owe all the same. */
export async function ownObstacles(
  tx: Tx,
  courseId: string,
  actor: Actor,
  today: CalendarDay,
): Promise<{ readonly toBegin: Obstacle | null; readonly own: Obstacle | null }> {
  const own = obstacleOf(await independenceOf(tx, courseId, actor.accountId, actor.role === "reviewer" ? "reviewer" : "author"), today);
  return { toBegin: own === null || (await hasWritten(tx, courseId, actor.accountId)) ? null : own, own };
}

/** Who is about to take a part, as the team would be with them. */
export type Joining = { readonly accountId: AccountId; readonly role: TeamRole; readonly at: Instant };

/** That somebody did something in a part, first and last. */
export type Contribution = { accountId: string; role: TeamRole; firstAt: Instant; lastAt: Instant };

/**
 * Who is in control of what a draft says: who wrote or translated it, or a draft that it was copied from, or a lesson or the questions from
 * which something was taken that still stands here, who began it and who handed it in. Those who review it are not here: what they read must
 * not change by their reading.
 */
export async function teamOf(tx: Tx, courseId: string, joining: Joining | null = null): Promise<readonly TeamMember[]> {
  const rows = await tx.$queryRaw<{ accountId: string; role: string; firstAt: Date; lastAt: Date }[]>`
    WITH RECURSIVE origin (course_id) AS (
      SELECT ${courseId}::text
      UNION
      SELECT d.copied_from FROM origin o JOIN course_draft d USING (course_id) WHERE d.copied_from IS NOT NULL),
    source AS (
      SELECT coalesce((SELECT key FROM draft_revision r, jsonb_each_text(coalesce(r.content -> 'translations', '{}'))
        WHERE r.course_id = ${courseId} AND r.part = 'metadata' AND value = 'source' ORDER BY r.number DESC LIMIT 1), 'en') AS language),
    newest AS (
      SELECT DISTINCT ON (part) part, content FROM draft_revision
       WHERE course_id = ${courseId} AND part IN ('metadata', 'items') ORDER BY part, number DESC),
    deed AS (
      SELECT r.saved_by AS account_id, r.saved_at AS at,
             CASE WHEN r.number = 1 AND r.saved_at = d.created_at THEN 'planner'
                  WHEN r.part LIKE 'lesson/%' AND r.part NOT LIKE '%/' || source.language THEN 'translator' ELSE 'author' END AS role
        FROM origin JOIN course_draft d USING (course_id) JOIN draft_revision r USING (course_id), source
      UNION ALL
      SELECT r.saved_by, r.saved_at,
             CASE WHEN p.kind = 'lesson' AND r.part NOT LIKE '%/' || source.language THEN 'translator' ELSE 'author' END
        FROM placement p JOIN newest n ON n.part = CASE p.kind WHEN 'lesson' THEN 'metadata' ELSE 'items' END
        JOIN draft_revision r ON r.course_id = p.source_course_id AND r.saved_at <= p.placed_at
         AND CASE p.kind WHEN 'lesson' THEN r.part LIKE 'lesson/' || p.source_id || '/%' ELSE r.part = 'items' END, source
       WHERE p.course_id = ${courseId}
         AND CASE p.kind WHEN 'lesson' THEN n.content -> 'lessons' ELSE n.content END @> jsonb_build_array(jsonb_build_object('id', p.placed_id))
      UNION ALL
      SELECT submitted_by, submitted_at, 'planner' FROM review_submission WHERE course_id = ${courseId})
    SELECT account_id::text AS "accountId", role, min(at) AS "firstAt", max(at) AS "lastAt" FROM deed GROUP BY account_id, role`;
  const contributions: Contribution[] = [
    ...rows.map(({ accountId, role, firstAt, lastAt }) => ({
      accountId,
      role: known(TEAM_ROLES, role),
      firstAt: instantAt(firstAt.getTime()),
      lastAt: instantAt(lastAt.getTime()),
    })),
    ...(joining === null ? [] : [{ accountId: joining.accountId, role: joining.role, firstAt: joining.at, lastAt: joining.at }]),
  ];
  return membersFrom(tx, courseId, contributions);
}

/** People and what they did in a course, as members of its team. */
export async function membersFrom(tx: Tx, courseId: string, contributions: readonly Contribution[]): Promise<readonly TeamMember[]> {
  const accountIds = [...new Set(contributions.map(({ accountId }) => accountId))];
  const [disclosures, judgements] = [await newestDisclosures(tx, accountIds), await newestJudgements(tx, courseId, accountIds)];
  return accountIds.map((accountId) => {
    const own = contributions.filter((one) => one.accountId === accountId);
    const moments = own.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]).sort();
    const [firstAt, lastAt] = [moments[0], moments.at(-1)];
    if (firstAt === undefined || lastAt === undefined) throw new Error("A member of a team did nothing.");
    return {
      accountId,
      roles: TEAM_ROLES.filter((role) => own.some((one) => one.role === role)),
      firstAt,
      lastAt,
      disclosure: disclosures.get(accountId) ?? null,
      judgements: judgements.filter((one) => one.accountId === accountId),
    };
  });
}

/** What learners will read of the team of a draft. */
export async function facultyOf(tx: Tx, courseId: string, joining: Joining | null = null): Promise<readonly FacultyMember[]> {
  return facultyLines(await teamOf(tx, courseId, joining));
}

/** When the version that learners take was published; null when there is none. */
export async function publishedAtOf(tx: Tx, courseId: string): Promise<Instant | null> {
  const row = await tx.course.findUnique({ where: { id: courseId }, select: { publishedVersion: { select: { publishedAt: true } } } });
  const at = row?.publishedVersion?.publishedAt;
  return at === undefined ? null : instantAt(at.getTime());
}
