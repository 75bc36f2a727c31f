import { parseNumerals } from "#app/domain/shared/digits.ts";

/** What a learner says when claiming, as the event carries it. */
export type ClaimSaid = { readonly minutesStated: number; readonly claimedHundredths: number; readonly statementAccepted: true };

/** The claim that a form holds; null when something is missing or is no such number, which the server then says beside the fields. */
export function claimFromFields(fields: { get(name: string): unknown }): ClaimSaid | null {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value : "";
  };
  const minutesStated = parseNumerals(text("minutesStated")) ?? 0;
  const claimedHundredths = Number(text("claimedHundredths"));
  if (!Number.isInteger(minutesStated) || minutesStated < 1 || minutesStated > 6000) return null;
  if (!Number.isInteger(claimedHundredths) || claimedHundredths < 25 || claimedHundredths % 25 !== 0) return null;
  return text("statementAccepted") === "on" ? { minutesStated, claimedHundredths, statementAccepted: true } : null;
}
