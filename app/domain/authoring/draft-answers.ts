import type { FacultyMember } from "#app/domain/authoring/course-source.ts";
import type { Author, CourseStanding, DraftPart, DraftRevision, WholeRevision } from "#app/domain/authoring/draft.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import type { Obstacle } from "#app/domain/authoring/independence.ts";
import type { Decision, ReviewAnswers } from "#app/domain/authoring/review.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

/** A course in the list of a trainer's own (queries/authoring/own-drafts). */
export type OwnDraft = {
  readonly courseId: CourseId;
  readonly title: DraftText;
  readonly standing: CourseStanding;
  /** false: published from a folder, with no draft yet; `createDraft` from its version begins one. */
  readonly hasDraft: boolean;
  /** Days to the last day of what is published, once its owners are warned of it; else null. */
  readonly expiresInDays: number | null;
  readonly changedAt: Instant | null;
  readonly changedBy: Author | null;
  readonly published: { readonly courseVersionId: string; readonly number: number; readonly expiresOn: CalendarDay } | null;
};

/** A decision that counts for the content that is there now. */
export type GivenDecision = {
  readonly decision: Decision;
  readonly answers: ReviewAnswers;
  readonly reason: string;
  readonly by: Author;
  readonly at: Instant;
};

/** The last submission that was not withdrawn. */
export type OpenSubmission = {
  readonly submissionId: string;
  readonly number: number;
  readonly by: Author;
  readonly at: Instant;
  /** Whether the draft is still as it was submitted; when not, its approvals count for nothing. */
  readonly current: boolean;
  readonly decisions: readonly GivenDecision[];
  /** Who asked for changes of this very content before it was handed in again, and has to decide anew. */
  readonly waitsFor: readonly Author[];
};

/** A remark on a block, or on a whole part. */
export type BlockComment = {
  readonly commentId: string;
  readonly part: DraftPart;
  readonly blockId: string | null;
  /** The revision that was read. */
  readonly revision: number;
  readonly text: string;
  readonly by: Author;
  readonly at: Instant;
  readonly resolved: { readonly by: Author; readonly at: Instant } | null;
};

/** Somebody who stands between a course and its review or publication. */
export type PersonOwing = { readonly by: Author; readonly obstacle: Obstacle };

/** A whole draft as it is now (queries/authoring/draft-to-edit). */
export type DraftToEdit = {
  readonly courseId: CourseId;
  readonly providerId: string;
  readonly standing: CourseStanding;
  /** Every part that there is, in its newest revision; `metadata`, `items` and `media` always are. */
  readonly parts: readonly WholeRevision[];
  readonly submission: OpenSubmission | null;
  readonly comments: readonly BlockComment[];
  /** What learners will read of its team. */
  readonly team: readonly FacultyMember[];
  readonly independence: {
    /** What keeps the reader from writing here for the first time; null when nothing does, or when they have written here. */
    readonly toBegin: Obstacle | null;
    /** What the reader owes all the same. */
    readonly own: Obstacle | null;
    /** Who of the team owes what before it is handed in. */
    readonly owed: readonly PersonOwing[];
  };
};

/** The revisions of a part, newest first, 50 at a time (queries/authoring/draft-history). */
export type DraftHistory = { readonly revisions: readonly DraftRevision[]; readonly next: number | null };

/** What waits for reviewers of a provider (queries/authoring/open-reviews). */
export type OpenReview = {
  readonly submissionId: string;
  readonly courseId: CourseId;
  readonly title: DraftText;
  readonly by: Author;
  readonly at: Instant;
  readonly approvals: number;
  readonly changesAsked: number;
  /** Why this reader may not decide; null when they may. */
  readonly mayNotDecide: "not-independent" | "decided-already" | "outdated" | Obstacle | null;
  /** By the end of this day reviewers should have decided. */
  readonly dueOn: CalendarDay;
  readonly overdue: boolean;
  readonly waitsFor: readonly Author[];
};
