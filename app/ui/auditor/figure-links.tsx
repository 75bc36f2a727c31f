import { oversightSearch, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { TABLE_FORMATS } from "#app/domain/compliance/standing-list.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";

/** From the figures of a view to the people behind them, and to the same figures as a file. */
export function FigureLinks({ view }: { view: OversightView }) {
  const t = useMessages();
  const search = oversightSearch(view);
  return (
    <Card as="section" className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
      <LinkButton to={`/oversee/compliance/people?${search}`} look="secondary" icon="list">
        {t("figures.people-to")}
      </LinkButton>
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-ink-muted">{t("figures.figures-title")}</span>
        {TABLE_FORMATS.map((format) => (
          <LinkButton
            key={format}
            to={`/oversee/compliance/figures/${format}?${search}`}
            reloadDocument
            look="quiet"
            size="small"
            icon="download"
          >
            <bdi dir="ltr">{format.toUpperCase()}</bdi>
          </LinkButton>
        ))}
      </div>
    </Card>
  );
}
