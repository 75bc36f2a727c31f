import { type ReactNode, useId } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  /** What stands before each cell on a narrow screen, where the header holds something that takes the focus. */
  readonly plainHeader?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly rowHeader?: boolean;
};

/** A table that becomes a list of cards on a narrow screen; its caption says what it holds. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
}: {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
}) {
  const name = useId();
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className="border-line bg-surface-raised rounded-2xl border sm:overflow-x-auto" role="region" aria-labelledby={name} tabIndex={-1}>
      <table className="w-full border-collapse text-start max-sm:block">
        <caption id={name} className={captionHidden === true ? "sr-only" : "p-4 text-start font-semibold max-sm:block"}>
          {caption}
        </caption>
        <thead className="max-sm:sr-only">
          <tr className="border-line border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  "text-ink-muted px-4 py-3 text-sm font-semibold",
                  column.numeric === true ? "text-end" : "text-start",
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line border-b last:border-b-0 max-sm:block max-sm:px-4 max-sm:py-3">
              {columns.map((column) => {
                const Cell = column.rowHeader === true ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    scope={column.rowHeader === true ? "row" : undefined}
                    className={classNames(
                      "px-4 py-3 align-top font-normal max-sm:px-0 max-sm:py-1",
                      column.rowHeader === true ? "max-sm:block" : "max-sm:grid max-sm:grid-cols-[minmax(5rem,28%)_1fr] max-sm:gap-3",
                      column.numeric === true ? "tabular-nums sm:text-end" : "text-start",
                      "max-sm:text-start",
                      column.rowHeader === true && "font-semibold",
                    )}
                  >
                    <span
                      aria-hidden="true"
                      className={classNames("text-ink-muted pt-0.5 text-sm font-normal sm:hidden", column.rowHeader === true && "hidden")}
                    >
                      {column.plainHeader ?? column.header}
                    </span>
                    <span className="min-w-0">{column.cell(row)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
