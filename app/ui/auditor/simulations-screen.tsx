import { Form, Link } from "@remix-run/react";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { SimulationInList, TriedVersion } from "#app/queries/compliance/simulations.server.ts";
import { PolicyStateBadge } from "#app/ui/auditor/policy-state-badge.tsx";
import { SimulationBadge } from "#app/ui/auditor/simulation-badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = {
  readonly policy: TriedVersion;
  readonly simulations: readonly SimulationInList[];
  readonly today: CalendarDay;
  readonly eventId: string;
  readonly refusal: string | null;
  readonly busy: boolean;
};

/** The simulations of a version, and where a further one is ordered. */
export function SimulationsScreen({ policy, simulations, today, eventId, refusal, busy }: Props) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page
      title={t("simulations.title")}
      eyebrow={<PolicyStateBadge state={policy.signed.state} />}
      lead={t("simulations.lead")}
      actions={
        <LinkButton to={`/oversee/policies/${policy.id}`} look="secondary">
          {policy.name}
        </LinkButton>
      }
    >
      <div className="space-y-8">
        {refusal === null ? null : (
          <Callout kind="danger" role="alert">
            <p>{t(`simulations.refusal-${refusal}` as MessageKey)}</p>
          </Callout>
        )}
        <Card as="section" className="space-y-4">
          <p className="font-semibold">
            {jurisdictionName(policy.jurisdiction, language)} · {t("simulations.version", { version: policy.version })}
          </p>
          <Form method="post" className="space-y-4">
            <input type="hidden" name="eventId" value={eventId} />
            <input type="hidden" name="policyVersionId" value={policy.id} />
            <DateField name="day" label={t("simulations.day")} description={t("simulations.day-hint")} defaultValue={today} required />
            {policy.effectiveFrom > today ? (
              <p className="text-ink-muted">{t("simulations.moved-hint", { from: formatDate(language, policy.effectiveFrom) })}</p>
            ) : null}
            <Button icon="check" busy={busy}>
              {t("simulations.order")}
            </Button>
          </Form>
        </Card>
        <DataTable<SimulationInList>
          caption={t("simulations.earlier")}
          rows={simulations}
          rowKey={({ id }) => id}
          empty={<EmptyState icon="note" title={t("simulations.none")} />}
          columns={[
            {
              key: "day",
              header: t("simulations.day"),
              rowHeader: true,
              cell: ({ id, day }) => (
                <Link to={`/oversee/simulations/${id}`} className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center">
                  {t("simulations.as-of", { day: formatDate(language, day) })}
                </Link>
              ),
            },
            { key: "ordered", header: t("simulations.ordered"), cell: ({ orderedAt }) => formatDate(language, orderedAt) },
            { key: "progress", header: t("simulations.progress"), cell: ({ state }) => <SimulationBadge state={state} /> },
            { key: "people", header: t("simulations.people"), numeric: true, cell: ({ people }) => formatNumber(language, people) },
          ]}
        />
      </div>
    </Page>
  );
}
