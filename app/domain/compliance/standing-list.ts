import type { StandingState } from "#app/domain/compliance/assess-standing.ts";

/** In which order a list of people behind a figure stands. */
export const LIST_SORTS = ["missing", "cycle-end", "name"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** As which files a list or a view leaves the house. */
export const TABLE_FORMATS = ["csv", "xlsx", "parquet"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** So many people are on a page of a list. */
export const LIST_PAGE = 50;
/** So many pages can be turned; who looks for more narrows the view, or takes the list out. */
export const LIST_PAGES = 100;

/** Somebody behind a figure, and how they stand as they were last judged. */
export type PersonBehind = {
  readonly id: string;
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly nameCkb: string | null;
  readonly profession: string;
  readonly governorate: string;
  readonly directorate: string;
  readonly facility: string | null;
  readonly state: StandingState;
  readonly cycleTo: string;
  readonly countedHundredths: number;
  readonly requiredHundredths: number | null;
  readonly missingHundredths: number;
};

/** The columns of a list that leaves the house, in their order. */
export const LIST_COLUMNS = [
  { name: "licence_numbers", isNumber: false },
  { name: "name_ar", isNumber: false },
  { name: "name_latin", isNumber: false },
  { name: "name_ckb", isNumber: false },
  { name: "profession", isNumber: false },
  { name: "specialty", isNumber: false },
  { name: "sex", isNumber: false },
  { name: "governorate", isNumber: false },
  { name: "directorate", isNumber: false },
  { name: "facility_name", isNumber: false },
  { name: "facility_type", isNumber: false },
  { name: "setting", isNumber: false },
  { name: "policy", isNumber: false },
  { name: "cycle_from", isNumber: false },
  { name: "cycle_to", isNumber: false },
  { name: "state", isNumber: false },
  { name: "credits_counted", isNumber: true },
  { name: "credits_required", isNumber: true },
  { name: "credits_missing", isNumber: true },
  { name: "as_of", isNumber: false },
] as const;
