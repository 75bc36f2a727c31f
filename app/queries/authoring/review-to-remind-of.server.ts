import { openSubmission } from "#app/data/open-submission.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { reviewDueOn } from "#app/domain/authoring/review-term.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What a reviewer is reminded of; null when it was decided about, changed or taken back since the letter was asked for. */
export async function reviewToRemindOf(
  accountId: AccountId,
  submissionId: string,
  now: Instant,
): Promise<{ readonly title: DraftText; readonly dueOn: CalendarDay } | null> {
  const row = await db().reviewSubmission.findUnique({ where: { id: submissionId }, select: { courseId: true } });
  if (row === null) return null;
  const [submission, [course]] = await Promise.all([
    openSubmission(db(), row.courseId),
    standingsOf(db(), [row.courseId], dayInBaghdad(now)),
  ]);
  if (submission?.submissionId !== submissionId || !submission.current || course?.standing.draft !== "in-review") return null;
  if (submission.decisions.some(({ by }) => by.accountId === accountId)) return null;
  return { title: course.title, dueOn: reviewDueOn(dayInBaghdad(submission.at)) };
}
