import type { ReactNode } from "react";
import { complianceOf, type OversightTable } from "#app/domain/compliance/oversight-table.ts";
import type { OversightView } from "#app/domain/compliance/oversight-view.ts";
import { GROUP_NAMES } from "#app/domain/compliance/standing-cells.ts";
import { SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { countsMoreThanItCovers } from "#app/domain/identity/register/covers.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { Oversight, Supply } from "#app/queries/compliance/oversight.server.ts";
import { FigureLinks } from "#app/ui/auditor/figure-links.tsx";
import { type Figure, FIGURES, FigureTerm } from "#app/ui/auditor/figure-term.tsx";
import { GovernorateMap } from "#app/ui/auditor/governorate-map.tsx";
import { OversightEquity } from "#app/ui/auditor/oversight-equity.tsx";
import { OversightFilters } from "#app/ui/auditor/oversight-filters.tsx";
import { OversightRows } from "#app/ui/auditor/oversight-rows.tsx";
import { percent } from "#app/ui/auditor/oversight-words.ts";
import { ShareBar } from "#app/ui/auditor/share-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

type Shown = OversightTable & { readonly shown: true };
export type OversightProps = Oversight & {
  readonly view: OversightView;
  readonly jurisdiction: string;
  readonly daysAhead: readonly number[];
  readonly supply: readonly Supply[];
  /** Nobody here is real. */
  readonly madeUp: boolean;
};

/** How people stand within a jurisdiction, as its address asks: the share of all, a row for each group, the map, the months, what ends soon, and what can be taken. */
export function OversightScreen(props: OversightProps) {
  const t = useMessages();
  const language = useLanguage();
  const { view, table, facilities, asOf } = props;
  return (
    <Page
      title={t("oversight.title")}
      lead={t("oversight.lead", { jurisdiction: jurisdictionName(props.jurisdiction, language) })}
      actions={
        <Button type="button" look="secondary" icon="print" onClick={() => window.print()}>
          {t("oversight.print")}
        </Button>
      }
    >
      {props.madeUp ? (
        <div className="mb-6">
          <Callout kind="warning">{t("oversight.made-up")}</Callout>
        </div>
      ) : null}
      {countsMoreThanItCovers(props.jurisdiction) ? <p className="text-ink-muted mb-3">{t("figures.whole-country")}</p> : null}
      {table.shown ? (
        <Sentence table={table} asOf={asOf} />
      ) : (
        <Callout kind="note">{t(`oversight.closed-${table.why}` as MessageKey)}</Callout>
      )}
      <OversightFilters view={view} facilities={facilities} />
      {table.shown ? <ShownView {...props} table={table} /> : null}
      <FigureLinks view={view} />
      <Part title="oversight.supply-title" figure="supply" asOf={asOf}>
        <SupplyTable supply={props.supply} />
      </Part>
      <Card as="section" className="mt-6">
        <h2 className="mb-4 text-xl">{t("oversight.definitions")}</h2>
        <dl className="grid gap-4 text-sm sm:grid-cols-2">
          {FIGURES.map((figure) => (
            <div key={figure}>
              <dt className="font-semibold">{t(NAMES[figure])}</dt>
              <dd>{t(`oversight.means-${figure}` as MessageKey)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Page>
  );
}

const NAMES: Readonly<Record<Figure, MessageKey>> = {
  people: "oversight.cell-people",
  fulfilled: "oversight.cell-fulfilled",
  open: "oversight.cell-open",
  failed: "oversight.cell-failed",
  "nothing-asked": "oversight.cell-nothing-asked",
  share: "oversight.cell-share",
  coverage: "oversight.cell-coverage",
  trend: "oversight.trend-title",
  ending: "oversight.ending-title",
  supply: "oversight.supply-title",
  gap: "oversight.figure-gap",
  index: "oversight.figure-index",
};

function ShownView({ view, table, facilities, asOf, trend, ending, daysAhead }: OversightProps & { table: Shown }) {
  const t = useMessages();
  return (
    <>
      <div className={view.by === "governorate" ? "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]" : undefined}>
        <div className="min-w-0">
          <OversightRows view={view} table={table} facilities={facilities} />
        </div>
        {view.by === "governorate" ? (
          <Card as="section" padded={false} className="min-w-0 break-inside-avoid p-4">
            <h2 id="map-title" className="mb-1 text-xl">
              {t("oversight.map-title")}
            </h2>
            <AsOf asOf={asOf} />
            <GovernorateMap view={view} table={table} />
          </Card>
        ) : null}
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <Part title="oversight.trend-title" figure="trend" asOf={asOf}>
          <Trend trend={trend} />
        </Part>
        <Part title="oversight.ending-title" figure="ending" asOf={asOf}>
          <Ending ending={ending} daysAhead={daysAhead} />
        </Part>
      </div>
      <Part title="oversight.equity-title" figure={null} asOf={asOf}>
        <OversightEquity view={view} table={table} facilities={facilities} />
      </Part>
    </>
  );
}

function AsOf({ asOf }: { asOf: Oversight["asOf"] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <p className="text-ink-muted mb-3 text-sm">
      {asOf === null ? t("oversight.as-of-never") : t("oversight.as-of", { when: formatDate(language, asOf, "moment") })}
    </p>
  );
}

function Part({
  title,
  figure,
  asOf,
  children,
}: {
  title: MessageKey;
  figure: Figure | null;
  asOf: Oversight["asOf"];
  children: ReactNode;
}) {
  const t = useMessages();
  const words = t(title);
  return (
    <Card as="section" className="mt-6 break-inside-avoid">
      <h2 className="mb-1 text-xl">{figure === null ? words : <FigureTerm figure={figure}>{words}</FigureTerm>}</h2>
      <AsOf asOf={asOf} />
      {children}
    </Card>
  );
}

function Sentence({ table, asOf }: { table: Shown; asOf: Oversight["asOf"] }) {
  const t = useMessages();
  const language = useLanguage();
  const { people, fulfilled, "nothing-asked": unasked } = table.total;
  const share = complianceOf(table.total);
  const count = (number: number) => formatNumber(language, number);
  const asked = people === null || unasked === null ? null : people - unasked;
  return (
    <Card as="section">
      {share === null || asked === null || fulfilled === null ? (
        <p className="text-xl">{t("oversight.sentence-hidden")}</p>
      ) : (
        <>
          <p className="text-2xl font-semibold text-balance">
            {t("oversight.sentence", { done: count(fulfilled), asked: count(asked), percent: percent(language, share) })}
          </p>
          <div className="my-4">
            <ShareBar share={share} average={null} />
          </div>
          <p>
            {t("oversight.coverage", {
              asked: count(asked),
              people: count(people ?? 0),
              percent: percent(language, asked / (people ?? asked)),
            })}
          </p>
        </>
      )}
      <dl className="my-3 flex flex-wrap gap-x-8 gap-y-2">
        {GROUP_NAMES.map((group) => (
          <div key={group} className="flex items-baseline gap-2">
            <dt>
              <FigureTerm figure={group}>{t(`oversight.cell-${group}` as MessageKey)}</FigureTerm>
            </dt>
            <dd className="font-semibold tabular-nums">
              {table.total[group] === null ? t("oversight.hidden") : count(table.total[group])}
            </dd>
          </div>
        ))}
      </dl>
      <AsOf asOf={asOf} />
    </Card>
  );
}

function Trend({ trend }: { trend: Oversight["trend"] }) {
  const t = useMessages();
  const language = useLanguage();
  if (trend === null) return <p>{t("oversight.trend-not-known")}</p>;
  if (trend === "hidden") return <p>{t("oversight.sentence-hidden")}</p>;
  if (trend.length === 0) return <p>{t("oversight.trend-none")}</p>;
  return (
    <ol className="space-y-2">
      {trend.map(({ day, percent: points }) => (
        <li key={day} className="grid grid-cols-[minmax(7rem,1fr)_3rem_2fr] items-center gap-3">
          <span>{formatDate(language, day)}</span>
          <span className="text-end tabular-nums">{percent(language, points / 100)}</span>
          <ShareBar share={points / 100} average={null} />
        </li>
      ))}
    </ol>
  );
}

function Ending({ ending, daysAhead }: { ending: Oversight["ending"]; daysAhead: readonly number[] }) {
  const t = useMessages();
  const language = useLanguage();
  const words = (people: number | null | undefined) => {
    if (people === 0) return t("oversight.ending-none");
    return typeof people === "number"
      ? t("oversight.ending-about", { people: formatNumber(language, people) })
      : t("oversight.ending-few", { least: SMALLEST_CELL });
  };
  return (
    <dl className="space-y-3">
      {daysAhead.map((days, place) => (
        <div key={days} className="flex flex-wrap justify-between gap-x-4">
          <dt>{t("oversight.ending-days", { days })}</dt>
          <dd className="text-lg font-semibold tabular-nums">{words(ending[place])}</dd>
        </div>
      ))}
    </dl>
  );
}

function SupplyTable({ supply }: { supply: readonly Supply[] }) {
  const t = useMessages();
  const language = useLanguage();
  const professions = PROFESSIONS.filter(({ code }) => supply.some(({ profession }) => profession === code));
  if (professions.length === 0) return <p>{t("oversight.supply-none")}</p>;
  return (
    <DataTable
      caption={t("oversight.supply-title")}
      captionHidden
      rows={professions}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "profession",
          header: t("oversight.dimension-profession"),
          rowHeader: true,
          cell: ({ code }) => nameOf(PROFESSIONS, code, language),
        },
        ...LANGUAGES.map((offered) => ({
          key: offered,
          header: LANGUAGE_NAMES[offered],
          cell: ({ code }: { readonly code: string }) => {
            const found = supply.find((one) => one.profession === code && one.language === offered);
            if (found === undefined) return "–";
            return (
              <>
                <span className="block">{t("oversight.supply-hours", { hours: formatCredits(language, found.hundredths) })}</span>
                <span className="text-ink-muted block text-sm">{t("oversight.supply-courses", { count: found.courses })}</span>
                <span className="text-ink-muted block text-sm">
                  {t("oversight.supply-offline", { hours: formatCredits(language, found.offlineHundredths) })}
                </span>
              </>
            );
          },
        })),
      ]}
    />
  );
}
