import type { Tx } from "#app/data/transaction.server.ts";
import { hashOfText } from "#app/data/authoring.server.ts";
import { newestDisclosures } from "#app/data/independence.server.ts";
import { type PartHashes, partsToPublish } from "#app/domain/authoring/course-standing.ts";
import { type Author, type DraftPart, type WholeRevision } from "#app/domain/authoring/draft.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { ReadPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/** Whose a course is; null when there is none. */
export async function providerOf(tx: Tx, courseId: string): Promise<string | null> {
  return (await tx.course.findUnique({ where: { id: courseId }, select: { providerId: true } }))?.providerId ?? null;
}

/** Enters a course, and the draft of it; false when there is a draft already. Two who begin at once: one of them does. */
export async function beginDraft(
  tx: Tx,
  { courseId, providerId, copiedFrom }: { readonly courseId: CourseId; readonly providerId: string; readonly copiedFrom: string | null },
  by: string,
  at: Instant,
): Promise<boolean> {
  await tx.course.createMany({ data: [{ id: courseId, providerId, createdAt: at }], skipDuplicates: true });
  const { count } = await tx.courseDraft.createMany({
    data: [{ courseId, createdAt: at, createdBy: by, copiedFrom }],
    skipDuplicates: true,
  });
  return count > 0;
}

/**
 * Locks a draft, so that saves, submissions, decisions and publications of one course wait for each other, and says whose it is; null when
 * there is none. Learners of the course wait for nothing.
 */
export async function lockDraft(tx: Tx, courseId: string): Promise<{ readonly courseId: CourseId; readonly providerId: string } | null> {
  const rows = await tx.$queryRaw<{ courseId: CourseId; providerId: string }[]>`
    SELECT d.course_id AS "courseId", c.provider_id AS "providerId" FROM course_draft d JOIN course c ON c.id = d.course_id
     WHERE d.course_id = ${courseId} FOR NO KEY UPDATE OF d`;
  return rows[0] ?? null;
}

/** The newest revision of a part, without its content. */
export type RevisionHead = {
  readonly number: number;
  readonly contentHash: string;
  readonly words: number;
  readonly savedBy: string;
  readonly savedAt: Instant;
};

/** The newest revision of a part; null when it has none. */
export async function newestRevision(tx: Tx, courseId: string, part: DraftPart): Promise<RevisionHead | null> {
  const row = await tx.draftRevision.findFirst({
    where: { courseId, part },
    orderBy: { number: "desc" },
    select: { number: true, contentHash: true, words: true, savedBy: true, savedAt: true },
  });
  return row === null ? null : { ...row, savedAt: instantAt(row.savedAt.getTime()) };
}

/** What a save that was sent before became; null when it is new. */
export async function revisionOfSave(tx: Tx, courseId: string, part: DraftPart, saveId: string) {
  const row = await tx.draftRevision.findUnique({
    where: { courseId_part_saveId: { courseId, part, saveId } },
    select: { number: true, savedAt: true, content: true },
  });
  return row === null ? null : { revision: row.number, at: instantAt(row.savedAt.getTime()), content: row.content as Json };
}

/** One revision with its content; null when there is none. */
export async function wholeRevision(tx: Tx, courseId: string, part: DraftPart, number: number): Promise<WholeRevision | null> {
  const row = await tx.draftRevision.findUnique({ where: { courseId_part_number: { courseId, part, number } } });
  if (row === null) return null;
  const authors = await authorsNamed(tx, [row.savedBy]);
  return {
    part,
    revision: row.number,
    by: authorIn(authors, row.savedBy),
    at: instantAt(row.savedAt.getTime()),
    restoredFrom: row.restoredFrom,
    words: row.words,
    content: row.content as Json,
  };
}

/**
 * Every part of a draft in its newest revision. `contentsOf`: only of these the content is read, of the others it is null; a course may hold
 * megabytes of lessons, and most pages show one.
 */
export async function newestParts(
  tx: Tx,
  courseId: string,
  contentsOf: readonly DraftPart[] | "every" = "every",
): Promise<readonly WholeRevision[]> {
  const rows = await tx.$queryRaw<
    { part: DraftPart; number: number; savedBy: string; savedAt: Date; restoredFrom: number | null; words: number; content: Json }[]
  >`SELECT DISTINCT ON (part) part, number, saved_by::text AS "savedBy", saved_at AS "savedAt", restored_from AS "restoredFrom", words,
           CASE WHEN ${contentsOf === "every"} OR part = ANY(${contentsOf === "every" ? [] : [...contentsOf]}::text[]) THEN content END AS content
      FROM draft_revision WHERE course_id = ${courseId} ORDER BY part, number DESC`;
  const authors = await authorsNamed(
    tx,
    rows.map(({ savedBy }) => savedBy),
  );
  return rows.map(({ part, number, savedBy, savedAt, restoredFrom, words, content }) => ({
    part,
    revision: number,
    by: authorIn(authors, savedBy),
    at: instantAt(savedAt.getTime()),
    restoredFrom,
    words,
    content,
  }));
}

export type RevisionToSave = {
  readonly courseId: string;
  readonly part: DraftPart;
  readonly number: number;
  readonly saveId: string;
  readonly read: Pick<ReadPart, "text" | "words">;
  /** The hash of its text, where it has been made already. */
  readonly hash?: string;
  readonly by: string;
  readonly at: Instant;
  readonly restoredFrom?: number;
  readonly fromVersionId?: string;
};

/**
 * Appends revisions to parts of a locked draft. The content goes to the database as the one text that is hashed: handed over as an object, the
 * driver's layers copy and write a lesson of 10,000 words several times over.
 */
