import { z } from "zod";

/** The letters that tell somebody about a course. */
export const COURSE_LETTERS = ["published", "not-published", "expiring-90", "expiring-30", "expiring-7", "withdrawn", "recalled"] as const;
export const CourseLetterKind = z.enum(COURSE_LETTERS);
export type CourseLetterKind = z.infer<typeof CourseLetterKind>;
