import { writeAudit } from "#app/data/audit.server.ts";
import { askForLettersToMakers } from "#app/data/course-letters.server.ts";
import { isWithdrawn, lockPublished } from "#app/data/course-withdrawals.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { hashesOf, loadDraft, lockDraft, presentHashes } from "#app/data/drafts.server.ts";
import { facultyOf, publishedAtOf, teamOf } from "#app/data/independence.server.ts";
import { type Publication, prepareCourse, publicationHash, publishPrepared, withReviewers } from "#app/data/publication.server.ts";
import { reviewersOf } from "#app/data/readers.server.ts";
import { outcomeOf, teamChangedSince, teamPart } from "#app/data/reviews.server.ts";
import { asSignedOff } from "#app/data/signed-off-course.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { publishedVersionOf, versionContent } from "#app/data/version-content.server.ts";
import { endPlan, insertVersionPublication, openPlan } from "#app/data/version-publications.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { type TeamObstacle, facultyLines, teamObstacles } from "#app/domain/authoring/independence.ts";
import type { LessonWords } from "#app/domain/authoring/lesson-rendering.ts";
import { materialReasons } from "#app/domain/authoring/propose-change.ts";
import { type NoticeFault, type PublicationNotice, noticeFaults } from "#app/domain/authoring/publication-notice.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type PublishDraftWish = {
  readonly courseId: CourseId;
  readonly words: Readonly<Record<Language, LessonWords>>;
  readonly notice: PublicationNotice;
  /** The content that is meant, where it was chosen at another time; null: what the draft says now. */
  readonly contentHash: string | null;
};

export type PublishDraftRefusal =
  | { readonly code: "not-yours" }
  | { readonly code: "not-ready"; readonly faults: readonly DraftFault[] }
  /** This content has no two valid approvals. */
  | { readonly code: "not-approved" }
  /** Somebody in the team, or who approved, owes a disclosure, or theirs is not judged, or they are excluded. */
  | { readonly code: "not-independent"; readonly owed: readonly TeamObstacle[] }
  /** The last day of the course is over. */
  | { readonly code: "expired" }
  /** Its day of release is still to come: it is planned for that day. */
  | { readonly code: "not-yet" }
  /** What is said to learners is not complete. */
  | { readonly code: "notice"; readonly faults: readonly NoticeFault[] }
  /** This very content was withdrawn: something has to be changed in it first. */
  | { readonly code: "withdrawn" }
  /** Somebody saved while the course was made ready: look again. */
  | { readonly code: "changed-meanwhile" };

/**
 * Publishes exactly what two independent reviewers approved, by its hash, as a version that never changes again, with what it means for
 * those who learned the version before. Learners who began an earlier version keep it. Authors and reviewers are told by letter.
 */
export async function publishDraft(
  actor: Actor,
  { courseId, words, notice, contentHash: meant }: PublishDraftWish,
  occasion: Occasion,
): Promise<Result<Publication, PublishDraftRefusal>> {
  const seen = await loadDraft(alone(), courseId);
  if (seen === null || !can(actor, { verb: "publish-course", providerId: seen.content.providerId })) return refused({ code: "not-yours" });
  const faculty = await facultyOf(alone(), courseId);
  const course = await courseOfDraft({ ...seen.content, team: faculty });
  if (!course.ok) return refused({ code: "not-ready", faults: course.refusal });
  const { releasedOn, expiresOn } = course.value.metadata;
  const contentHash = publicationHash(course.value);
  if (meant !== null && meant !== contentHash) return refused({ code: "changed-meanwhile" });
  if (expiresOn < dayInBaghdad(occasion.at)) return refused({ code: "expired" });
  if ((await outcomeOf(alone(), courseId, contentHash)) !== "approved") return refused({ code: "not-approved" });
  if (releasedOn > dayInBaghdad(occasion.at)) return refused({ code: "not-yet" });
  const replaced = await publishedVersionOf(alone(), courseId);
  const before = replaced === null ? null : await versionContent(alone(), replaced.id);
  const proposed = before === null ? null : materialReasons(before, course.value).length > 0 ? "material" : "editorial";
  const faults = noticeFaults(notice, proposed);
  const prepared = await prepareCourse(course.value, words, contentHash);
  return inTransaction(async (tx) => {
    await lockDraft(tx, courseId);
    if (!sameParts(await presentHashes(tx, courseId), hashesOf(seen.parts))) return refused({ code: "changed-meanwhile" });
    if (await teamChangedSince(tx, courseId, teamPart(faculty))) return refused({ code: "changed-meanwhile" });
    const there = await lockPublished(tx, courseId);
    if ((there?.courseVersionId ?? null) !== (replaced?.id ?? null)) return refused({ code: "changed-meanwhile" });
    // Asked again under the lock: a reviewer may have changed their mind, or have become an author.
    if ((await outcomeOf(tx, courseId, prepared.contentHash)) !== "approved") return refused({ code: "not-approved" });
    const team = await teamOf(tx, courseId);
    const inTeam = new Set(team.map(({ accountId }) => accountId));
    // Who signed a translation off and wrote afterwards is of the team already.
    const reviewers = (await reviewersOf(tx, courseId, prepared.contentHash)).filter(({ accountId }) => !inTeam.has(accountId));
    const [today, publishedAt] = [dayInBaghdad(occasion.at), await publishedAtOf(tx, courseId)];
    const owed = [
      ...teamObstacles(team, publishedAt, today),
      // A reviewer's part ended with the decision: what was valid then is enough.
      ...reviewers.flatMap((reviewer) => teamObstacles([reviewer], null, dayInBaghdad(reviewer.lastAt))),
    ];
    if (owed.length > 0) return refused({ code: "not-independent", owed });
    const complete = withReviewers(await asSignedOff(tx, prepared), facultyLines(reviewers));
    const published = await publishPrepared(tx, complete, actor.accountId, occasion.at);
    if (!published.ok) return refused({ code: published.refusal });
    const { courseVersionId, number, unchanged } = published.value;
    if (unchanged) return (await isWithdrawn(tx, courseId, number)) ? refused({ code: "withdrawn" }) : published;
    // Only now is it known that this is a publication at all; what was written so far is rolled back with the refusal.
    if (faults.length > 0) throw new NoticeIncomplete(faults);
    const row = { occasion, actor, subject: { kind: "course", id: courseId } } as const;
    const replacedVersionId = replaced?.id ?? null;
    await insertVersionPublication(
      tx,
      { courseId, courseVersionId, replacedVersionId, proposed, notice, by: actor.accountId },
      occasion.at,
    );
    const plan = await openPlan(tx, courseId);
    if (plan !== null) await endPlan(tx, plan.id, { outcome: "published", by: actor.accountId }, occasion.at);
    const { reason, belowReason } = notice;
    const change = proposed === null ? "first" : notice.change;
    await askForLettersToMakers(tx, "published", courseId);
    await writeAudit(tx, [
      {
        ...row,
        deed: "course-published",
        details: { courseVersionId, number, contentHash: prepared.contentHash, change, proposed, reason, belowReason },
      },
    ]);
    return granted(published.value);
  }).catch((error: unknown) => {
    if (error instanceof NoticeIncomplete) return refused({ code: "notice" as const, faults: error.faults });
    throw error;
  });
}

/** Thrown inside the transaction so that everything in it is rolled back. */
class NoticeIncomplete extends Error {
  readonly faults: readonly NoticeFault[];
  constructor(faults: readonly NoticeFault[]) {
    super("The notice of a publication is not complete.");
    this.faults = faults;
  }
}
