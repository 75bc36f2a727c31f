import type { CourseVersionId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

/** Hundredths of a credit: whole numbers, so sums never drift. Claims move in steps of 25. */
export type CreditHundredths = number;

export type EvidenceGrade = "provider-signed" | "supervisor-cosigned" | "self-reported";

/** A line in the ledger. Never edited, never deleted; a mistake is answered by a second line that names the first. */
export type LedgerLine = {
  readonly id: string;
  readonly practitionerId: PractitionerId;
  /** 1, 2, 3 … for each practitioner. */
  readonly sequence: number;
  readonly kind: "award" | "reversal" | "adjustment";
  readonly amountHundredths: CreditHundredths;
  readonly creditType: string;
  readonly category: string;
  readonly cause: string;
  readonly courseId: string | null;
  readonly courseVersionId: CourseVersionId | null;
  readonly providerId: string;
  readonly ruleVersion: string;
  readonly evidenceGrade: EvidenceGrade;
  readonly earnedOn: CalendarDay;
  readonly recordedAt: Instant;
  readonly correctsId: string | null;
  readonly reason: string | null;
  readonly previousHash: string;
  readonly hash: string;
};
