import type { Coded } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { ImportColumn } from "#app/domain/identity/register/import-columns.ts";
import { LICENCE_STATES } from "#app/domain/identity/register/licence-state.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";

const SEXES = [
  { code: "female", name: { ar: "أنثى", ckb: "مێ", en: "Female" } },
  { code: "male", name: { ar: "ذكر", ckb: "نێر", en: "Male" } },
] as const satisfies readonly Coded[];

/** The lists from which columns take their values. */
export const COLUMN_LISTS = {
  issuing_body: ISSUING_BODIES,
  sex: SEXES,
  profession: PROFESSIONS,
  specialty: SPECIALTIES,
  governorate: GOVERNORATES,
  directorate: DIRECTORATES,
  facility_type: FACILITY_TYPES,
  licence_state: LICENCE_STATES,
} as const satisfies Readonly<Partial<Record<ImportColumn, readonly Coded[]>>>;
