import { Link } from "@remix-run/react";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyInList } from "#app/queries/compliance/policies.server.ts";
import { PolicyStateBadge } from "#app/ui/auditor/policy-state-badge.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** Every version of every requirement: of whom, from when, and whether anything follows from it. */
export function PoliciesScreen({ policies }: { policies: readonly PolicyInList[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page
      title={t("policies.title")}
      lead={t("policies.lead")}
      actions={
        <LinkButton to="/oversee/policies/new" look="secondary" icon="plus">
          {t("policies.draft-title")}
        </LinkButton>
      }
    >
      <DataTable<PolicyInList>
        caption={t("policies.title")}
        captionHidden
        rows={policies}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="note" title={t("policies.none")} />}
        columns={[
          {
            key: "name",
            header: t("policies.policy"),
            rowHeader: true,
            cell: ({ id, name }) => (
              <Link to={`/oversee/policies/${id}`} className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center">
                {name}
              </Link>
            ),
          },
          { key: "version", header: t("policies.version"), cell: ({ version }) => <bdi dir="ltr">{version}</bdi> },
          {
            key: "jurisdiction",
            header: t("policies.jurisdiction"),
            cell: ({ jurisdiction }) => jurisdictionName(jurisdiction, language),
          },
          { key: "begins", header: t("policies.begins"), cell: ({ effectiveFrom }) => formatDate(language, effectiveFrom) },
          { key: "state", header: t("policies.state"), cell: ({ signed }) => <PolicyStateBadge state={signed.state} /> },
        ]}
      />
    </Page>
  );
}
