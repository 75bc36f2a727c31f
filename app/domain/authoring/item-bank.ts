import type { DraftItem, DraftText } from "#app/domain/authoring/draft-content.ts";
import type { QuestionStatistics } from "#app/domain/assessment/question-statistics.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** Where an item was copied from, and how that stands now. */
export type ItemOrigin = {
  readonly courseId: string;
  readonly itemId: string;
  readonly title: DraftText;
  /** `changed`: its source says something else by now; `gone`: there is no such item any more. */
  readonly state: "same" | "changed" | "gone";
};

/** One item of the provider's bank (queries/authoring/item-bank). */
export type BankItem = {
  readonly courseId: string;
  readonly courseTitle: DraftText;
  /** As its draft has it, or as it was published last. */
  readonly item: DraftItem;
  /** What its course calls its topic; empty where it does not say. */
  readonly topicName: DraftText;
  readonly contentHash: string;
  /** How many wordings of it were published. */
  readonly versions: number;
  /** The numbers of the versions of its course whose pool has it. */
  readonly publishedIn: readonly number[];
  /** Whether learners who begin now may meet it. */
  readonly isCurrent: boolean;
  readonly isInDraft: boolean;
  /** Courses that took a copy of it and still have it: `itemId` there, in the draft or in what is published. */
  readonly copiedInto: readonly {
    readonly courseId: string;
    readonly itemId: string;
    readonly title: DraftText;
    readonly isInDraft: boolean;
  }[];
  readonly origin: ItemOrigin | null;
  readonly reviewOn: CalendarDay | null;
  readonly isReviewDue: boolean;
  /** Of its newest published wording; null while nobody has answered it. */
  readonly statistics: QuestionStatistics | null;
};

export type BankFilter = {
  readonly words: string;
  readonly topic: string;
  readonly type: string;
  readonly level: string;
  readonly competency: string;
  readonly course: string;
  readonly item: string;
  /** Only those whose review date has come. */
  readonly due: boolean;
  /** Counts from 1. */
  readonly page: number;
};

export type ItemBank = {
  readonly items: readonly BankItem[];
  readonly found: number;
  readonly pages: number;
  /** As the first course that names one calls it. */
  readonly topics: readonly { readonly topic: string; readonly name: DraftText }[];
  /** The courses of the provider, and which of them have a draft that could take an item. */
  readonly courses: readonly { readonly courseId: string; readonly title: DraftText; readonly hasDraft: boolean }[];
};
