import type { CourseStanding, DraftState, PublishedState } from "#app/domain/authoring/draft.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { reviewOutcome } from "#app/domain/authoring/review.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { type CalendarDay, endOfDayInBaghdad, millisecondsOf } from "#app/domain/shared/time.ts";

/** The hash of each part's content, by part. */
export type PartHashes = Readonly<Record<string, string>>;

/** What a course's standing follows from. */
export type StandingFacts = {
  /** The draft as it is now: the parts of it that would be published. null: there is no draft. */
  readonly draft: PartHashes | null;
  /** The published version; `parts` are known when it came from a draft or a draft was begun from it. */
  readonly published: { readonly expiresOn: CalendarDay; readonly parts: PartHashes | null; readonly withdrawn?: boolean } | null;
  /** The last submission that was not withdrawn, and what the reviewers say about its content. */
  readonly submission: {
    readonly parts: PartHashes;
    /** Somebody has declared something else since: what learners would read of the team was not what was handed in. */
    readonly teamChanged: boolean;
    readonly outcome: ReturnType<typeof reviewOutcome>;
  } | null;
};

const DAYS_BEFORE_EXPIRY = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Where a course stands on that day. A draft that says what is published is none: there is nothing in it to be done. */
export function courseStanding(facts: StandingFacts, today: CalendarDay): CourseStanding {
  const published = facts.published === null ? null : publishedState(facts.published, today);
  const draft = draftState(facts);
  return { state: draft ?? published ?? "draft", draft, published };
}

/** Whether every part of the one has the same content in the other. */
export function sameParts(one: PartHashes, other: PartHashes): boolean {
  return Object.entries(one).every(([part, hash]) => other[part] === hash);
}

/** The parts of a draft that would be published: what no lesson of the list owns is left behind. */
export function partsToPublish(lessonIds: readonly string[]): readonly DraftPart[] {
  return ["metadata", "items", "media", ...lessonIds.flatMap((id) => LANGUAGES.map((language) => lessonPart(id, language)))];
}

function draftState({ draft, published, submission }: StandingFacts): DraftState | null {
  if (draft === null) return null;
  if (published !== null && published.parts !== null && sameParts(draft, published.parts)) return null;
  if (submission === null) return "draft";
  if (submission.outcome === "changes-asked") return "changes-asked";
  // Any edit since then voids what was approved.
  if (submission.teamChanged || !sameParts(draft, submission.parts)) return "draft";
  return submission.outcome === "approved" ? "approved" : "in-review";
}

function publishedState({ expiresOn, withdrawn }: NonNullable<StandingFacts["published"]>, today: CalendarDay): PublishedState {
  if (withdrawn === true) return "withdrawn";
  if (expiresOn < today) return "retired";
  const left = millisecondsOf(endOfDayInBaghdad(expiresOn)) - millisecondsOf(endOfDayInBaghdad(today));
  return left <= DAYS_BEFORE_EXPIRY * DAY_MS ? "expiring" : "published";
}
