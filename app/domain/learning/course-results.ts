import type { AnswerCount } from "#app/domain/assessment/answer-counts.ts";
import type { QuestionStatistics } from "#app/domain/assessment/question-statistics.ts";
import type { CreditProposal } from "#app/domain/learning/credit-proposal.ts";
import type { BARRIERS, BIAS_DEGREES, INTENTS } from "#app/domain/learning/evaluation-choices.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Fewer evaluations are counted and not shown: whose they are might be guessed. */
export const ENOUGH_EVALUATIONS = 5;

/** How far those who began a version have come; each number counts persons' rounds of the course. */
export type Funnel = {
  readonly began: number;
  readonly lessons: readonly { readonly lessonId: string; readonly title: Trilingual; readonly finished: number }[];
  readonly attempted: number;
  readonly passed: number;
  readonly evaluated: number;
  readonly claimed: number;
};

/** Minutes that learners took: of how many, and where the quarters of them lie. */
export type Minutes = { readonly learners: number; readonly quarter: number; readonly median: number; readonly threeQuarters: number };

export type TimeSpent = {
  readonly lessons: readonly {
    readonly lessonId: string;
    readonly title: Trilingual;
    readonly estimate: number;
    readonly taken: Minutes | null;
  }[];
  readonly quiz: Minutes | null;
  /** All lessons and the quiz, of those who finished both. */
  readonly whole: { readonly estimate: number; readonly taken: Minutes | null };
  /** What learners stated when they claimed their credit. */
  readonly stated: Minutes | null;
  readonly proposal: CreditProposal;
};

export type QuestionResult = QuestionStatistics & {
  readonly itemId: string;
  readonly topic: string;
  /** What the course calls its topic; null where it does not say. */
  readonly topicName: Trilingual | null;
  readonly type: string;
  readonly stem: Trilingual;
  readonly leadIn: Trilingual;
  readonly answered: number;
  readonly answers: readonly AnswerCount[];
};

/** Evaluations have no name, and are shown so that none can be put together again: each question by itself, texts in alphabetical order. */
export type EvaluationSummary = {
  readonly received: number;
  /** null: fewer than ENOUGH_EVALUATIONS. */
  readonly answers: {
    /** How many gave 1, 2 … 5. */
    readonly relevance: readonly number[];
    readonly intents: Readonly<Record<(typeof INTENTS)[number], number>>;
    readonly barriers: Readonly<Record<(typeof BARRIERS)[number], number>>;
    readonly bias: Readonly<Record<(typeof BIAS_DEGREES)[number], number>>;
    readonly intendedChanges: readonly string[];
    readonly biasComments: readonly string[];
    readonly comments: readonly string[];
  } | null;
};

/** What became of one published version of a course, all of one moment. */
export type CourseResults = {
  readonly courseId: string;
  readonly title: Trilingual;
  /** The moment of which every number here is. */
  readonly asOf: Instant;
  readonly version: number;
  /** Every version, the newest first, with how many began it. */
  readonly versions: readonly { readonly number: number; readonly publishedAt: Instant; readonly began: number }[];
  readonly funnel: Funnel;
  readonly time: TimeSpent;
  readonly questions: readonly QuestionResult[];
  readonly evaluation: EvaluationSummary;
};
