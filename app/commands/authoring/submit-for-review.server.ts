import { writeAudit } from "#app/data/audit.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { hashesOf, loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { facultyOf, publishedAtOf, teamOf } from "#app/data/independence.server.ts";
import { publicationHash } from "#app/data/publication.server.ts";
import { insertSubmission, lastSubmission, outcomeOf, teamPart } from "#app/data/reviews.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { type TeamObstacle, facultyLines, teamObstacles } from "#app/domain/authoring/independence.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type SubmitRefusal =
  | { readonly code: "not-yours" }
  | { readonly code: "not-ready"; readonly faults: readonly DraftFault[] }
  /** This very content is with the reviewers, or approved by them. */
  | { readonly code: "submitted-already" }
  /** Somebody in the team owes a disclosure, or theirs is not judged, or they are excluded. */
  | { readonly code: "not-independent"; readonly owed: readonly TeamObstacle[] }
  /** Somebody saved, or declared something, while the draft was looked at: look again. */
  | { readonly code: "changed-meanwhile" };

/**
 * Hands a draft to the reviewers: its content by hash, as a version of it would have. Nothing may be left on the publication checklist.
 * Content that changes were asked of may be handed in again as it is: its authors may have answered in words.
 */
export async function submitForReview(
  actor: Actor,
  { courseId }: { readonly courseId: CourseId },
  occasion: Occasion,
): Promise<Result<{ readonly submissionId: string; readonly contentHash: string }, SubmitRefusal>> {
  const seen = await loadDraft(alone(), courseId);
  if (seen === null || !can(actor, { verb: "draft-course", providerId: seen.content.providerId })) return refused({ code: "not-yours" });
  // Whoever hands it in is of its team from now on.
  const joining = { accountId: actor.accountId, role: "planner", at: occasion.at } as const;
  const team = await teamOf(alone(), courseId, joining);
  const owed = teamObstacles(team, await publishedAtOf(alone(), courseId), dayInBaghdad(occasion.at));
  if (owed.length > 0) return refused({ code: "not-independent", owed });
  const faculty = facultyLines(team);
  const course = await courseOfDraft({ ...seen.content, team: faculty });
  if (!course.ok) return refused({ code: "not-ready", faults: course.refusal });
  const contentHash = publicationHash(course.value);
  return inTransaction(async (tx) => {
    await lockDraft(tx, courseId);
    const now = await loadDraft(tx, courseId);
    if (now === null || !sameParts(hashesOf(now.parts), hashesOf(seen.parts))) return refused({ code: "changed-meanwhile" });
    const parts = { ...now.parts, ...teamPart(faculty) };
    const declared = teamPart(await facultyOf(tx, courseId, joining));
    if (!sameParts(hashesOf(declared), hashesOf(parts))) return refused({ code: "changed-meanwhile" });
    const last = await lastSubmission(tx, courseId);
    if (last !== null && !last.withdrawn && last.contentHash === contentHash) {
      if ((await outcomeOf(tx, courseId, contentHash)) !== "changes-asked") return refused({ code: "submitted-already" });
    }
    const number = (last?.number ?? 0) + 1;
    const submission = { courseId, number, contentHash, parts, submittedBy: actor.accountId };
    const submissionId = await insertSubmission(tx, submission, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "course-submitted",
        subject: { kind: "course", id: courseId },
        details: { submissionId, number, contentHash },
      },
    ]);
    return granted({ submissionId, contentHash });
  });
}
