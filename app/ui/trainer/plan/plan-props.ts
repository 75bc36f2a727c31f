import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import type { SelectOption } from "#app/ui/kit/select-field.tsx";

/** What a page of the plan may choose from, in the reader's language. */
export type PlanChoices = {
  readonly professions: readonly SelectOption[];
  readonly topics: readonly SelectOption[];
};

/** What a page of the plan knows of the rest of the course. */
export type PlanFacts = {
  /** The day it is in Baghdad. */
  readonly today: CalendarDay;
  /** Words of the lessons in the language in which the course is written first. */
  readonly words: number;
  /** How many items of the pool there are of each topic. */
  readonly pool: Readonly<Record<string, number>>;
  /** By reference: the titles of the lessons, and the ids of the items, that cite it. */
  readonly citedIn: Readonly<Record<string, { readonly lessons: readonly string[]; readonly items: number }>>;
};

/** One page of the plan: it draws the metadata and says each change by a function of what is there by then. */
export type PlanPageProps = {
  readonly courseId: string;
  readonly metadata: DraftMetadata;
  readonly change: (next: (metadata: DraftMetadata) => DraftMetadata) => void;
  readonly choices: PlanChoices;
  readonly facts: PlanFacts;
};