export async function appendRevisions(tx: Tx, revisions: readonly RevisionToSave[]): Promise<void> {
  for (const { courseId, part, number, saveId, read, hash, by, at, restoredFrom, fromVersionId } of revisions) {
    const { text, words } = read;
    await tx.$executeRaw`
      INSERT INTO draft_revision (course_id, part, number, save_id, content, content_hash, words, saved_by, saved_at, restored_from, from_version_id)
      VALUES (${courseId}, ${part}, ${number}, ${saveId}::uuid, ${text}::jsonb, ${hash ?? hashOfText(text)}, ${words}, ${by}::uuid, ${at}::timestamptz,
              ${restoredFrom ?? null}, ${fromVersionId ?? null}::uuid)`;
  }
}

/** A draft as it is now: what it says, and which revisions of which hash would be submitted and published. */
export type LoadedDraft = {
  readonly content: DraftContent;
  readonly parts: Readonly<Record<string, { readonly number: number; readonly contentHash: string }>>;
};

/** Reads a whole draft; null when there is none. */
export async function loadDraft(tx: Tx, courseId: string): Promise<LoadedDraft | null> {
  const course = await tx.courseDraft.findUnique({ where: { courseId }, select: { course: { select: { providerId: true } } } });
  if (course === null) return null;
  const rows = await tx.$queryRaw<{ part: string; number: number; contentHash: string; content: unknown }[]>`
    SELECT DISTINCT ON (part) part, number, content_hash AS "contentHash", content FROM draft_revision
     WHERE course_id = ${courseId} ORDER BY part, number DESC`;
  const content = draftContentFrom(courseId, course.course.providerId, rows);
  const parts = new Set<string>(partsToPublish((content.metadata.lessons ?? []).map(({ id }) => id)));
  return {
    content,
    parts: Object.fromEntries(rows.flatMap(({ part, number, contentHash }) => (parts.has(part) ? [[part, { number, contentHash }]] : []))),
  };
}

/** The hashes of what would be published now, without reading the lessons. */
export async function presentHashes(tx: Tx, courseId: string): Promise<PartHashes> {
  const rows = await tx.$queryRaw<{ part: string; contentHash: string; lessons: readonly { readonly id: string }[] | null }[]>`
    SELECT DISTINCT ON (part) part, content_hash AS "contentHash", CASE WHEN part = 'metadata' THEN content -> 'lessons' END AS lessons
      FROM draft_revision WHERE course_id = ${courseId} ORDER BY part, number DESC`;
  const lessons = rows.find(({ part }) => part === "metadata")?.lessons ?? [];
  const parts = new Set<string>(partsToPublish(lessons.map(({ id }) => id)));
  return Object.fromEntries(rows.flatMap(({ part, contentHash }) => (parts.has(part) ? [[part, contentHash]] : [])));
}

/** The hashes alone. */
export function hashesOf(parts: LoadedDraft["parts"]): PartHashes {
  return Object.fromEntries(Object.entries(parts).map(([part, { contentHash }]) => [part, contentHash]));
}

/** Everybody who saved any revision of a draft, or of one that it or a part of it was taken from: none of them is independent of it. */
export async function authorsOf(tx: Tx, courseId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ savedBy: string }[]>`
    WITH RECURSIVE origin (course_id) AS (
      SELECT ${courseId}::text
      UNION
      SELECT t.taken_from FROM origin o JOIN (
        SELECT course_id, copied_from AS taken_from FROM course_draft WHERE copied_from IS NOT NULL
        UNION ALL SELECT course_id, source_course_id FROM placement) t USING (course_id))
    SELECT DISTINCT r.saved_by AS "savedBy" FROM origin JOIN draft_revision r USING (course_id)`;
  return new Set(rows.map(({ savedBy }) => savedBy));
}

/** The names of accounts: as practitioners, else as they disclosed them. */
export async function authorsNamed(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, Author>> {
  const asked = [...new Set(accountIds)];
  const rows = await tx.practitioner.findMany({
    where: { accountId: { in: asked } },
    select: { accountId: true, nameAr: true, nameLatin: true, nameCkb: true },
  });
  const authors = new Map(
    rows.map(({ accountId, nameAr, nameLatin, nameCkb }): [string, Author] => [
      accountId ?? "",
      { accountId: accountId ?? "", name: { ar: nameAr, latin: nameLatin, ckb: nameCkb } },
    ]),
  );
  const disclosed = await newestDisclosures(
    tx,
    asked.filter((id) => !authors.has(id)),
  );
  for (const [accountId, { name }] of disclosed)
    authors.set(accountId, { accountId, name: { ar: name.ar, latin: name.en, ckb: name.ckb } });
  return authors;
}

/** Whether an account is that of a registered practitioner: who disclosed has a name too, and signs nothing clinical by it. */
export async function isPractitioner(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.practitioner.findFirst({ where: { accountId }, select: { id: true } })) !== null;
}

/** Somebody, with their name if there is one. */
export function authorIn(authors: ReadonlyMap<string, Author>, accountId: string): Author {
  return authors.get(accountId) ?? { accountId, name: null };
}

/** Which of these objects a draft of the provider may not name: what neither lies in its library nor is shown by a published course. */
export async function unknownObjects(tx: Tx, providerId: string, sha256s: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.mediaObject.findMany({
    where: { sha256: { in: [...sha256s] }, OR: [{ assets: { some: { providerId } } }, { uses: { some: {} } }] },
    select: { sha256: true },
  });
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return sha256s.filter((sha256) => !known.has(sha256));
}
