import type { LedgerDraft } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** The line that takes another back: the same amount with the other sign, on the same day of earning, naming the line it answers. */
export function reversalOf(line: LedgerLine, id: string, reason: string, recordedAt: Instant): LedgerDraft {
  const { sequence: _sequence, previousHash: _previousHash, hash: _hash, ...draft } = line;
  return {
    ...draft,
    id,
    kind: "reversal",
    amountHundredths: -line.amountHundredths,
    cause: `reversal:${line.id}`,
    correctsId: line.id,
    reason,
    recordedAt,
  };
}
