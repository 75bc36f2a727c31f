import { z } from "zod";
import { type Coded, entryOf } from "#app/domain/identity/code-list.ts";
import { directoratesIn } from "#app/domain/identity/directorate.ts";
import type { Governorate } from "#app/domain/identity/governorate.ts";
import { NameInArabic, NameInKurdish, NameInLatin } from "#app/domain/identity/person-name.ts";
import type { Profession } from "#app/domain/identity/profession.ts";
import { LicenceNumber } from "#app/domain/identity/profile.ts";
import type { ColumnPlaces, ImportColumn } from "#app/domain/identity/register/import-columns.ts";
import { COLUMN_LISTS } from "#app/domain/identity/register/column-lists.ts";
import { foldPlace } from "#app/domain/identity/register/name-skeleton.ts";
import { specialtiesOf } from "#app/domain/identity/specialty.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";
import { isPlainText, withoutEdgeMarks } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** What a line says of somebody and a licence of theirs; null where it says nothing, which changes nothing. */
export const RegisterRow = z.object({
  licence_number: z.string(),
  issuing_body: z.string(),
  name_ar: z.string(),
  name_latin: z.string().nullable(),
  name_ckb: z.string().nullable(),
  sex: z.enum(["female", "male"]).nullable(),
  birth_year: z.number().nullable(),
  profession: z.string().nullable(),
  specialty: z.string().nullable(),
  governorate: z.string().nullable(),
  directorate: z.string().nullable(),
  facility_name: z.string().nullable(),
  facility_type: z.string().nullable(),
  licence_state: z.string().nullable(),
  state_since: CalendarDay.nullable(),
  valid_until: CalendarDay.nullable(),
  employed_since: CalendarDay.nullable(),
});
export type RegisterRow = z.output<typeof RegisterRow>;

/** Why a line is refused, in codes; `column` where one column is to blame. */
export const LineFault = z.object({
  code: z.enum([
    "unreadable",
    "required",
    "malformed",
    "not-in-list",
    "date-year-first",
    "no-such-day",
    "days-reversed",
    "directorate-elsewhere",
    "specialty-of-another-profession",
    "outside-jurisdiction",
    "of-another-register",
    "twice-in-file",
    "needed-for-new",
    "changed-since-preview",
    "number-of-another",
  ]),
  column: z.string().nullable(),
});
export type LineFault = z.output<typeof LineFault>;

const fault = (code: LineFault["code"], column: ImportColumn | null = null): LineFault => ({ code, column });

type Listed = keyof typeof COLUMN_LISTS;

/** An entry is known by its code or by its name in any of the three languages, in any spelling that keyboards make of it. */
const CODES = new Map(
  (Object.keys(COLUMN_LISTS) as Listed[]).map((column) => [
    column,
    new Map(
      (COLUMN_LISTS[column] as readonly Coded[]).flatMap(({ code, name }) =>
        [code, code.replaceAll("-", " "), name.ar, name.ckb, name.en].map((text) => [foldPlace(text), code] as const),
      ),
    ),
  ]),
);

const NAMES = { name_ar: NameInArabic, name_latin: NameInLatin, name_ckb: NameInKurdish } as const;

/** Reads a line by the places of its columns: everything that is wrong with it is told at once. */
export function readRow(cells: readonly string[], places: ColumnPlaces): Result<RegisterRow, readonly LineFault[]> {
  const faults: LineFault[] = [];
  const textOf = (column: ImportColumn): string | null => {
    const place = places[column];
    const text = place === undefined ? "" : withoutEdgeMarks(cells[place] ?? "").trim();
    if (isPlainText(text)) return text === "" ? null : text;
    faults.push(fault("malformed", column));
    return null;
  };
  const parsed = <Value>(column: ImportColumn, schema: z.ZodType<Value>): Value | null => {
    const text = textOf(column);
    if (text === null) return null;
    const read = schema.safeParse(text);
    if (!read.success) faults.push(fault("malformed", column));
    return read.success ? read.data : null;
  };
  const listed = (column: Listed): string | null => {
    const text = textOf(column);
    const code = text === null ? null : (CODES.get(column)?.get(foldPlace(text)) ?? undefined);
    if (code === undefined) faults.push(fault("not-in-list", column));
    return code ?? null;
  };
  const day = (column: ImportColumn): CalendarDay | null => {
    const text = textOf(column);
    const read = text === null ? granted(null) : readDay(text);
    if (!read.ok) faults.push(fault(read.refusal, column));
    return read.ok ? read.value : null;
  };
  const row = {
    licence_number: parsed("licence_number", LicenceNumber),
    issuing_body: listed("issuing_body"),
    name_ar: parsed("name_ar", NAMES.name_ar),
    name_latin: parsed("name_latin", NAMES.name_latin),
    name_ckb: parsed("name_ckb", NAMES.name_ckb),
    sex: listed("sex") as RegisterRow["sex"],
    birth_year: parsed("birth_year", BirthYear),
    profession: listed("profession"),
    specialty: listed("specialty"),
    governorate: listed("governorate"),
    directorate: listed("directorate"),
    facility_name: parsed("facility_name", FacilityName),
    facility_type: listed("facility_type"),
    licence_state: listed("licence_state"),
    state_since: day("state_since"),
    valid_until: day("valid_until"),
    employed_since: day("employed_since"),
  };
  faults.push(...missing(row, faults), ...unfitting(row));
  return faults.length > 0 || !isWhole(row) ? refused(faults) : granted(row);
}

type Parsed = { readonly [Key in keyof RegisterRow]: RegisterRow[Key] | null };

function isWhole(row: Parsed): row is RegisterRow {
  return row.licence_number !== null && row.issuing_body !== null && row.name_ar !== null;
}

function missing(row: Parsed, faults: readonly LineFault[]): readonly LineFault[] {
  return (["licence_number", "issuing_body", "name_ar"] as const)
    .filter((column) => row[column] === null && !faults.some((one) => one.column === column))
    .map((column) => fault("required", column));
}

function unfitting(row: Parsed): readonly LineFault[] {
  const faults: LineFault[] = [];
  const { governorate, directorate, profession, specialty, state_since, valid_until } = row;
  if (governorate !== null && directorate !== null && !directoratesIn(governorate as Governorate).some(({ code }) => code === directorate))
    faults.push(fault("directorate-elsewhere", "directorate"));
  if (profession !== null && specialty !== null && entryOf(specialtiesOf(profession as Profession), specialty) === undefined)
    faults.push(fault("specialty-of-another-profession", "specialty"));
  if (state_since !== null && valid_until !== null && valid_until < state_since) faults.push(fault("days-reversed", "valid_until"));
  return faults;
}

const BirthYear = z
  .string()
  .transform(westernDigits)
  .pipe(z.string().regex(/^(19|20)\d\d$/u))
  .transform(Number);

const FacilityName = z
  .string()
  .max(160)
  .transform((text) => text.normalize("NFC").replace(/\s+/gu, " "));

/** A day with its year first; 03/04/2025 is the third of April to one office and the fourth of March to another, and is refused. */
export function readDay(written: string): Result<CalendarDay, "date-year-first" | "no-such-day"> {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(westernDigits(written).trim()) ?? [];
  if (year === undefined || month === undefined || date === undefined) return refused("date-year-first");
  const day = CalendarDay.safeParse(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
  return day.success && Number(year) >= 1900 && Number(year) <= 2200 ? granted(day.data) : refused("no-such-day");
}
