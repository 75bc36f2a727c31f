import { BIN_HUNDREDTHS, LAST_BIN } from "#app/domain/compliance/simulation.ts";
import type { ShownBin } from "#app/domain/compliance/simulation-view.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { binName, countText } from "#app/ui/auditor/simulation-words.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";

const HEIGHT = 40;
/** Of ten parts of a column's width. */
const [BAR, GAP, COLUMN] = [4, 1, 10];

/** How many people have how much, before and after: a plot that reads from the side where reading begins, and its table. */
export function SimulationDistribution({ of, bins }: { of: "missing" | "counted"; bins: readonly ShownBin[] }) {
  const t = useMessages();
  const language = useLanguage();
  const most = Math.max(1, ...bins.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  const height = (people: number | null) => ((people ?? 0) / most) * HEIGHT;
  return (
    <div className="space-y-4">
      <h2 id={`bins-${of}`} className="text-xl font-semibold">
        {t(`simulations.${of}`)}
      </h2>
      <figure aria-hidden="true" className="space-y-1">
        <p className="flex flex-wrap gap-4 text-sm">
          <Key tone="text-ink-muted" name={t("simulations.before")} />
          <Key tone="text-accent" name={t("simulations.after")} />
        </p>
        <svg
          viewBox={`0 0 ${bins.length * COLUMN} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="border-line-strong block h-48 w-full border-b rtl:-scale-x-100"
        >
          {bins.map(({ bin, before, after }) => (
            <g key={bin}>
              <Bar at={bin * COLUMN + GAP} height={height(before)} tone="text-ink-muted" />
              <Bar at={bin * COLUMN + GAP + BAR} height={height(after)} tone="text-accent" />
            </g>
          ))}
        </svg>
        <div className="grid grid-cols-12 text-center text-xs tabular-nums">
          {bins.map(({ bin }) => (
            <span key={bin} dir="ltr">
              {bin === LAST_BIN
                ? `>${formatNumber(language, ((bin - 1) * BIN_HUNDREDTHS) / 100)}`
                : formatNumber(language, (bin * BIN_HUNDREDTHS) / 100)}
            </span>
          ))}
        </div>
        <figcaption className="text-ink-muted text-sm">{t("simulations.axis")}</figcaption>
      </figure>
      <DataTable<ShownBin>
        caption={t(`simulations.${of}`)}
        captionHidden
        rows={bins}
        rowKey={({ bin }) => String(bin)}
        columns={[
          { key: "bin", header: t("simulations.bin"), rowHeader: true, cell: ({ bin }) => binName(t, language, bin) },
          { key: "before", header: t("simulations.before"), numeric: true, cell: ({ before }) => countText(t, language, before) },
          { key: "after", header: t("simulations.after"), numeric: true, cell: ({ after }) => countText(t, language, after) },
        ]}
      />
    </div>
  );
}

function Bar({ at, height, tone }: { at: number; height: number; tone: string }) {
  return <rect x={at} y={HEIGHT - height} width={BAR} height={height} fill="currentColor" className={tone} />;
}

function Key({ tone, name }: { tone: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg viewBox="0 0 1 1" className={`size-3 ${tone}`}>
        <rect width="1" height="1" fill="currentColor" />
      </svg>
      {name}
    </span>
  );
}
