import { writeAudit } from "#app/data/audit.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { hashesOf, loadDraft, lockDraft, presentHashes } from "#app/data/drafts.server.ts";
import { facultyOf } from "#app/data/independence.server.ts";
import { publicationHash } from "#app/data/publication.server.ts";
import { outcomeOf, teamChangedSince, teamPart } from "#app/data/reviews.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { publishedVersionOf, versionContent } from "#app/data/version-content.server.ts";
import { insertPlan, openPlan } from "#app/data/version-publications.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import { materialReasons } from "#app/domain/authoring/propose-change.ts";
import { type NoticeFault, type PublicationNotice, noticeFaults } from "#app/domain/authoring/publication-notice.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { type CalendarDay, dayInBaghdad } from "#app/domain/shared/time.ts";

export type PlanRefusal =
  | { readonly code: "not-yours" | "not-ready" | "not-approved" | "changed-meanwhile" | "planned-already" }
  /** Its day of release has come: it is published at once. */
  | { readonly code: "due" }
  | { readonly code: "notice"; readonly faults: readonly NoticeFault[] };

/** Has an approved draft published on its day of release in Baghdad, by the clock. Whoever edits it before that day takes its approval away, and with it the plan. */
export async function planPublication(
  actor: Actor,
  { courseId, notice }: { readonly courseId: CourseId; readonly notice: PublicationNotice },
  occasion: Occasion,
): Promise<Result<{ readonly releaseOn: CalendarDay }, PlanRefusal>> {
  const seen = await loadDraft(alone(), courseId);
  if (seen === null || !can(actor, { verb: "publish-course", providerId: seen.content.providerId })) return refused({ code: "not-yours" });
  const faculty = await facultyOf(alone(), courseId);
  const course = await courseOfDraft({ ...seen.content, team: faculty });
  if (!course.ok) return refused({ code: "not-ready" });
  const contentHash = publicationHash(course.value);
  const releaseOn = course.value.metadata.releasedOn;
  if (releaseOn <= dayInBaghdad(occasion.at)) return refused({ code: "due" });
  return inTransaction(async (tx) => {
    await lockDraft(tx, courseId);
    if (!sameParts(await presentHashes(tx, courseId), hashesOf(seen.parts))) return refused({ code: "changed-meanwhile" });
    if (await teamChangedSince(tx, courseId, teamPart(faculty))) return refused({ code: "changed-meanwhile" });
    if ((await outcomeOf(tx, courseId, contentHash)) !== "approved") return refused({ code: "not-approved" });
    const replaced = await publishedVersionOf(tx, courseId);
    const before = replaced === null ? null : await versionContent(tx, replaced.id);
    const proposed = before === null ? null : materialReasons(before, course.value).length > 0 ? "material" : "editorial";
    const faults = noticeFaults(notice, proposed);
    if (faults.length > 0) return refused({ code: "notice", faults });
    if ((await openPlan(tx, courseId)) !== null) return refused({ code: "planned-already" });
    await insertPlan(tx, { courseId, contentHash, releaseOn, notice, plannedBy: actor.accountId }, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "publication-planned",
        subject: { kind: "course", id: courseId },
        details: { contentHash, releaseOn, change: notice.change },
      },
    ]);
    return granted({ releaseOn });
  });
}
