import type { TopicQuota } from "#app/domain/assessment/topic-quotas.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";

const TONE: Readonly<Record<TopicQuota["state"], BadgeTone>> = {
  "never-drawn": "warning",
  "too-few": "danger",
  "same-again": "warning",
  enough: "success",
};

/** Each topic of the pool against what a paper draws of it. */
export function QuotaTable({ quotas }: { quotas: readonly TopicQuota[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <DataTable
      caption={t("items.quotas")}
      rows={quotas}
      rowKey={({ topic }) => topic}
      columns={[
        { key: "topic", header: t("items.field-topic"), rowHeader: true, cell: ({ topic }) => <bdi dir="ltr">{topic}</bdi> },
        { key: "there", header: t("items.quota-there"), numeric: true, cell: ({ there }) => formatNumber(language, there) },
        {
          key: "quota",
          header: t("items.quota-drawn"),
          numeric: true,
          cell: ({ quota }) => (quota === null ? t("items.quota-none") : formatNumber(language, quota)),
        },
        {
          key: "state",
          header: t("items.quota-state"),
          cell: ({ state }) => <Badge tone={TONE[state]}>{t(`items.quota-${state}`)}</Badge>,
        },
      ]}
    />
  );
}
