import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { type KeptEvent, type KeptRejection, learnerDatabase, ofAccount } from "#app/offline/database.ts";
import { withAnswer, withCourseStarted, withSectionsRead } from "#app/offline/own-progress.ts";
import { randomId } from "#app/offline/random-id.ts";

/** The oldest events that the server has not answered for, in the order in which they were done. */
export async function unsentEvents(accountId: string, atMost = 1000): Promise<readonly KeptEvent[]> {
  const database = await learnerDatabase();
  return database.getAllFromIndex("events", "by-account", accountRange(accountId), atMost);
}

/**
 * Takes events off the device that the server has named in its receipts (R18), and in the same transaction writes what it stored of them
 * beside the courses and papers that are kept here: a tick or an answer is never in neither place.
 */
export async function settle(accountId: string, events: readonly LearnerEvent[], receipts: readonly Receipt[]): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "standings", "papers"], "readwrite");
  const byId = new Map<string, LearnerEvent>(events.map((event) => [event.id, event]));
  const papers = transaction.objectStore("papers");
  const standings = transaction.objectStore("standings");
  for (const receipt of receipts) {
    const event = byId.get(receipt.id);
    await transaction.objectStore("events").delete(receipt.id);
    if (event === undefined || (receipt.outcome !== "stored" && receipt.outcome !== "duplicate")) continue;
    if (event.kind === "course-started") {
      const standing = await standings.get([accountId, event.courseId]);
      if (standing !== undefined) await standings.put(withCourseStarted(standing, event));
    }
    if (event.kind === "sections-read") {
      for (const standing of await standings.getAll(ofAccount(accountId)))
        if (standing.course.courseVersionId === event.courseVersionId) await standings.put(withSectionsRead(standing, event));
    }
    if (event.kind === "answer-given" || event.kind === "attempt-finished") {
      const range = IDBKeyRange.bound([accountId, event.attemptId], [accountId, event.attemptId, []]);
      for (const paper of await papers.getAll(range)) {
        if (event.kind === "answer-given") await papers.put(withAnswer(paper, event, receipt.data.savedAt));
        else await papers.delete([accountId, paper.attemptId, paper.language]);
      }
    }
  }
  await transaction.done;
}

/**
 * Takes an event that the server will never read out of the queue, so that it does not hold back the others, and keeps it among what was
 * refused until the learner has seen it. What still waits must be renumbered (`renewDevice`): the server will never see this number.
 */
export async function setAside({ accountId, event }: KeptEvent, reason: KeptRejection["reason"]): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "rejections"], "readwrite", { durability: "strict" });
  await transaction.objectStore("events").delete(event.id);
  await transaction.objectStore("rejections").put({ eventId: event.id, accountId, reason, at: Date.now(), event });
  await transaction.done;
}

/**
 * Gives this browser a new name and numbers what waits anew, in the same order: the server has other events under its old numbers
 * (a restored or copied browser profile). The events' own ids stay, so nothing can count twice.
 */
export async function renewDevice(accountId: string): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "devices"], "readwrite", { durability: "strict" });
  const events = transaction.objectStore("events");
  const waiting = await events.index("by-account").getAll(accountRange(accountId));
  const deviceId = randomId();
  for (const kept of waiting) await events.delete(kept.event.id);
  for (const [index, kept] of waiting.entries()) {
    await events.add({ ...kept, sequence: index + 1, event: { ...kept.event, deviceId, sequence: index + 1 } as LearnerEvent });
  }
  await transaction.objectStore("devices").put({ accountId, deviceId, lastSequence: waiting.length });
  await transaction.done;
}

function accountRange(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId, 0], [accountId, Number.MAX_SAFE_INTEGER]);
}
