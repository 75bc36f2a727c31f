import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptCourse } from "#app/domain/sync/kept-course.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { Theme } from "#app/i18n/page-facts.ts";
import { DATABASE_NAME } from "#app/offline/first-visit.ts";
import type { StandingForDevice } from "#app/queries/learning/standing-for-device.server.ts";
import type { PaperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import type { QuizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import type { SessionSummary } from "#app/domain/identity/session-summary.ts";

/** An event that waits on this device until the server has answered for it. */
export type KeptEvent = {
  readonly accountId: string;
  readonly sequence: number;
  readonly event: LearnerEvent;
  /** This device's clock, for telling that something is unsent for days (R24). */
  readonly keptAt: number;
};

/** This browser as one account's device: its name there and the last number it gave. */
export type KeptDevice = { readonly accountId: string; readonly deviceId: string; readonly lastSequence: number };

/** What the server said no to, until the learner has seen it. */
export type KeptRejection = {
  readonly eventId: string;
  readonly accountId: string;
  /** `too-large`: the server would not even read it. */
  readonly reason: Rejection | "too-large";
  readonly at: number;
  /** What the server does not have itself: it is nowhere else. */
  readonly event?: LearnerEvent;
};

/** Who is at this device, in which language, as the server last said. One row; whoever signs in or out makes it void (R21). */
export type Here = {
  readonly row: "here";
  readonly language: Language;
  readonly theme: Theme;
  readonly sourceUrl: string | null;
  readonly session: SessionSummary | null;
};

/** How somebody stands in a course that they keep: as the server last said, and what it has acknowledged since. */
export type KeptStanding = {
  readonly accountId: string;
  readonly courseId: string;
  readonly course: StandingForDevice;
  readonly quiz: QuizStanding | null;
  /** Who helps in this installation, as its course pages say. */
  readonly helpContact: string | null;
  /** This device's clock. */
  readonly askedAt: number;
};

/** The paper of an attempt that was started over a line, as it was shown: no key is in it (R20, R32). */
export type KeptPaper = {
  readonly accountId: string;
  readonly attemptId: string;
  readonly language: Language;
  readonly courseId: string;
  readonly view: PaperForAttempt;
  readonly serverNow: Instant;
  /** This device's clock at that moment. */
  readonly keptAt: number;
};

/** What an author typed and the server does not have: it survives a crash of the browser, for this person and this text alone (R37). */
export type KeptDraft = {
  readonly accountId: string;
  readonly courseId: string;
  /** Which lesson, or which other part of the course. */
  readonly part: string;
  /** `every`: the part holds all languages at once. */
  readonly language: Language | "every";
  /** The server's revision that it was typed upon. */
  readonly basedOn: number;
  /** Of the document's schema; an older one is read by `parseDocument`, which keeps what it does not know. */
  readonly schemaVersion: number;
  /** What the part holds, as its editor wrote it. */
  readonly content: unknown;
  readonly at: Instant;
};

export interface LearnerDatabase extends DBSchema {
  events: { key: string; value: KeptEvent; indexes: { "by-account": [string, number] } };
  devices: { key: string; value: KeptDevice };
  rejections: { key: string; value: KeptRejection; indexes: { "by-account": string } };
  here: { key: string; value: Here };
  courses: { key: [accountId: string, courseId: string, language: string]; value: KeptCourse };
  standings: { key: [accountId: string, courseId: string]; value: KeptStanding };
  papers: { key: [accountId: string, attemptId: string, language: string]; value: KeptPaper };
  drafts: { key: [accountId: string, courseId: string, part: string, language: string]; value: KeptDraft };
}

/** The one version number, for page and worker alike (R23). Raise it with a step in `upgrade`; no step may touch `events`. */
const VERSION = 3;

let opening: Promise<IDBPDatabase<LearnerDatabase>> | null = null;

/** Opens the browser's database, once for this page or worker. The only module that knows how it is laid out (R23). */
export function learnerDatabase(): Promise<IDBPDatabase<LearnerDatabase>> {
  opening ??= openDB<LearnerDatabase>(DATABASE_NAME, VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        const events = database.createObjectStore("events", { keyPath: "event.id" });
        events.createIndex("by-account", ["accountId", "sequence"], { unique: true });
        database.createObjectStore("devices", { keyPath: "accountId" });
        database.createObjectStore("rejections", { keyPath: "eventId" }).createIndex("by-account", "accountId");
      }
      if (from < 2) {
        database.createObjectStore("here", { keyPath: "row" });
        database.createObjectStore("courses", { keyPath: ["accountId", "courseId", "language"] });
        database.createObjectStore("standings", { keyPath: ["accountId", "courseId"] });
        database.createObjectStore("papers", { keyPath: ["accountId", "attemptId", "language"] });
      }
      if (from < 3) database.createObjectStore("drafts", { keyPath: ["accountId", "courseId", "part", "language"] });
    },
    // A newer page in another tab wants to upgrade: let go, open again at the next use.
    blocking: () => void letGo(),
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function letGo(): Promise<void> {
  const open = await opening;
  opening = null;
  open?.close();
}

/** Every key that begins with this account's id. */
export function ofAccount(accountId: string): IDBKeyRange {
  // An array sorts behind every string.
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
