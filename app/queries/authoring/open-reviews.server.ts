import { independenceOf } from "#app/data/independence.server.ts";
import { openSubmission } from "#app/data/open-submission.server.ts";
import { partiesOf } from "#app/data/reviews.server.ts";
import { coursesReviewableBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { OpenReview } from "#app/domain/authoring/draft-answers.ts";
import { obstacleOf } from "#app/domain/authoring/independence.ts";
import { reviewDueOn } from "#app/domain/authoring/review-term.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What was handed to the reviewers of the actor's provider and not taken back nor published, what is due first, and whether the actor may decide about it. */
export async function openReviews(actor: Actor, now: Instant): Promise<readonly OpenReview[]> {
  const courses = await db().course.findMany({
    where: { AND: [coursesReviewableBy(actor), { draft: { submissions: { some: { withdrawal: null } } } }] },
    select: { id: true },
  });
  const ids = courses.map(({ id }) => id);
  const standings = await standingsOf(db(), ids, dayInBaghdad(now));
  const reviews = await Promise.all(
    standings.map(async ({ courseId, title, standing }): Promise<OpenReview[]> => {
      const submission = await openSubmission(db(), courseId);
      if (submission === null || standing.draft === null) return [];
      const { submissionId, by, at, decisions } = submission;
      const approvals = decisions.filter(({ decision }) => decision === "approve").length;
      const mayNotDecide = await obstacle(actor, courseId, submission, dayInBaghdad(now));
      const [changesAsked, dueOn] = [decisions.length - approvals, reviewDueOn(dayInBaghdad(at))];
      const overdue = dueOn < dayInBaghdad(now);
      const { waitsFor } = submission;
      return [{ submissionId, courseId, title, by, at, approvals, changesAsked, mayNotDecide, dueOn, overdue, waitsFor }];
    }),
  );
  return reviews.flat().sort((a, b) => (a.dueOn === b.dueOn ? (a.at < b.at ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
}

async function obstacle(
  actor: Actor,
  courseId: CourseId,
  { current, decisions }: NonNullable<Awaited<ReturnType<typeof openSubmission>>>,
  today: CalendarDay,
): Promise<OpenReview["mayNotDecide"]> {
  if ((await partiesOf(db(), courseId)).has(actor.accountId)) return "not-independent";
  if (decisions.some(({ by }) => by.accountId === actor.accountId)) return "decided-already";
  if (!current) return "outdated";
  return obstacleOf(await independenceOf(db(), courseId, actor.accountId, "reviewer"), today);
}
