import { BIN_HUNDREDTHS, type Grouping, LAST_BIN } from "#app/domain/compliance/simulation.ts";
import type { Change, SimulationView } from "#app/domain/compliance/simulation-view.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { COLUMN_LISTS } from "#app/domain/identity/register/column-lists.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { Translate } from "#app/i18n/translate.ts";

const LISTS = {
  governorate: COLUMN_LISTS.governorate,
  profession: COLUMN_LISTS.profession,
  sex: COLUMN_LISTS.sex,
  facilityType: COLUMN_LISTS.facility_type,
};

/** The name of a group of people. */
export function groupName(t: Translate, language: Language, by: Grouping, group: string): string {
  return group === "" ? t("simulations.unknown") : nameOf(LISTS[by], group, language);
}

/** A change of state, as the head of a column. */
export function changeName(t: Translate, { before, after }: Change): string {
  return t("simulations.change", { before: t(`simulations.state-${before}`), after: t(`simulations.state-${after}`) });
}

/** A count, or that it is hidden. */
export function countText(t: Translate, language: Language, count: number | null): string {
  return count === null ? t("simulations.hidden") : formatNumber(language, count);
}

/** The credits of a bin. */
export function binName(t: Translate, language: Language, bin: number): string {
  const credits = (at: number) => formatNumber(language, (at * BIN_HUNDREDTHS) / 100);
  if (bin === 0) return t("simulations.bin-none");
  if (bin === LAST_BIN) return t("simulations.bin-more", { from: credits(bin - 1) });
  return t("simulations.bin-range", { from: credits(bin - 1), to: credits(bin) });
}

/** The head of the file, and a row for each count that is shown, in the reader's language. */
export function simulationRows(
  t: Translate,
  language: Language,
  view: SimulationView,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const count = (value: number | null | undefined) => (value == null ? t("simulations.hidden") : String(value));
  const state = (code: Change["before"]) => t(`simulations.state-${code}`);
  const { states, table } = view.matrix;
  const header = ["table", "group", "before", "after", "people", "people-before", "people-after"] as const;
  return {
    header: header.map((key) => t(`simulations.${key}`)),
    rows: [
      ...states.flatMap((before, row) =>
        states.map((after, column) => [t("simulations.matrix"), "", state(before), state(after), count(table[row]?.[column]), "", ""]),
      ),
      ...view.groupings.flatMap(({ by, changes, groups, table: cells }) =>
        groups.flatMap((group, row) => {
          const about = [t(`simulations.by-${by}`), groupName(t, language, by, group)];
          const made = changes.map(({ before, after }, column) => [
            ...about,
            state(before),
            state(after),
            count(cells[row]?.[column]),
            "",
            "",
          ]);
          const [stay, all] = [cells[row]?.[changes.length], cells[row]?.[changes.length + 1]];
          const unchanged = t("simulations.unchanged");
          return [...made, [...about, unchanged, unchanged, count(stay), "", ""], [...about, "", "", count(all), "", ""]];
        }),
      ),
      ...(["missing", "counted"] as const).flatMap((of) =>
        view[of].map(({ bin, before, after }) => [
          t(`simulations.${of}`),
          binName(t, language, bin),
          "",
          "",
          "",
          count(before),
          count(after),
        ]),
      ),
    ],
  };
}
