import { Link } from "@remix-run/react";
import { complianceOf, type OversightTable, type ShownCells, type ShownRow } from "#app/domain/compliance/oversight-table.ts";
import { type Dimension, oversightSearch, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { type Cell, GROUP_NAMES } from "#app/domain/compliance/standing-cells.ts";
import { SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";
import { compareIn } from "#app/i18n/compare-in.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { FigureTerm } from "#app/ui/auditor/figure-term.tsx";
import { percent, valueName } from "#app/ui/auditor/oversight-words.ts";
import { ShareBar } from "#app/ui/auditor/share-bar.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";

/** What a row is opened by: from the country down to those who work in one place. */
const NEXT: Readonly<Record<Dimension, readonly Dimension[]>> = {
  governorate: ["directorate", "profession"],
  directorate: ["facility", "profession"],
  facility: ["profession", "sex"],
  profession: ["specialty", "governorate"],
  specialty: ["governorate", "sex"],
  sex: ["profession", "governorate"],
  "facility-type": ["governorate", "profession"],
  setting: ["governorate", "profession"],
};

/** The address of the page that tells more of a row. */
export function rowAddress(view: OversightView, value: string): string {
  const where = { ...view.where, [view.by]: value };
  const by = NEXT[view.by].find((next) => where[next] === undefined) ?? "sex";
  return `/oversee/compliance?${oversightSearch({ ...view, by, where })}`;
}

const ALL = "";

/** One row for each value of the dimension and one for all together: numbers, and the share as a bar. */
export function OversightRows({
  view,
  table,
  facilities,
}: {
  view: OversightView;
  table: OversightTable & { readonly shown: true };
  facilities: Readonly<Record<string, string>>;
}) {
  const t = useMessages();
  const language = useLanguage();
  const compare = compareIn(language);
  const named = table.rows.map((row) => ({ ...row, name: valueName(t, language, view.by, row.value, facilities) }));
  const rows = [...named.sort((one, two) => compare(one.name, two.name)), { value: ALL, cells: table.total, name: t("oversight.total") }];
  const average = complianceOf(table.total);
  // A column of noughts says nothing that the sentence above does not.
  const columns = (["people", ...GROUP_NAMES, "nothing-asked"] as const).filter((cell) => table.total[cell] !== 0);
  const dimension = t(`oversight.dimension-${view.by}` as MessageKey);
  return (
    <>
      <DataTable<ShownRow & { readonly name: string }>
        caption={t("oversight.table-title", { dimension })}
        rows={rows}
        rowKey={({ value }) => value}
        columns={[
          {
            key: "name",
            header: dimension,
            rowHeader: true,
            cell: ({ value, name }) =>
              value === ALL ? (
                <strong>{name}</strong>
              ) : (
                <Link to={rowAddress(view, value)} className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center">
                  <Bdi>{name}</Bdi>
                </Link>
              ),
          },
          ...columns.map((cell) => ({
            key: cell,
            numeric: true,
            plainHeader: t(`oversight.cell-${cell}` as MessageKey),
            header: (
              <FigureTerm figure={cell} align="end">
                {t(`oversight.cell-${cell}` as MessageKey)}
              </FigureTerm>
            ),
            cell: ({ cells }: ShownRow) => <Count cells={cells} cell={cell} />,
          })),
          ...(view.state === null || view.state === "nothing-asked"
            ? []
            : [
                {
                  key: "state",
                  numeric: true,
                  header: t(`oversight.state-${view.state}` as MessageKey),
                  cell: ({ cells }: ShownRow) => <Count cells={cells} cell={view.state ?? "people"} />,
                },
              ]),
          {
            key: "share",
            plainHeader: t("oversight.cell-share"),
            header: (
              <FigureTerm figure="share" align="end">
                {t("oversight.cell-share")}
              </FigureTerm>
            ),
            cell: ({ cells }) => {
              const share = complianceOf(cells);
              return share === null ? (
                <NotShown />
              ) : (
                <span className="flex items-center gap-3">
                  <span className="w-11 shrink-0 text-end tabular-nums">{percent(language, share)}</span>
                  <ShareBar share={share} average={average} />
                </span>
              );
            },
          },
        ]}
      />
      <p className="text-ink-muted mt-3 text-sm">
        {average === null ? null : `${t("oversight.average", { percent: percent(language, average) })} `}
        {t("oversight.hidden-note", { least: SMALLEST_CELL })}
      </p>
    </>
  );
}

function Count({ cells, cell }: { cells: ShownCells; cell: Cell }) {
  const language = useLanguage();
  const count = cells[cell];
  return count === null ? <NotShown /> : <>{formatNumber(language, count)}</>;
}

function NotShown() {
  const t = useMessages();
  return (
    <span className="text-ink-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("oversight.hidden")}</span>
    </span>
  );
}
