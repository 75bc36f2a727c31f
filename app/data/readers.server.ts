import { type Contribution, membersFrom } from "#app/data/independence.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { clinicalSignatures } from "#app/data/translation-marks.server.ts";
import type { TeamMember } from "#app/domain/authoring/independence.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/**
 * Who decided about one content, or about any when none is named, and whose word stands that a translation of the draft is right: as members of the
 * team, which they are without changing what they read.
 */
export async function reviewersOf(tx: Tx, courseId: string, contentHash?: string): Promise<readonly TeamMember[]> {
  const submission = contentHash === undefined ? { courseId } : { courseId, contentHash, withdrawal: null };
  const decisions = await tx.reviewDecision.findMany({ where: { submission }, select: { reviewerId: true, decidedAt: true } });
  return membersFrom(tx, courseId, [
    ...decisions.map(({ reviewerId, decidedAt }) => reading(reviewerId, instantAt(decidedAt.getTime()))),
    ...(await clinicalSignatures(tx, courseId)).map(({ by, at }) => reading(by, at)),
  ]);
}

function reading(accountId: string, at: Instant): Contribution {
  return { accountId, role: "reviewer", firstAt: at, lastAt: at };
}
