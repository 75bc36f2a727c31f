/** The page of a course. */
export function coursePath(courseId: string): string {
  return `/learn/courses/${courseId}`;
}

/** A lesson, at a section when one is named. */
export function lessonPath(courseId: string, lessonId: string, blockId: string | null = null): string {
  return `/learn/courses/${courseId}/lessons/${lessonId}${blockId === null ? "" : `#${blockId}`}`;
}

/** What became of a course since somebody took it. Loaded as a whole page, because its words come with it. */
export function changesPath(courseId: string): string {
  return `${coursePath(courseId)}/changes`;
}
