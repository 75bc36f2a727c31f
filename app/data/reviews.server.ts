import { randomUUID } from "node:crypto";
import { type LoadedDraft, authorsOf } from "#app/data/drafts.server.ts";
import { contentHashOf } from "#app/data/authoring.server.ts";
import { facultyOf } from "#app/data/independence.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { PartHashes } from "#app/domain/authoring/course-standing.ts";
import type { FacultyMember } from "#app/domain/authoring/course-source.ts";
import { Decision, type ReviewAnswers, reviewOutcome } from "#app/domain/authoring/review.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** The parts that were handed in: revision and hash of each. */
export type SubmittedParts = LoadedDraft["parts"];

export type Submission = {
  readonly id: string;
  readonly courseId: CourseId;
  readonly number: number;
  readonly contentHash: string;
  readonly parts: SubmittedParts;
  readonly submittedBy: string;
  readonly withdrawn: boolean;
};

type Row = {
  id: string;
  courseId: string;
  number: number;
  contentHash: string;
  parts: unknown;
  submittedBy: string;
  withdrawal: object | null;
};

const submissionFrom = ({ withdrawal, parts, courseId, ...row }: Row): Submission => ({
  ...row,
  courseId: courseId as CourseId,
  parts: parts as SubmittedParts,
  withdrawn: withdrawal !== null,
});

/** A submission by its id; null when there is none. */
export async function submissionById(tx: Tx, id: string): Promise<Submission | null> {
  const row = await tx.reviewSubmission.findUnique({ where: { id }, include: { withdrawal: true } });
  return row === null ? null : submissionFrom(row);
}

/** The last submission of a course; null when there was none. */
export async function lastSubmission(tx: Tx, courseId: string): Promise<Submission | null> {
  const row = await tx.reviewSubmission.findFirst({ where: { courseId }, orderBy: { number: "desc" }, include: { withdrawal: true } });
  return row === null ? null : submissionFrom(row);
}

/** The courses that were handed in and not taken back, with whose they are. */
export async function coursesHandedIn(tx: Tx): Promise<readonly { readonly courseId: string; readonly providerId: string }[]> {
  const rows = await tx.course.findMany({
    where: { draft: { submissions: { some: { withdrawal: null } } } },
    select: { id: true, providerId: true },
  });
  return rows.map(({ id, providerId }) => ({ courseId: id, providerId }));
}

/** Writes the submission of a locked draft. */
export async function insertSubmission(
  tx: Tx,
  submission: Pick<Submission, "courseId" | "number" | "contentHash" | "parts" | "submittedBy">,
  at: Instant,
): Promise<string> {
  const id = randomUUID();
  await tx.reviewSubmission.create({ data: { id, ...submission, submittedAt: at } });
  return id;
}

/** Writes a decision; false when this reviewer has decided about this submission before. */
export async function insertDecision(
  tx: Tx,
  decision: {
    readonly submissionId: string;
    readonly reviewerId: string;
    readonly decision: Decision;
    readonly answers: ReviewAnswers;
    readonly reason: string;
  },
  at: Instant,
): Promise<boolean> {
  const { count } = await tx.reviewDecision.createMany({ data: [{ ...decision, decidedAt: at }], skipDuplicates: true });
  return count > 0;
}

/** Takes a submission back; false when that was done before. */
export async function insertWithdrawal(tx: Tx, submissionId: string, by: string, at: Instant): Promise<boolean> {
  const { count } = await tx.submissionWithdrawal.createMany({
    data: [{ submissionId, withdrawnBy: by, withdrawnAt: at }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** What reviewers said about one content of a course, in whichever submission they were asked; what was said about a withdrawn one is no word. */
export async function outcomeOf(tx: Tx, courseId: string, contentHash: string): Promise<ReturnType<typeof reviewOutcome>> {
  const rows = await tx.reviewDecision.findMany({
    where: { submission: { courseId, contentHash, withdrawal: null } },
    orderBy: [{ decidedAt: "asc" }, { submission: { number: "asc" } }],
    select: { reviewerId: true, decision: true, submission: { select: { number: true } } },
  });
  const newest = await tx.reviewSubmission.aggregate({ where: { courseId, contentHash, withdrawal: null }, _max: { number: true } });
  const decisions = rows.map(({ reviewerId, decision, submission }) => ({
    reviewerId,
    decision: Decision.parse(decision),
    handedInSince: submission.number < (newest._max.number ?? 0),
  }));
  return reviewOutcome(decisions, await partiesOf(tx, courseId));
}

/** Who is not independent of a course: whoever wrote any revision of it, or ever submitted it. */
export async function partiesOf(tx: Tx, courseId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.reviewSubmission.groupBy({ by: ["submittedBy"], where: { courseId } });
  return new Set([...(await authorsOf(tx, courseId)), ...rows.map(({ submittedBy }) => submittedBy)]);
}

/** What the team had declared, beside the parts that were handed in: learners read it, so whoever approves has to have read it. */
export function teamPart(faculty: readonly FacultyMember[]): SubmittedParts {
  return { team: { number: 1, contentHash: contentHashOf(JSON.parse(JSON.stringify(faculty)) as Json) } };
}

/** Whether the team has declared something else since these parts were handed in. */
export async function teamChangedSince(tx: Tx, courseId: string, parts: SubmittedParts): Promise<boolean> {
  const now = teamPart(await facultyOf(tx, courseId))["team"]?.contentHash;
  // What was handed in before anybody was asked to declare holds no lines.
  return now !== (parts["team"] ?? teamPart([])["team"])?.contentHash;
}

/** The hashes of what was handed in. */
export function hashesSubmitted(parts: SubmittedParts): PartHashes {
  return Object.fromEntries(Object.entries(parts).map(([part, { contentHash }]) => [part, contentHash]));
}
