import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { KeptPaper, KeptStanding } from "#app/offline/database.ts";

type CourseStarted = Extract<LearnerEvent, { kind: "course-started" }>;
type SectionsRead = Extract<LearnerEvent, { kind: "sections-read" }>;
type AnswerGiven = Extract<LearnerEvent, { kind: "answer-given" }>;

/** The standing of who has begun the course; of who had begun it before, as it was. */
export function withCourseStarted(standing: KeptStanding, { courseId }: CourseStarted): KeptStanding {
  if (standing.courseId !== courseId || standing.course.enrolled) return standing;
  return { ...standing, course: { ...standing.course, enrolled: true } };
}

/** The standing with the sections of an event in it; the last of them is where the reader is. */
export function withSectionsRead(standing: KeptStanding, { lessonId, blockIds }: SectionsRead): KeptStanding {
  const { facts, position } = standing.course;
  const isKnown = (blockId: string) => facts.some((fact) => fact.lessonId === lessonId && fact.blockId === blockId);
  const last = blockIds.at(-1);
  return {
    ...standing,
    course: {
      ...standing.course,
      facts: [...facts, ...blockIds.filter((blockId) => !isKnown(blockId)).map((blockId) => ({ lessonId, blockId }))],
      position: last === undefined ? position : { lessonId, blockId: last },
    },
  };
}

/** The paper with an answer that the server has stored. */
export function withAnswer(paper: KeptPaper, { id, itemId, response }: AnswerGiven, savedAt: Instant): KeptPaper {
  const answers = paper.view.answers.filter((answer) => answer.itemId !== itemId);
  return { ...paper, view: { ...paper.view, answers: [...answers, { itemId, response, eventId: id, savedAt }] } };
}
