import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { RegisterRecord } from "#app/queries/identity/register-record.server.ts";
import { LicenceBadge } from "#app/ui/auditor/licence-badge.tsx";
import { columnValue, sinceWhen } from "#app/ui/auditor/register-words.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";

/** A licence with everything that became of it, in the order in which it was recorded. */
export function LicenceCard({ licence }: { licence: RegisterRecord["licences"][number] }) {
  const t = useMessages();
  const language = useLanguage();
  const day = (moment: string) => formatDate(language, moment as Instant);
  return (
    <Card as="section" className="space-y-3">
      <h2 className="flex flex-wrap items-center gap-2 text-xl">
        <bdi dir="ltr">{licence.number}</bdi>
        <LicenceBadge state={licence.stateToday} confirmation={licence.confirmation} />
      </h2>
      <p className="text-ink-muted">{columnValue(t, language, "issuing_body", licence.issuingBody)}</p>
      <ol className="space-y-2">
        {licence.decisions.map((decision) => (
          <li key={decision.id}>
            {t(`register.decision-${decision.outcome}` as MessageKey, { day: day(decision.decidedAt) })}{" "}
            {decision.reason === null ? t("register.by-list") : <Bdi>{decision.reason}</Bdi>}
          </li>
        ))}
        {licence.facts.map((fact) => (
          <li key={fact.recordedAt}>
            <span className="font-semibold">{columnValue(t, language, "licence_state", fact.state)}</span> {sinceWhen(t, language, fact)}
            {fact.validUntil === null
              ? null
              : `, ${t("register.until", { day: columnValue(t, language, "valid_until", fact.validUntil) })}`}{" "}
            <span className="text-ink-muted text-sm">{t("register.recorded", { day: day(fact.recordedAt) })}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
