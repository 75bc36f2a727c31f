import { writeAudit } from "#app/data/audit.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { hashesOf, loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { facultyOf, publishedAtOf, reviewersOf, teamOf } from "#app/data/independence.server.ts";
import { type Publication, prepareCourse, publicationHash, publishPrepared, withReviewers } from "#app/data/publication.server.ts";
import { outcomeOf, teamChangedSince, teamPart } from "#app/data/reviews.server.ts";
import { asSignedOff } from "#app/data/signed-off-course.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { type TeamObstacle, facultyLines, teamObstacles } from "#app/domain/authoring/independence.ts";
import type { LessonWords } from "#app/domain/authoring/lesson-rendering.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type PublishDraftWish = { readonly courseId: CourseId; readonly words: Readonly<Record<Language, LessonWords>> };

export type PublishDraftRefusal =
  | { readonly code: "not-yours" }
  | { readonly code: "not-ready"; readonly faults: readonly DraftFault[] }
  /** This content has no two valid approvals. */
  | { readonly code: "not-approved" }
  /** Somebody in the team, or who approved, owes a disclosure, or theirs is not judged, or they are excluded. */
  | { readonly code: "not-independent"; readonly owed: readonly TeamObstacle[] }
  /** The last day of the course is over. */
  | { readonly code: "expired" }
  /** Somebody saved while the course was made ready: look again. */
  | { readonly code: "changed-meanwhile" };

/**
 * Publishes exactly what two independent reviewers approved, by its hash, as a version that never changes again. Learners who began an
 * earlier version keep it.
 */
export async function publishDraft(
  actor: Actor,
  { courseId, words }: PublishDraftWish,
  occasion: Occasion,
): Promise<Result<Publication, PublishDraftRefusal>> {
  const seen = await loadDraft(alone(), courseId);
  if (seen === null || !can(actor, { verb: "publish-course", providerId: seen.content.providerId })) return refused({ code: "not-yours" });
  const faculty = await facultyOf(alone(), courseId);
  const course = await courseOfDraft({ ...seen.content, team: faculty });
  if (!course.ok) return refused({ code: "not-ready", faults: course.refusal });
  if (course.value.metadata.expiresOn < dayInBaghdad(occasion.at)) return refused({ code: "expired" });
  const contentHash = publicationHash(course.value);
  if ((await outcomeOf(alone(), courseId, contentHash)) !== "approved") return refused({ code: "not-approved" });
  const prepared = await prepareCourse(course.value, words);
  return inTransaction(async (tx) => {
    await lockDraft(tx, courseId);
    const now = await loadDraft(tx, courseId);
    if (now === null || !sameParts(hashesOf(now.parts), hashesOf(seen.parts))) return refused({ code: "changed-meanwhile" });
    if (await teamChangedSince(tx, courseId, teamPart(faculty))) return refused({ code: "changed-meanwhile" });
    // Asked again under the lock: a reviewer may have changed their mind, or have become an author.
    if ((await outcomeOf(tx, courseId, prepared.contentHash)) !== "approved") return refused({ code: "not-approved" });
    const reviewers = await reviewersOf(tx, courseId, prepared.contentHash);
    const [today, before] = [dayInBaghdad(occasion.at), await publishedAtOf(tx, courseId)];
    const owed = [
      ...teamObstacles(await teamOf(tx, courseId), before, today),
      // A reviewer's part ended with the decision: what was valid then is enough.
      ...reviewers.flatMap((reviewer) => teamObstacles([reviewer], null, dayInBaghdad(reviewer.lastAt))),
    ];
    if (owed.length > 0) return refused({ code: "not-independent", owed });
    const complete = withReviewers(await asSignedOff(tx, prepared), facultyLines(reviewers));
    const published = await publishPrepared(tx, complete, actor.accountId, occasion.at);
    if (!published.ok) return refused({ code: published.refusal });
    const { courseVersionId, number, unchanged } = published.value;
    if (unchanged) return published;
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "course-published",
        subject: { kind: "course", id: courseId },
        details: { courseVersionId, number, contentHash: prepared.contentHash },
      },
    ]);
    return granted(published.value);
  });
}
