/** What was read of a lesson, as the outbox takes it. */
export type SectionsReadIn = { readonly courseVersionId: string; readonly lessonId: string; readonly blockIds: readonly string[] };

const NAME = "bimaristan-read";

/**
 * Writes down that a section was read, at once and without waiting: a page that is closed in this moment has no time for more. One entry for
 * each section, so that two tabs never write over each other. `forgetRead` takes it away when the outbox has it.
 */
export function noteRead(accountId: string, courseVersionId: string, lessonId: string, blockId: string): void {
  try {
    localStorage.setItem([NAME, accountId, courseVersionId, lessonId, blockId].join("/"), String(Date.now()));
  } catch {
    // No room, or a browser that keeps nothing: then the outbox alone keeps it, or says that it cannot.
  }
}

export function forgetRead(accountId: string, { courseVersionId, lessonId, blockIds }: SectionsReadIn): void {
  try {
    for (const blockId of blockIds) localStorage.removeItem([NAME, accountId, courseVersionId, lessonId, blockId].join("/"));
  } catch {
    // Taken over once more, it counts once.
  }
}

/** What an earlier page of this account noted and could not give to the outbox any more, lesson by lesson, in the order of reading. */
export function readBefore(accountId: string, pageOpenedAt: number): readonly SectionsReadIn[] {
  try {
    const found = Object.entries(localStorage)
      .map(([key, value]) => ({ parts: key.split("/"), at: Number(value) }))
      .filter(({ parts, at }) => parts.length === 5 && parts[0] === NAME && parts[1] === accountId && at < pageOpenedAt)
      .sort((one, other) => one.at - other.at);
    const lessons = new Map<string, SectionsReadIn>();
    for (const { parts } of found) {
      const [, , courseVersionId = "", lessonId = "", blockId = ""] = parts;
      const key = `${courseVersionId}/${lessonId}`;
      lessons.set(key, { courseVersionId, lessonId, blockIds: [...(lessons.get(key)?.blockIds ?? []), blockId] });
    }
    return [...lessons.values()];
  } catch {
    return [];
  }
}
