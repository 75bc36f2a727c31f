/** Why a course is withdrawn although what it taught was right when it was taught. */
export const WITHDRAW_REASONS = ["outdated", "rights", "provider", "other"] as const;
/** Why a course is recalled. */
export const RECALL_REASONS = ["wrong", "unsafe"] as const;
export type WithdrawalReason = (typeof WITHDRAW_REASONS)[number] | (typeof RECALL_REASONS)[number];
export type WithdrawalKind = "withdraw" | "recall";
