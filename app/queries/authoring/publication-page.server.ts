import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { isWithdrawn } from "#app/data/course-withdrawals.server.ts";
import { loadDraft } from "#app/data/drafts.server.ts";
import { facultyOf } from "#app/data/independence.server.ts";
import { publishedVersionOf, versionContent } from "#app/data/version-content.server.ts";
import { openPlan } from "#app/data/version-publications.server.ts";
import { type BlockDifference, documentDifference } from "#app/domain/authoring/document-difference.ts";
import { type MaterialReason, materialReasons } from "#app/domain/authoring/propose-change.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import { type VersionDifference, versionDifference } from "#app/domain/authoring/version-difference.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What a publication would change, and for how many. */
export type PublicationPage = {
  /** How many things stand in the way of the draft; then nothing is compared. */
  readonly faults: number;
  readonly dates: { readonly releasedOn: string; readonly reviewedOn: string; readonly expiresOn: string };
  /** Its day of release, while that is still to come; else null. */
  readonly releaseOn: CalendarDay | null;
  readonly published: {
    readonly courseVersionId: string;
    readonly number: number;
    readonly withdrawn: boolean;
    /** People who take it, or an earlier version, now. */
    readonly underWay: number;
    /** People who have passed it, or an earlier version. */
    readonly completed: number;
  } | null;
  /** null: there is nothing to compare with, or the draft is not ready. */
  readonly difference: VersionDifference | null;
  /** Why the change is more than an editorial one. */
  readonly material: readonly MaterialReason[];
  /** Word for word, of the lesson that was asked about. */
  readonly looked: { readonly lessonId: string; readonly language: Language; readonly blocks: readonly BlockDifference[] } | null;
  readonly plan: { readonly releaseOn: CalendarDay } | null;
};

/** What publishing the draft of a course would mean, for its authors; null when there is none, or it is somebody else's. */
export async function publicationPage(
  actor: Actor,
  courseId: string,
  look: { readonly lessonId: string; readonly language: Language } | null,
  now: Instant,
): Promise<PublicationPage | null> {
  const mine = await db().course.count({ where: { AND: [coursesWrittenBy(actor), { id: courseId, draft: { isNot: null } }] } });
  const draft = mine === 0 ? null : await loadDraft(db(), courseId);
  if (draft === null) return null;
  const published = await publishedVersionOf(db(), courseId);
  const before = published === null ? null : await versionContent(db(), published.id);
  const ready = readyDraft({ ...draft.content, team: await facultyOf(db(), courseId) });
  const { releasedOn = "", reviewedOn = "", expiresOn = "" } = draft.content.metadata;
  const plan = await openPlan(db(), courseId);
  return {
    faults: ready.ok ? 0 : ready.refusal.length,
    dates: { releasedOn, reviewedOn, expiresOn },
    releaseOn: ready.ok && ready.value.metadata.releasedOn > dayInBaghdad(now) ? ready.value.metadata.releasedOn : null,
    published:
      published === null
        ? null
        : {
            courseVersionId: published.id,
            number: published.number,
            withdrawn: await isWithdrawn(db(), courseId, published.number),
            ...(await learnersOf(courseId)),
          },
    difference: before !== null && ready.ok ? versionDifference(before, ready.value) : null,
    material: before !== null && ready.ok ? materialReasons(before, ready.value) : [],
    looked: look === null || before === null || !ready.ok ? null : { ...look, blocks: differenceOf(look, before, ready.value) },
    plan: plan === null ? null : { releaseOn: plan.releaseOn },
  };
}

async function learnersOf(courseId: string): Promise<{ readonly underWay: number; readonly completed: number }> {
  const [row] = await db().$queryRaw<{ underWay: number; completed: number }[]>`
    SELECT count(DISTINCT practitioner_id) FILTER (WHERE passed_at IS NULL)::int AS "underWay",
           count(DISTINCT practitioner_id) FILTER (WHERE passed_at IS NOT NULL)::int AS completed
      FROM enrolment WHERE course_id = ${courseId}`;
  return row ?? { underWay: 0, completed: 0 };
}

type Compared = Parameters<typeof versionDifference>[0];

function differenceOf(
  { lessonId, language }: { lessonId: string; language: Language },
  before: Compared,
  after: Compared,
): readonly BlockDifference[] {
  const document = (content: Compared) =>
    content.lessons.find(({ id }) => id === lessonId)?.documents[language] ?? ({ type: "doc", schemaVersion: 1, content: [] } as const);
  return documentDifference(document(before), document(after)).filter(({ change }) => change !== "same");
}
