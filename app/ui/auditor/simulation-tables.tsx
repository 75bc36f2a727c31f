import type { GroupChanges, StateMatrix } from "#app/domain/compliance/simulation-view.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { changeName, countText, groupName } from "#app/ui/auditor/simulation-words.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";

type Row = { readonly key: string; readonly name: string; readonly cells: readonly (number | null)[] };

/** From which state to which everybody comes. */
export function StateMatrixTable({ matrix: { states, table } }: { matrix: StateMatrix }) {
  const t = useMessages();
  const names = [...states.map((state) => t(`simulations.state-${state}`)), t("simulations.sum")];
  return (
    <div className="space-y-4">
      <h2 id="matrix" className="text-xl font-semibold">
        {t("simulations.matrix")}
      </h2>
      <p className="text-ink-muted max-w-prose">{t("simulations.matrix-text")}</p>
      <Counts
        caption={t("simulations.matrix")}
        first={t("simulations.before")}
        heads={names}
        rows={names.map((name, row) => ({ key: name, name, cells: table[row] ?? [] }))}
      />
    </div>
  );
}

/** Of each group how many make which change. */
export function GroupChangesTable({ grouping: { by, changes, groups, table } }: { grouping: GroupChanges }) {
  const t = useMessages();
  const language = useLanguage();
  const rows = groups.map((group, row) => ({ key: group, name: groupName(t, language, by, group), cells: table[row] ?? [] }));
  return (
    <div className="space-y-4">
      <h2 id={`by-${by}`} className="text-xl font-semibold">
        {t(`simulations.by-${by}`)}
      </h2>
      <Counts
        caption={t(`simulations.by-${by}`)}
        first={t("simulations.group")}
        heads={[...changes.map((change) => changeName(t, change)), t("simulations.unchanged"), t("simulations.sum")]}
        rows={[...rows, { key: "sum", name: t("simulations.sum"), cells: table.at(-1) ?? [] }]}
      />
    </div>
  );
}

function Counts({ caption, first, heads, rows }: { caption: string; first: string; heads: readonly string[]; rows: readonly Row[] }) {
  const t = useMessages();
  const language = useLanguage();
  const columns = heads.map((header, place): Column<Row> => {
    return { key: String(place), header, numeric: true, cell: ({ cells }) => countText(t, language, cells[place] ?? null) };
  });
  return (
    <DataTable<Row>
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[{ key: "name", header: first, rowHeader: true, cell: ({ name }) => name }, ...columns]}
    />
  );
}
