import { noticesOf } from "#app/data/notices.server.ts";
import { courseStanding } from "#app/data/learning-standing.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import { versionContent } from "#app/data/version-content.server.ts";
import { type BlockDifference, documentDifference } from "#app/domain/authoring/document-difference.ts";
import type { WithdrawalReason } from "#app/domain/authoring/withdrawal-reasons.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { nextRound } from "#app/domain/learning/enrolment.ts";
import { contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { type Instant, endOfDayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A passage that says something else than in the version that the learner took. */
export type ChangedPassage = { readonly lesson: string; readonly blocks: readonly BlockDifference[] };

export type CourseNotice = {
  readonly noticeId: string;
  readonly kind: "changed" | "newer" | "withdrawn" | "recalled";
  readonly at: Instant;
  readonly readAt: Instant | null;
  /** What the publisher says about it, in the reader's language; null where nothing was written. */
  readonly text: string | null;
  readonly reason: WithdrawalReason | null;
};

/** What learners of a course are told about what became of it. */
export type CourseChanges = {
  readonly courseId: string;
  readonly title: string;
  readonly notices: readonly CourseNotice[];
  /** Between the version that they took and the one that is published now; empty when there is no change to be read. */
  readonly passages: readonly ChangedPassage[];
  /** As which time the published version can be begun, where theirs was withdrawn before they had passed. */
  readonly beginAgain: number | null;
};

/** What a learner is told about a course that they began; null when there is no such course, or they never began it. */
export async function courseChanges(actor: Actor, courseId: string, language: Language, now: Instant): Promise<CourseChanges | null> {
  const who = practitionerReadableBy(actor);
  if (who === null) return null;
  const [taken] = await db().$queryRaw<{ courseVersionId: string; title: Trilingual; publishedVersionId: string | null }[]>`
    SELECT v.id::text AS "courseVersionId", v.metadata -> 'title' AS title, c.published_version_id::text AS "publishedVersionId"
      FROM enrolment e JOIN course_version v ON v.id = e.course_version_id JOIN course c ON c.id = e.course_id
     WHERE e.practitioner_id = ${who}::uuid AND e.course_id = ${courseId} ORDER BY e.passed_at IS NULL DESC, e.round DESC LIMIT 1`;
  if (taken === undefined) return null;
  const own = await noticesOf(db(), who, courseId);
  const ids = own.map(({ noticeId }) => noticeId);
  const [publications, withdrawals, standing] = await Promise.all([
    db().versionPublication.findMany({ where: { id: { in: ids } }, select: { id: true, summary: true } }),
    db().courseWithdrawal.findMany({ where: { id: { in: ids } }, select: { id: true, explanation: true, reasonClass: true } }),
    courseStanding(db(), who, courseId),
  ]);
  const showsPassages = own.some(({ kind }) => kind === "changed" || kind === "newer") && taken.publishedVersionId !== null;
  const opens = standing !== null && standing.lapsed && !standing.course.withdrawn && now <= endOfDayInBaghdad(standing.course.expiresOn);
  return {
    courseId,
    title: taken.title[language],
    notices: own.map(({ noticeId, kind, at, readAt }) => {
      const withdrawal = withdrawals.find(({ id }) => id === noticeId);
      const said = withdrawal?.explanation ?? publications.find(({ id }) => id === noticeId)?.summary ?? null;
      return {
        noticeId,
        kind,
        at: instantAt(at.getTime()),
        readAt: readAt === null ? null : instantAt(readAt.getTime()),
        text: said === null ? null : (said as unknown as Trilingual)[language],
        reason: (withdrawal?.reasonClass ?? null) as WithdrawalReason | null,
      };
    }),
    passages: showsPassages ? await passagesBetween(taken.courseVersionId, taken.publishedVersionId ?? "", language) : [],
    beginAgain: opens ? nextRound(standing.enrolments) : null,
  };
}

async function passagesBetween(from: string, to: string, language: Language): Promise<readonly ChangedPassage[]> {
  const [before, after] = await Promise.all([versionContent(db(), from), versionContent(db(), to)]);
  if (before === null || after === null) return [];
  // A language that came later is no change of what was taught.
  const languages = languagesOf(before.metadata).filter((one) => languagesOf(after.metadata).includes(one));
  const compared = contentLanguage({ languages }, language);
  const ids = [...new Set([...after.lessons, ...before.lessons].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const text = (content: typeof before) =>
      content.lessons.find((lesson) => lesson.id === id)?.documents[compared] ?? ({ type: "doc", schemaVersion: 1, content: [] } as const);
    const blocks = documentDifference(text(before), text(after)).filter(({ change }) => change !== "same" && change !== "moved");
    const title = [after, before].flatMap(({ metadata }) => metadata.lessons).find((lesson) => lesson.id === id)?.title[language] ?? id;
    return blocks.length === 0 ? [] : [{ lesson: title, blocks }];
  });
}
