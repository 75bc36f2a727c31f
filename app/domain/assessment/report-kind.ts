/** What a learner may say is wrong with a question. */
export const REPORT_KINDS = ["answer", "wording", "translation", "outdated", "other"] as const;

/** The longest text of a report, in characters. */
export const REPORT_LENGTH = 2000;
