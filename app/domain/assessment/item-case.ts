import { z } from "zod";
import { REPORT_KINDS } from "#app/domain/assessment/report-kind.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** What a learner may say is wrong with a question. */
export const ReportKind = z.enum(REPORT_KINDS);
export type ReportKind = z.infer<typeof ReportKind>;

/** How reports about a question end. */
export const VERDICTS = ["fixed", "regraded", "rejected"] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/** Where the reports about a question stand. */
export type CaseState = "reported" | "proposed" | Verdict;

/** What is known of a question's reports: moments only, so that no order of rows matters. */
export type CaseFacts = {
  /** The last words of any report; null: none. */
  readonly lastReportAt: Instant | null;
  readonly lastVerdict: { readonly verdict: Verdict; readonly at: Instant } | null;
  /** A regrade waits for its second person. */
  readonly isProposed: boolean;
};

/** Where the reports about a question stand: words after the last verdict open them again; null when nothing was ever said. */
export function caseStateOf({ lastReportAt, lastVerdict, isProposed }: CaseFacts): CaseState | null {
  if (isProposed) return "proposed";
  if (lastReportAt !== null && (lastVerdict === null || lastReportAt > lastVerdict.at)) return "reported";
  return lastVerdict?.verdict ?? null;
}

/** How many times one learner may add words to what they said about one question. */
export const TEXTS_A_REPORT = 10;
