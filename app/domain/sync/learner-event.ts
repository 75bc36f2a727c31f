import { z } from "zod";
import { Response } from "#app/domain/assessment/response.ts";
import { Evaluation } from "#app/domain/learning/evaluation.ts";
import { AttemptId, BlockId, CourseId, CourseVersionId, DeviceId, EventId, ItemId, LessonId } from "#app/domain/shared/ids.ts";
import { Instant } from "#app/domain/shared/time.ts";

const base = {
  id: EventId,
  deviceId: DeviceId,
  /** Counts up on the device: the order of deeds there, whatever its clock says (R17). */
  sequence: z.number().int().min(1).max(2_000_000_000),
  /** The device's claim; the server bounds it by moments it saw itself. */
  occurredAt: Instant,
};

/** Everything a learner can do, online or off. Online is a queue of length one. */
export const LearnerEvent = z.discriminatedUnion("kind", [
  /** `round`: to take a passed course again, the number of that time; a round that has begun already is given back (R82). */
  z.strictObject({
    ...base,
    kind: z.literal("course-started"),
    courseId: CourseId,
    round: z.number().int().min(1).max(1000).exactOptional(),
  }),
  /** Sections read; the last one is where the learner is now. */
  z.strictObject({
    ...base,
    kind: z.literal("sections-read"),
    courseVersionId: CourseVersionId,
    lessonId: LessonId,
    blockIds: z.array(BlockId).min(1).max(60),
  }),
  /** The event's id becomes the attempt's id. Only online: draw and deadline are the server's (R20, R25). */
  z.strictObject({ ...base, kind: z.literal("attempt-started"), courseVersionId: CourseVersionId }),
  z.strictObject({ ...base, kind: z.literal("answer-given"), attemptId: AttemptId, itemId: ItemId, response: Response }),
  z.strictObject({ ...base, kind: z.literal("attempt-finished"), attemptId: AttemptId }),
  z.strictObject({ ...base, kind: z.literal("evaluation-submitted"), courseVersionId: CourseVersionId, evaluation: Evaluation }),
  z.strictObject({
    ...base,
    kind: z.literal("credit-claimed"),
    courseVersionId: CourseVersionId,
    minutesStated: z.number().int().min(1).max(6000),
    claimedHundredths: z.number().int().min(25).multipleOf(25),
    /** "I claim only the credit commensurate with the extent of my participation." */
    statementAccepted: z.literal(true),
  }),
]);
export type LearnerEvent = z.infer<typeof LearnerEvent>;
