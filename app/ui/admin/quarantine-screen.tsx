import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { Quarantine } from "#app/queries/learning/quarantined-events.server.ts";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** What was not accepted, from whom and why (R19), reasons and kinds in the reader's words; nothing that a learner sent is ever dropped unseen. */
export function QuarantineScreen({ events, next, evaluations }: Quarantine) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("quiz.quarantine-title")} lead={t("quiz.quarantine-lead")}>
      {events.length === 0 ? (
        evaluations.length > 0 ? null : (
          <EmptyState icon="shield" title={t("quiz.quarantine-empty")} />
        )
      ) : (
        <ul className="space-y-4">
          {events.map((event) => (
            <Card as="li" key={event.id} className="space-y-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <strong>
                  <bdi>{language === "en" ? event.nameLatin : event.nameAr}</bdi>
                </strong>
                <span className="text-ink-muted text-sm">{formatDate(language, event.receivedAt, "moment")}</span>
              </p>
              <p>
                {event.kind === null ? null : <span className="font-medium">{event.kind}: </span>}
                <span className="text-danger">{event.reason}</span>
              </p>
              <details>
                <summary className="text-accent min-h-11 cursor-pointer py-2">{t("quiz.quarantine-payload")}</summary>
                <pre dir="ltr" className="bg-surface-sunken rounded-xl p-4 text-start text-sm wrap-anywhere whitespace-pre-wrap">
                  {event.payload}
                </pre>
              </details>
            </Card>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p className="mt-6">
          <LinkButton look="secondary" to={`?before=${encodeURIComponent(next)}`}>
            {t("quiz.quarantine-older")}
          </LinkButton>
        </p>
      )}
      {evaluations.length === 0 ? null : (
        <section aria-labelledby="evaluations" className="mt-10 space-y-4">
          <h2 id="evaluations" className="text-xl">
            {t("quiz.quarantine-evaluations")}
          </h2>
          <p className="text-ink-muted">{t("quiz.quarantine-evaluations-text")}</p>
          <ul className="space-y-4">
            {evaluations.map((one) => (
              <Card as="li" key={one.id} className="space-y-3">
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="text-danger">{one.reason}</span>
                  <code dir="ltr" className="text-ink-muted">
                    {one.courseId}
                  </code>
                  <code dir="ltr" className="text-ink-muted text-sm">
                    {one.month.slice(0, 7)}
                  </code>
                </p>
                <details>
                  <summary className="text-accent min-h-11 cursor-pointer py-2">{t("quiz.quarantine-payload")}</summary>
                  <pre dir="ltr" className="bg-surface-sunken rounded-xl p-4 text-start text-sm wrap-anywhere whitespace-pre-wrap">
                    {one.words}
                  </pre>
                </details>
              </Card>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
