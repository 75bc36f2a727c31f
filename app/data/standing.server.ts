import { authorsNamed } from "#app/data/drafts.server.ts";
import { hashesSubmitted, outcomeOf, type SubmittedParts, teamChangedSince } from "#app/data/reviews.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { type PartHashes, courseStanding, partsToPublish } from "#app/domain/authoring/course-standing.ts";
import type { Author, CourseStanding } from "#app/domain/authoring/draft.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";

type Head = { courseId: string; part: string; contentHash: string; savedAt: Date; savedBy: string; metadata: DraftMetadata | null };

/** A course with its standing, and what that was computed from, as far as a list shows it. */
export type CourseWithStanding = {
  readonly courseId: CourseId;
  readonly title: NonNullable<DraftMetadata["title"]>;
  readonly standing: CourseStanding;
  readonly hasDraft: boolean;
  readonly changedAt: Instant | null;
  readonly changedBy: Author | null;
  readonly published: { readonly courseVersionId: string; readonly number: number; readonly expiresOn: CalendarDay } | null;
};

/** The standing of courses, newest change first. Reads heads of revisions and the metadata, no lesson and no item. */
export async function standingsOf(tx: Tx, courseIds: readonly string[], today: CalendarDay): Promise<readonly CourseWithStanding[]> {
  const courses = await tx.course.findMany({
    where: { id: { in: [...courseIds] } },
    select: { id: true, publishedVersion: { select: { id: true, number: true, contentHash: true, metadata: true } } },
  });
  const heads = await tx.$queryRaw<Head[]>`
    SELECT DISTINCT ON (course_id, part) course_id AS "courseId", part, content_hash AS "contentHash", saved_at AS "savedAt",
           saved_by::text AS "savedBy", CASE WHEN part = 'metadata' THEN content END AS metadata
      FROM draft_revision WHERE course_id = ANY(${[...courseIds]}::text[]) ORDER BY course_id, part, number DESC`;
  const versionIds = courses.flatMap(({ publishedVersion }) => (publishedVersion === null ? [] : [publishedVersion.id]));
  const copied = await tx.draftRevision.findMany({
    where: { courseId: { in: [...courseIds] }, fromVersionId: { in: versionIds } },
    select: { courseId: true, part: true, contentHash: true },
  });
  const submissions = await tx.reviewSubmission.findMany({
    where: { courseId: { in: [...courseIds] } },
    orderBy: { number: "desc" },
    select: { courseId: true, contentHash: true, parts: true, withdrawal: { select: { submissionId: true } } },
  });
  const taken = await tx.courseWithdrawal.findMany({
    where: { courseId: { in: [...courseIds] } },
    select: { courseId: true, firstNumber: true, lastNumber: true },
  });
  const authors = await authorsNamed(
    tx,
    heads.map(({ savedBy }) => savedBy),
  );

  const standings = await Promise.all(
    courses.map(async ({ id, publishedVersion }): Promise<CourseWithStanding> => {
      const mine = heads.filter(({ courseId }) => courseId === id);
      const metadata = mine.find(({ part }) => part === "metadata")?.metadata ?? null;
      const version = publishedVersion === null ? null : { ...publishedVersion, metadata: CourseMetadata.parse(publishedVersion.metadata) };
      const handedIn = submissions.filter(({ courseId }) => courseId === id);
      // Only the last word counts: a course whose last submission was taken back is a draft again.
      const last = handedIn[0]?.withdrawal === null ? handedIn[0] : undefined;
      const asPublished = handedIn.find(({ contentHash }) => contentHash === version?.contentHash);
      const ofVersion = copied.filter(({ courseId }) => courseId === id);
      const parts: PartHashes | null =
        asPublished !== undefined
          ? hashesSubmitted(asPublished.parts as SubmittedParts)
          : ofVersion.length > 0
            ? Object.fromEntries(ofVersion.map(({ part, contentHash }) => [part, contentHash]))
            : null;
      const newest = [...mine].sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime())[0];
      const standing = courseStanding(
        {
          draft: mine.length === 0 ? null : draftHashes(mine, metadata),
          published:
            version === null
              ? null
              : {
                  expiresOn: version.metadata.expiresOn,
                  parts,
                  withdrawn: taken.some(
                    ({ courseId, firstNumber, lastNumber }) =>
                      courseId === id && firstNumber <= version.number && version.number <= lastNumber,
                  ),
                },
          submission:
            last === undefined
              ? null
              : {
                  parts: hashesSubmitted(last.parts as SubmittedParts),
                  teamChanged: await teamChangedSince(tx, id, last.parts as SubmittedParts),
                  outcome: await outcomeOf(tx, id, last.contentHash),
                },
        },
        today,
      );
      return {
        courseId: id as CourseId,
        title: metadata?.title ?? version?.metadata.title ?? {},
        standing,
        hasDraft: mine.length > 0,
        changedAt: newest === undefined ? null : instantAt(newest.savedAt.getTime()),
        changedBy: newest === undefined ? null : (authors.get(newest.savedBy) ?? { accountId: newest.savedBy, name: null }),
        published: version === null ? null : { courseVersionId: version.id, number: version.number, expiresOn: version.metadata.expiresOn },
      };
    }),
  );
  return standings.sort((a, b) => ((a.changedAt ?? "") < (b.changedAt ?? "") ? 1 : -1));
}

function draftHashes(heads: readonly Head[], metadata: DraftMetadata | null): PartHashes {
  const parts = new Set<string>(partsToPublish((metadata?.lessons ?? []).map(({ id }) => id)));
  return Object.fromEntries(heads.flatMap(({ part, contentHash }) => (parts.has(part) ? [[part, contentHash]] : [])));
}
