import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ReadingShown } from "#app/queries/compliance/own-record.server.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** Who looked at one's record and what for, and everything that is kept, to take away. */
export function RecordOfMineScreen({ readings }: { readings: readonly ReadingShown[] }) {
  const t = useMessages();
  const language = useLanguage();
  const columns: readonly Column<ReadingShown>[] = [
    { key: "by", header: t("petition.reader"), rowHeader: true, cell: ({ by }) => <Bdi>{by}</Bdi> },
    {
      key: "role",
      header: t("petition.reader-for"),
      cell: ({ role, jurisdiction }) => `${t(`common.role-${role}` as MessageKey)} · ${jurisdictionName(jurisdiction, language)}`,
    },
    {
      key: "purpose",
      header: t("petition.purpose"),
      cell: ({ purpose, note }) => (
        <>
          {t(`petition.purpose-${purpose}` as MessageKey)} {note === "" ? null : <bdi>({note})</bdi>}
        </>
      ),
    },
    { key: "kind", header: t("petition.reading-kind"), cell: ({ kind }) => t(`petition.reading-${kind}`) },
    { key: "at", header: t("petition.when"), cell: ({ at }) => formatDate(language, at, "moment") },
  ];
  return (
    <Page title={t("petition.record-title")} lead={t("petition.record-lead")}>
      <div className="space-y-6">
        <Card as="section" className="space-y-3">
          <h2 className="text-xl">{t("petition.export-title")}</h2>
          <p>{t("petition.export-text")}</p>
          <LinkButton to="/learn/record.zip" reloadDocument icon="download">
            {t("petition.export-fetch")}
          </LinkButton>
        </Card>
        <div className="space-y-3">
          <h2 className="text-xl">{t("petition.readings-title")}</h2>
          <DataTable
            caption={t("petition.readings-title")}
            captionHidden
            columns={columns}
            rows={readings}
            rowKey={({ id }) => id}
            empty={<EmptyState icon="eye" title={t("petition.readings-none")} />}
          />
        </div>
      </div>
    </Page>
  );
}
