/** With fewer learners measured, no other credit is proposed than the author estimated. */
export const ENOUGH_LEARNERS = 10;

/** What the time that learners truly took says of the credit of a course. */
export type CreditProposal =
  | { readonly kind: "too-few"; readonly learners: number }
  | { readonly kind: "fits"; readonly hundredths: number }
  | { readonly kind: "other"; readonly hundredths: number; readonly offeredHundredths: number };

/**
 * The credit that the median time would give: one credit an hour, to the nearest quarter, a quarter at least.
 * @rule ama-pra/credit-designation
 */
export function creditProposal(learners: number, medianMinutes: number | null, offeredHundredths: number): CreditProposal {
  if (learners < ENOUGH_LEARNERS || medianMinutes === null) return { kind: "too-few", learners };
  const hundredths = Math.max(25, Math.round(medianMinutes / 15) * 25);
  return hundredths === offeredHundredths ? { kind: "fits", hundredths } : { kind: "other", hundredths, offeredHundredths };
}
