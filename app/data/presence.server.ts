import { authorIn, authorsNamed } from "#app/data/drafts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { FORGET_MS, HERE_MS, type Present } from "#app/domain/authoring/presence.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

type Place = { readonly courseId: string; readonly part: DraftPart };

const before = (at: Instant, milliseconds: number): Date => new Date(Date.parse(at) - milliseconds);

/** Whose a draft is, without waiting for whoever saves; null when there is none. */
export async function draftOwner(tx: Tx, courseId: string): Promise<string | null> {
  const draft = await tx.courseDraft.findUnique({ where: { courseId }, select: { course: { select: { providerId: true } } } });
  return draft?.course.providerId ?? null;
}

/** Notes that somebody has a part open. Whoever comes back after they were gone is there anew. */
export async function noteHere(tx: Tx, { courseId, part }: Place, accountId: string, at: Instant): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO part_presence (course_id, part, account_id, since, seen_at)
    VALUES (${courseId}, ${part}, ${accountId}::uuid, ${at}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (course_id, part, account_id) DO UPDATE
       SET since = CASE WHEN part_presence.seen_at < ${before(at, HERE_MS)}::timestamptz THEN EXCLUDED.since ELSE part_presence.since END,
           seen_at = GREATEST(part_presence.seen_at, EXCLUDED.seen_at)`;
}

/** Notes that somebody has closed a part. */
export async function noteGone(tx: Tx, place: Place, accountId: string): Promise<void> {
  await tx.partPresence.deleteMany({ where: { ...place, accountId } });
}

/** Forgets, in every course, whoever was not heard of for long. A row that another beat holds is left to the next sweep. */
export async function sweepPresence(tx: Tx, at: Instant): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM part_presence WHERE (course_id, part, account_id) IN (
      SELECT course_id, part, account_id FROM part_presence WHERE seen_at < ${before(at, FORGET_MS)}::timestamptz FOR UPDATE SKIP LOCKED)`;
}

/** Who else has a part open now, whoever came first before the others. */
export async function othersHere(tx: Tx, place: Place, accountId: string, at: Instant): Promise<readonly Present[]> {
  const rows = await tx.partPresence.findMany({
    where: { ...place, accountId: { not: accountId }, seenAt: { gte: before(at, HERE_MS) } },
    orderBy: [{ since: "asc" }, { accountId: "asc" }],
    take: 10,
  });
  if (rows.length === 0) return [];
  const names = await authorsNamed(
    tx,
    rows.map((row) => row.accountId),
  );
  return rows.map((row) => ({ by: authorIn(names, row.accountId), since: instantAt(row.since.getTime()) }));
}
