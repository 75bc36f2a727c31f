/** What the time of a course is estimated from. `difficulty`: 1 (easy) to 5 (hard). */
export type CourseSize = { readonly words: number; readonly questions: number; readonly difficulty: number };

/** Words that make an hour of study: the rule of thumb of the European Board for Accreditation in Pneumology. */
const WORDS_AN_HOUR = 3500;

/**
 * The minutes that a text of this size takes, by a formula that was fitted to home study in pharmacy (Mergener MA, Am J Pharm Educ 1991;
 * 55: 263-6): `0.9 (-22.3 + 0.00209 words + 2.78 questions + 15.5 difficulty)`. Whole minutes; never below 0.
 */
export function minutesAfterMergener({ words, questions, difficulty }: CourseSize): number {
  return Math.max(0, Math.round(0.9 * (-22.3 + 0.00209 * words + 2.78 * questions + 15.5 * difficulty)));
}

/** The minutes that a text of so many words takes by the rule of thumb of 3,500 words an hour (EBAP). */
export function minutesByWords(words: number): number {
  return Math.round((words * 60) / WORDS_AN_HOUR);
}

/** The most credit that so many minutes allow: an hour is one credit, in quarters, never rounded up. Hundredths. */
export function creditForMinutes(minutes: number): number {
  return Math.max(0, Math.floor((minutes * 100) / 60 / 25) * 25);
}
