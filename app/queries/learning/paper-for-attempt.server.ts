import { courseRules } from "#app/data/course-rules.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { type CandidatePaper, toCandidatePaper } from "#app/domain/assessment/paper.ts";
import { Response } from "#app/domain/assessment/response.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { AttemptId, CourseVersionId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** An answer that the server holds, and under which event: a form says which one it was based on (R26). */
export type HeldAnswer = { readonly itemId: string; readonly response: Response; readonly eventId: string; readonly savedAt: Instant };

/** What the player shows: nothing in it tells which answer is right (R32). */
export type PaperForAttempt = {
  readonly attemptId: string;
  readonly courseId: string;
  readonly title: string;
  /** Those in which the course was published: who reads another one gets the first of them. */
  readonly languages: readonly Language[];
  readonly number: number;
  readonly attemptsAllowed: number;
  readonly minimumPerformanceLevel: number;
  readonly isOpen: boolean;
  readonly startedAt: Instant;
  readonly deadlineAt: Instant | null;
  readonly paper: CandidatePaper;
  readonly answers: readonly HeldAnswer[];
};

/** The paper of this learner's attempt in one language, with the answers held so far; null when it is not theirs (R33). */
export async function paperForAttempt(
  actor: Actor,
  courseId: string,
  attemptId: string,
  language: Language,
): Promise<PaperForAttempt | null> {
  if (!AttemptId.safeParse(attemptId).success) return null;
  const attempt = await db().attempt.findFirst({
    where: { id: attemptId, enrolment: { ...learningReadableBy(actor), courseId } },
    include: { enrolment: { select: { courseVersionId: true } }, answers: true },
  });
  if (attempt === null) return null;
  const rules = await courseRules(db(), CourseVersionId.parse(attempt.enrolment.courseVersionId));
  if (rules === null) return null;
  const stored = await db().learnerEvent.findMany({
    where: { id: { in: attempt.answers.map((answer) => answer.eventId) } },
    select: { id: true, receivedAt: true },
  });
  const receivedAt = new Map(stored.map((event) => [event.id, event.receivedAt]));
  return {
    attemptId,
    courseId,
    title: rules.metadata.title[language],
    languages: languagesOf(rules.metadata),
    number: attempt.number,
    attemptsAllowed: rules.metadata.quiz.attempts,
    minimumPerformanceLevel: rules.metadata.quiz.minimumPerformanceLevel,
    isOpen: attempt.state === "in_progress",
    startedAt: instantAt(attempt.startedAt.getTime()),
    deadlineAt: attempt.deadlineAt === null ? null : instantAt(attempt.deadlineAt.getTime()),
    paper: toCandidatePaper(Draw.parse(attempt.draw), rules.pool, language, rules.media[language]),
    answers: attempt.answers.map(({ itemId, response, eventId, answeredAt }) => ({
      itemId,
      response: Response.parse(response),
      eventId,
      savedAt: instantAt((receivedAt.get(eventId) ?? answeredAt).getTime()),
    })),
  };
}
