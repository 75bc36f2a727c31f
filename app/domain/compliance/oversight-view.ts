import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Coded, entryOf } from "#app/domain/identity/code-list.ts";
import { COLUMN_LISTS } from "#app/domain/identity/register/column-lists.ts";

/** By what people may be told apart and chosen when many are looked at. */
export const DIMENSIONS = ["governorate", "directorate", "facility", "profession", "specialty", "sex", "facility-type", "setting"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Every way to stand, as pages list them. */
export const STANDING_STATES = Object.keys({
  met: true,
  short: true,
  "non-adherent": true,
  "non-compliant": true,
  deferred: true,
  exempt: true,
  "under-appeal": true,
  "nothing-asked": true,
} satisfies Readonly<Record<StandingState, true>>) as readonly StandingState[];

/** The value of a dimension for whom the register does not know it; the empty text in `standing_summary`, null in `practitioner_standing`. */
export const NOT_KNOWN = "unknown";

/** What somebody who answers for a jurisdiction looks at: a page, an address, a file and a list are all made from one of these. */
export type OversightView = {
  readonly by: Dimension;
  readonly where: Readonly<Partial<Record<Dimension, string>>>;
  readonly state: StandingState | null;
};

const SETTINGS = [
  { code: "urban", name: { ar: "حضر", ckb: "شار", en: "Urban" } },
  { code: "rural", name: { ar: "ريف", ckb: "لادێ", en: "Rural" } },
] as const satisfies readonly Coded[];

/** The codes that a dimension takes, with their names; a facility is known by its id alone. */
export const VALUES: Readonly<Record<Exclude<Dimension, "facility">, readonly Coded[]>> = {
  governorate: COLUMN_LISTS.governorate,
  directorate: COLUMN_LISTS.directorate,
  profession: COLUMN_LISTS.profession,
  specialty: COLUMN_LISTS.specialty,
  sex: COLUMN_LISTS.sex,
  "facility-type": COLUMN_LISTS.facility_type,
  setting: SETTINGS,
};

const FACILITY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function takes(dimension: Dimension, value: string): boolean {
  if (value === NOT_KNOWN) return true;
  return dimension === "facility" ? FACILITY_ID.test(value) : entryOf(VALUES[dimension], value) !== undefined;
}

/** The view that an address asks for; what cannot be understood is not asked for, never an error. */
export function readOversightView(params: URLSearchParams): OversightView {
  const where = DIMENSIONS.flatMap((dimension) => {
    const value = params.get(dimension);
    return value !== null && takes(dimension, value) ? [[dimension, value] as const] : [];
  });
  return {
    by: DIMENSIONS.find((dimension) => dimension === params.get("by")) ?? "governorate",
    where: Object.fromEntries(where),
    state: STANDING_STATES.find((state) => state === params.get("state")) ?? null,
  };
}

/** The view as the search of an address, without a question mark; the same view is the same text. */
export function oversightSearch({ by, where, state }: OversightView): string {
  const asked = DIMENSIONS.flatMap((dimension) => {
    const value = where[dimension];
    return value === undefined ? [] : [[dimension, value]];
  });
  return new URLSearchParams([["by", by], ...asked, ...(state === null ? [] : [["state", state]])]).toString();
}
