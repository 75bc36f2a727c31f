import type { BlockId, CourseVersionId, EventId, LessonId } from "#app/domain/shared/ids.ts";
import { type SectionsReadIn, forgetRead, noteRead, readBefore } from "#app/offline/read-note.ts";
import { randomId } from "#app/offline/random-id.ts";

/** How a lesson keeps what is read in it. */
export type KeepReading = {
  /** At once, for each section. */
  readonly note: (blockId: string) => void;
  /** Several together, into the outbox. */
  readonly keep: (blockIds: readonly string[]) => void;
};

/** For a lesson of a course that this account takes. `told` hears whether the outbox could take it. */
export function keepReading(accountId: string, courseVersionId: string, lessonId: string, told: (isKept: boolean) => void): KeepReading {
  // What could not be kept is tried again with what is read next.
  let unkept: readonly string[] = [];
  return {
    note: (blockId) => {
      noteRead(accountId, courseVersionId, lessonId, blockId);
      // Fetched while there is time for it: a page that is being left fetches nothing any more.
      void import("#app/offline/outbox.ts").catch(() => undefined);
    },
    keep: (blockIds) => {
      const read = { courseVersionId, lessonId, blockIds: [...unkept, ...blockIds] };
      unkept = read.blockIds;
      void giveToOutbox(accountId, read).then(
        () => {
          unkept = unkept.filter((id) => !read.blockIds.includes(id));
          told(true);
        },
        () => told(false),
      );
    },
  };
}

/** Gives to the outbox what earlier pages of this account had noted when they were closed. What cannot be kept stays noted. */
export async function takeOverReading(accountId: string): Promise<void> {
  for (const read of readBefore(accountId, performance.timeOrigin)) await giveToOutbox(accountId, read);
}

/** Read twice counts once, so an event of its own each time does no harm. */
async function giveToOutbox(accountId: string, read: SectionsReadIn): Promise<void> {
  const { keep } = await import("#app/offline/outbox.ts");
  await keep(accountId, {
    kind: "sections-read",
    id: randomId() as EventId,
    courseVersionId: read.courseVersionId as CourseVersionId,
    lessonId: read.lessonId as LessonId,
    blockIds: read.blockIds as BlockId[],
  });
  forgetRead(accountId, read);
}
