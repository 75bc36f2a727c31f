import { foldPlace } from "#app/domain/identity/register/name-skeleton.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** The columns that a list may have, by the name that its first line gives them in any of three languages. */
export const IMPORT_COLUMNS = {
  licence_number: ["رقم الإجازة", "رقم اجازة الممارسة", "ژمارەی مۆڵەت", "licence number", "license number"],
  issuing_body: ["جهة الإصدار", "الجهة المانحة", "لایەنی دەرکەر", "issuing body"],
  name_ar: ["الاسم", "الاسم بالعربية", "ناو بە عەرەبی", "name in arabic"],
  name_latin: ["الاسم باللاتينية", "الاسم بالإنجليزية", "ناو بە لاتینی", "name in latin letters", "name"],
  name_ckb: ["الاسم بالكردية", "ناو", "ناو بە کوردی", "name in kurdish"],
  sex: ["الجنس", "ڕەگەز", "sex"],
  birth_year: ["سنة الولادة", "ساڵی لەدایکبوون", "year of birth"],
  profession: ["المهنة", "پیشە", "profession"],
  specialty: ["الاختصاص", "پسپۆڕی", "specialty"],
  governorate: ["المحافظة", "پارێزگا", "governorate"],
  directorate: ["دائرة الصحة", "بەڕێوەبەرایەتی تەندروستی", "health directorate"],
  facility_name: ["المؤسسة", "اسم المؤسسة", "دامەزراوە", "facility"],
  facility_type: ["نوع المؤسسة", "جۆری دامەزراوە", "facility type"],
  licence_state: ["حالة الإجازة", "دۆخی مۆڵەت", "licence state"],
  state_since: ["الحالة منذ", "دۆخەکە لە", "state since"],
  valid_until: ["سارية لغاية", "کارا تا", "valid until"],
  employed_since: ["تاريخ المباشرة", "دەستبەکاربوون", "employed since"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ImportColumn = keyof typeof IMPORT_COLUMNS;
/** In which place each column of a file stands. */
export type ColumnPlaces = Readonly<Partial<Record<ImportColumn, number>>>;
export type HeaderFault =
  | { readonly code: "column-missing"; readonly column: ImportColumn }
  | { readonly code: "column-twice"; readonly column: ImportColumn }
  | { readonly code: "nothing-in-it" };

/** By these a line is known; without them nothing can be said of any line. */
const NEEDED: readonly ImportColumn[] = ["licence_number", "issuing_body", "name_ar"];
const fold = (name: string): string => foldPlace(name.replaceAll("_", " ").replace(/^\uFEFF/u, ""));
const KNOWN: ReadonlyMap<string, ImportColumn> = new Map(
  (Object.entries(IMPORT_COLUMNS) as [ImportColumn, readonly string[]][]).flatMap(([column, names]) =>
    [column, ...names].map((name) => [fold(name), column] as const),
  ),
);

/** Which column stands where, from the first line; columns that nobody knows are left alone. */
export function readHeader(cells: readonly string[]): Result<ColumnPlaces, HeaderFault> {
  const places: Partial<Record<ImportColumn, number>> = {};
  for (const [place, cell] of cells.entries()) {
    const column = KNOWN.get(fold(cell));
    if (column === undefined) continue;
    if (places[column] !== undefined) return refused({ code: "column-twice", column } as const);
    places[column] = place;
  }
  const missing = NEEDED.find((column) => places[column] === undefined);
  return missing === undefined ? granted(places) : refused({ code: "column-missing", column: missing } as const);
}
