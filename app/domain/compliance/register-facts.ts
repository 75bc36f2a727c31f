import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A line of the ledger as a policy looks at it. A correction names the line that it answers and carries its own sign. */
export type CreditLine = {
  readonly id: string;
  /** The order in which lines were written, and in which they are counted. */
  readonly sequence: number;
  readonly amountHundredths: number;
  readonly correctsId: string | null;
  readonly earnedOn: CalendarDay;
  readonly creditType: string;
  readonly category: string;
  readonly topics: readonly string[];
  /** How it was learned: `online`, `live`. */
  readonly format: string;
  /** What the person was in it: `learner`, `faculty`, `author`. */
  readonly role: string;
  readonly grade: EvidenceGrade;
  readonly providerId: string;
  /** What is one and the same activity; null: like no other. */
  readonly activityId: string | null;
  /** Whose credit it is, when it was brought from elsewhere; null: ours. */
  readonly accreditor: string | null;
};

/** A time with both ends included; `to` null: it goes on. */
type Span = { readonly from: CalendarDay; readonly to: CalendarDay | null };

/** What the register knows of one licence and who holds it. Everything here was decided by somebody before: the engine only applies it. */
export type RegisterFacts = {
  readonly profession: string;
  readonly specialty: string | null;
  readonly seniority: string | null;
  readonly governorate: string | null;
  readonly facilityType: string | null;
  /** The term of the licence, where a regulator issues several. */
  readonly licenceYears: number | null;
  /** Since when the regulator may ask anything of them; null: for longer than any policy. */
  readonly registeredOn: CalendarDay | null;
  /** The day on which the licence begins; null where it is not known. */
  readonly licensedOn: CalendarDay | null;
  readonly licenceStates: readonly (Span & { readonly state: string })[];
  /** Classes to which they belong: trainee, intern, retired. */
  readonly classes: readonly (Span & { readonly code: string })[];
  /** Leave that was granted. */
  readonly reliefs: readonly { readonly reason: string; readonly from: CalendarDay; readonly to: CalendarDay }[];
  readonly duties: readonly { readonly duty: string; readonly on: CalendarDay }[];
  /** That they were told of a failure; `cycleFrom`: the first day of the cycle that is meant. */
  readonly notices: readonly { readonly cycleFrom: CalendarDay; readonly on: CalendarDay }[];
  readonly appeals: readonly {
    readonly cycleFrom: CalendarDay;
    readonly filedOn: CalendarDay;
    /** null: not decided yet. */
    readonly decision: { readonly on: CalendarDay; readonly outcome: "granted" | "refused" } | null;
  }[];
};

/** Somebody of a profession about whom the register knows nothing more. */
export function factsOf(profession: string, more: Partial<RegisterFacts> = {}): RegisterFacts {
  return {
    profession,
    specialty: null,
    seniority: null,
    governorate: null,
    facilityType: null,
    licenceYears: null,
    registeredOn: null,
    licensedOn: null,
    licenceStates: [],
    classes: [],
    reliefs: [],
    duties: [],
    notices: [],
    appeals: [],
    ...more,
  };
}
