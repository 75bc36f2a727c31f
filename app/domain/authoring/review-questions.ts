/** What a reviewer is asked about the whole course. */
export const REVIEW_QUESTIONS = ["evidence", "balance", "no-promotion", "dose-safety", "assessment-fits", "language"] as const;

/** How many independent reviewers have to approve. */
export const APPROVALS_NEEDED = 2;
