import { Link } from "@remix-run/react";
import type { TopicQuota } from "#app/domain/assessment/topic-quotas.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { fieldPath } from "#app/ui/trainer/plan/plan-pages.ts";
import { type TopicNames, nameOfTopic } from "#app/ui/trainer/topic-name.ts";

const TONE: Readonly<Record<TopicQuota["state"], BadgeTone>> = {
  "never-drawn": "warning",
  "too-few": "danger",
  "same-again": "warning",
  enough: "success",
};

/** Each topic of the pool against what a paper draws of it. */
export function QuotaTable({
  courseId,
  quotas,
  names,
}: {
  courseId: string;
  quotas: readonly TopicQuota[];
  names: TopicNames | undefined;
}) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <DataTable
      caption={t("items.quotas")}
      rows={quotas}
      rowKey={({ topic }) => topic}
      columns={[
        {
          key: "topic",
          header: t("items.field-topic"),
          rowHeader: true,
          cell: ({ topic }) => <Bdi>{nameOfTopic(topic, names, language)}</Bdi>,
        },
        { key: "there", header: t("items.quota-there"), numeric: true, cell: ({ there }) => formatNumber(language, there) },
        {
          key: "quota",
          header: t("items.quota-drawn"),
          numeric: true,
          cell: ({ topic, quota }) => (
            <Link className="text-accent -my-2.5 inline-block py-2.5 underline" to={fieldPath(courseId, `quiz.quota.${topic}`)}>
              {quota === null ? t("items.quota-none") : formatNumber(language, quota)}
            </Link>
          ),
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
