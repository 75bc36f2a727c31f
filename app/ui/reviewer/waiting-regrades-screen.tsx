import type { WaitingRegrade } from "#app/domain/authoring/item-case-answers.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { reportsPath } from "#app/ui/trainer/draft-words.ts";

/** Corrections of keys that wait for a second person, oldest first. */
export function WaitingRegradesScreen({ regrades }: { regrades: readonly WaitingRegrade[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("regrade.waiting-title")} lead={t("regrade.waiting-lead")}>
      {regrades.length === 0 ? (
        <EmptyState icon="check" title={t("regrade.waiting-none")}>
          {t("regrade.waiting-none-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {regrades.map(({ courseId, itemId, title, proposedAt, isOwn }) => (
            <Card as="li" key={`${courseId} ${itemId}`} className="flex flex-col gap-3">
              <h2 className="text-lg">
                <Bdi>{title[language]}</Bdi>
              </h2>
              <p className="text-ink-muted text-sm">
                <code dir="ltr">{itemId}</code> · {formatDate(language, proposedAt, "moment")}
              </p>
              {isOwn ? <p className="text-sm">{t("regrade.own-proposal")}</p> : null}
              <p className="mt-auto pt-1">
                <LinkButton to={`${reportsPath(courseId)}/${itemId}`}>{t("regrade.waiting-open")}</LinkButton>
              </p>
            </Card>
          ))}
        </ul>
      )}
    </Page>
  );
}
