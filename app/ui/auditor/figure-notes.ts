import { complianceOf, type ShownCells } from "#app/domain/compliance/oversight-table.ts";
import type { OversightView } from "#app/domain/compliance/oversight-view.ts";
import { CELLS } from "#app/domain/compliance/standing-cells.ts";
import { SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";
import { countsMoreThanItCovers } from "#app/domain/identity/register/covers.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { compareIn } from "#app/i18n/compare-in.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Oversight } from "#app/queries/compliance/oversight.server.ts";
import { valueName, viewWords } from "#app/ui/auditor/oversight-words.ts";

type Note = { readonly word: string; readonly meaning: string };
type Row = readonly (string | number | null)[];

/** The rows of a view's page as a file has them: a code, its name, every figure, and empty cells for what is not shown. */
export function figureTable(t: Translate, language: Language, { by }: OversightView, { table, facilities }: Oversight) {
  const columns = [
    { name: by.replaceAll("-", "_"), isNumber: false },
    { name: "name", isNumber: false },
    ...CELLS.map((cell) => ({ name: cell.replaceAll("-", "_"), isNumber: true })),
    { name: "compliance", isNumber: true },
  ];
  const compare = compareIn(language);
  const figures = (cells: ShownCells): Row => [...CELLS.map((cell) => cells[cell]), complianceOf(cells)];
  const named = table.shown
    ? table.rows.map(({ value, cells }) => ({ value, cells, name: valueName(t, language, by, value, facilities) }))
    : [];
  const total = table.shown ? [{ value: "", cells: table.total, name: t("figures.all") }] : [];
  const rows = [...named.sort((one, two) => compare(one.name, two.name)), ...total].map(({ value, cells, name }): Row => {
    return [value, name, ...figures(cells)];
  });
  return { columns, rows };
}

const MEANINGS = ["people", "fulfilled", "open", "failed", "nothing-asked"] as const;

/** As of when, of whom, and what the figures mean. */
export function figureNotes(
  t: Translate,
  language: Language,
  view: OversightView,
  { table, asOf, facilities }: Oversight,
): readonly Note[] {
  const none = table.shown ? [] : [{ word: t("figures.note-hidden"), meaning: t(`oversight.closed-${table.why}` as MessageKey) }];
  return [
    { word: t("figures.note-as-of"), meaning: asOf === null ? t("oversight.as-of-never") : formatDate(language, asOf, "moment") },
    { word: t("figures.note-view"), meaning: viewWords(t, language, view, facilities) },
    ...none,
    { word: t("figures.note-hidden"), meaning: t("figures.note-hidden-means", { least: SMALLEST_CELL }) },
    ...MEANINGS.map((cell) => ({ word: cell.replaceAll("-", "_"), meaning: t(`oversight.means-${cell}`) })),
    { word: "compliance", meaning: t("oversight.means-share") },
  ];
}

const LIST_MEANINGS = [
  ["licence_numbers", "figures.means-licence-numbers"],
  ["name_ar name_latin name_ckb", "figures.means-names"],
  ["profession specialty sex governorate directorate facility_name facility_type setting", "figures.means-place"],
  ["policy", "figures.means-policy"],
  ["cycle_from cycle_to", "figures.means-cycle"],
  ["state", "figures.means-state"],
  ["credits_counted credits_required credits_missing", "figures.means-credits"],
  ["as_of", "figures.means-as-of"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** When it was taken out, who is in it, and what its columns mean. */
export function listNotes(
  t: Translate,
  language: Language,
  { view, jurisdiction }: { readonly view: OversightView; readonly jurisdiction: string },
  facilities: Readonly<Record<string, string>>,
  at: Instant,
): readonly Note[] {
  const leftOut = countsMoreThanItCovers(jurisdiction) ? [{ word: t("figures.note-hidden"), meaning: t("figures.whole-country") }] : [];
  return [
    { word: t("figures.note-as-of"), meaning: `${formatDate(language, at, "moment")}; ${t("figures.note-as-of-list")}` },
    { word: t("figures.note-view"), meaning: viewWords(t, language, view, facilities) },
    ...leftOut,
    ...LIST_MEANINGS.map(([word, meaning]) => ({ word, meaning: t(meaning) })),
  ];
}
