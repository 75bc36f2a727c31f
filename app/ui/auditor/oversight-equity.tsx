import { equityOf } from "#app/domain/compliance/equity.ts";
import type { OversightTable } from "#app/domain/compliance/oversight-table.ts";
import { type OversightView, NOT_KNOWN } from "#app/domain/compliance/oversight-view.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { FigureTerm } from "#app/ui/auditor/figure-term.tsx";
import { percent, valueName } from "#app/ui/auditor/oversight-words.ts";

type Props = {
  readonly view: OversightView;
  readonly table: OversightTable & { readonly shown: true };
  readonly facilities: Readonly<Record<string, string>>;
};

/** How evenly compliance is spread over the rows that are shown, with the formula by which it is reckoned. */
export function OversightEquity({ view, table, facilities }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const groups = table.rows.flatMap(({ value, cells: { people, fulfilled, "nothing-asked": unasked } }) => {
    if (value === NOT_KNOWN || people === null || fulfilled === null || unasked === null) return [];
    return [{ name: valueName(t, language, view.by, value, facilities), people: people - unasked, having: fulfilled, rank: people }];
  });
  const found = equityOf(groups);
  if (found === null) return <p>{t("oversight.equity-none")}</p>;
  const { best, worst, gapPoints, concentrationIndex } = found;
  return (
    <div className="space-y-3">
      <p>
        <FigureTerm figure="gap">
          {t("oversight.equity-gap", {
            points: formatNumber(language, gapPoints, 1),
            best: best.name,
            worst: worst.name,
            bestPercent: percent(language, best.having / best.people),
            worstPercent: percent(language, worst.having / worst.people),
          })}
        </FigureTerm>
      </p>
      {concentrationIndex === null ? null : (
        <p>
          <FigureTerm figure="index">{t("oversight.equity-index", { index: formatNumber(language, concentrationIndex, 3) })}</FigureTerm>
        </p>
      )}
      <p dir="ltr" className="w-fit font-serif text-lg italic">
        C = (2 / μ) · cov(h, r)
      </p>
      <p className="text-ink-muted text-sm">
        {t("oversight.equity-ranked")} {t("oversight.equity-source")}
      </p>
    </div>
  );
}
