import type { AnswersByOption } from "#app/domain/assessment/answers-by-option.ts";
import type { CaseState, ReportKind, Verdict } from "#app/domain/assessment/item-case.ts";
import type { QuestionCount } from "#app/domain/assessment/question-count.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import type { RegradePreview } from "#app/domain/assessment/regrade-preview.ts";
import type { Author } from "#app/domain/authoring/draft.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A question about which something was said or done. */
export type ReportedItem = {
  readonly itemId: string;
  /** null: no published version has it any more. */
  readonly stem: Trilingual | null;
  readonly leadIn: Trilingual | null;
  readonly people: number;
  readonly byKind: Readonly<Partial<Record<ReportKind, number>>>;
  readonly lastAt: Instant | null;
  readonly state: CaseState | null;
  readonly isHeld: boolean;
};

/** A correction as pages show it. */
export type ShownRegrade = {
  readonly regradeId: string;
  readonly remedy: Remedy;
  readonly sentence: Trilingual;
  readonly versionNumbers: readonly number[];
  readonly proposedAt: Instant;
  readonly proposer: Author;
  readonly isOwn: boolean;
  readonly decision: {
    readonly outcome: "confirmed" | "refused";
    readonly reason: string;
    readonly at: Instant;
    readonly by: Author;
  } | null;
  /** Whom it would concern; null once it is decided. */
  readonly preview: RegradePreview | null;
  /** How papers change from then on, when it drops the question. */
  readonly papers: { readonly before: QuestionCount; readonly after: QuestionCount } | null;
  /** How far the marking is; null while it is not confirmed. */
  readonly progress: {
    readonly attempts: number;
    readonly done: number;
    readonly told: number;
    readonly passes: number;
    readonly endedAt: Instant | null;
  } | null;
};

/** Everything that is known of one question's reports. */
export type ItemCase = ReportedItem & {
  readonly courseId: string;
  readonly type: string;
  readonly parts: readonly { readonly id: string; readonly text: Trilingual }[];
  readonly stems: readonly { readonly id: string; readonly text: Trilingual }[];
  readonly versions: readonly { readonly courseVersionId: string; readonly number: number; readonly isPublished: boolean }[];
  readonly answers: AnswersByOption;
  /** What was said, newest first; a reporter is a number, never a name. */
  readonly texts: readonly {
    readonly textId: string;
    readonly reporter: number;
    readonly kind: ReportKind;
    readonly body: string;
    readonly language: string;
    readonly at: Instant;
  }[];
  readonly hold: { readonly reason: string; readonly role: string; readonly at: Instant } | null;
  readonly verdicts: readonly { readonly verdict: Verdict; readonly reason: Trilingual; readonly at: Instant }[];
  readonly regrades: readonly ShownRegrade[];
  /** The newest correction of the course, by which a preview was made. */
  readonly seen: number;
};

/** A proposal that waits for its second person. */
export type WaitingRegrade = {
  readonly courseId: string;
  readonly itemId: string;
  readonly title: Trilingual;
  readonly proposedAt: Instant;
  readonly isOwn: boolean;
};
