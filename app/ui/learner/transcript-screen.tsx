import { Form } from "@remix-run/react";
import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { Transcript, TranscriptLine, TranscriptWish } from "#app/queries/credits/transcript.server.ts";
import { lineTitle } from "#app/ui/documents/transcript-view.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

const EVIDENCE: Readonly<Record<TranscriptLine["evidenceGrade"], MessageKey>> = {
  "provider-signed": "transcript.evidence-provider",
  "supervisor-cosigned": "transcript.evidence-supervisor",
  "self-reported": "transcript.evidence-self",
};

/** A learner's credits: what they add up to, by type and category, and every line behind the sum. */
export function TranscriptScreen({
  transcript,
  wish,
  badPeriod,
  search,
}: {
  transcript: Transcript;
  wish: TranscriptWish;
  badPeriod: boolean;
  search: string;
}) {
  const t = useMessages();
  const language = useLanguage();
  const filtered = wish.period !== null || wish.creditType !== null || wish.category !== null;
  const suffix = search === "" ? "" : `?${search}`;
  const columns: readonly Column<TranscriptLine>[] = [
    { key: "course", header: t("transcript.activity"), rowHeader: true, cell: (line) => <bdi>{lineTitle(line, language, t)}</bdi> },
    { key: "date", header: t("transcript.date"), cell: (line) => formatDate(language, line.earnedOn) },
    { key: "category", header: t("transcript.category"), cell: (line) => nameOf(CREDIT_CATEGORIES, line.category, language) },
    { key: "evidence", header: t("transcript.evidence"), cell: (line) => t(EVIDENCE[line.evidenceGrade]) },
    { key: "amount", header: t("transcript.amount"), numeric: true, cell: (line) => formatCredits(language, line.amountHundredths) },
    { key: "certificate", header: t("transcript.certificate"), cell: (line) => <CertificateLinks line={line} /> },
  ];
  return (
    <Page
      title={t("transcript.title")}
      lead={t("transcript.lead")}
      actions={
        transcript.lines.length === 0 ? undefined : (
          <>
            <LinkButton look="secondary" icon="download" to={`/learn/transcript.pdf${suffix}`} reloadDocument>
              {t("transcript.pdf")}
            </LinkButton>
            <LinkButton look="secondary" icon="download" to={`/learn/transcript.csv${suffix}`} reloadDocument>
              {t("transcript.csv")}
            </LinkButton>
          </>
        )
      }
    >
      <div className="space-y-6">
        {transcript.pendingConfirmation && transcript.lines.length > 0 ? <Callout kind="warning">{t("transcript.pending")}</Callout> : null}
        {badPeriod ? <Callout kind="danger">{t("transcript.bad-period")}</Callout> : null}
        {transcript.lines.length > 0 ? <Totals transcript={transcript} /> : null}
        {transcript.lines.length > 0 || filtered ? <Filter wish={wish} filtered={filtered} /> : null}
        <DataTable
          caption={t("transcript.title")}
          captionHidden
          columns={columns}
          rows={transcript.lines}
          rowKey={(line) => line.id}
          empty={
            <EmptyState
              icon="award"
              title={filtered ? t("transcript.empty-filtered") : t("transcript.empty-title")}
              action={filtered ? undefined : <LinkButton to="/learn/catalogue">{t("transcript.find-course")}</LinkButton>}
            >
              {filtered ? undefined : t("transcript.empty-body")}
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}

function Totals({ transcript }: { transcript: Transcript }) {
  const t = useMessages();
  const language = useLanguage();
  const { totals, pendingConfirmation } = transcript;
  const parts = [
    { heading: t("transcript.by-type"), list: CREDIT_TYPES, sums: totals.byCreditType },
    { heading: t("transcript.by-category"), list: CREDIT_CATEGORIES, sums: totals.byCategory },
  ];
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Card as="section" className="space-y-2">
        <h2 className="text-ink-muted text-base font-medium">{t("transcript.total")}</h2>
        <p>
          <span className="text-4xl font-bold tabular-nums">{formatCredits(language, totals.all)}</span>{" "}
          {t("transcript.credits", { count: totals.all / 100 })}
        </p>
        {pendingConfirmation ? <Badge tone="warning">{t("transcript.pending-short")}</Badge> : null}
      </Card>
      {parts.map((part) => (
        <Card as="section" key={part.heading}>
          <h2 className="text-ink-muted mb-2 text-base font-medium">{part.heading}</h2>
          <dl className="space-y-1">
            {Object.entries(part.sums).map(([code, sum]) => (
              <div key={code} className="flex justify-between gap-4">
                <dt>{nameOf(part.list, code, language)}</dt>
                <dd className="font-semibold tabular-nums">{formatCredits(language, sum)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
    </div>
  );
}

function Filter({ wish, filtered }: { wish: TranscriptWish; filtered: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const options = (list: typeof CREDIT_TYPES | typeof CREDIT_CATEGORIES) =>
    list.map(({ code, name }) => ({ value: code, label: name[language] }));
  return (
    <details open={filtered} className="border-line bg-surface-raised group rounded-2xl border print:hidden">
      <summary className="flex min-h-12 items-center gap-2 px-4 font-semibold">
        <Icon name="filter" className="text-accent size-5" />
        {t("transcript.choose")}
        <Icon name="chevron-down" className="ms-auto size-5 transition-transform group-open:rotate-180" />
      </summary>
      <Form method="get" className="border-line grid items-end gap-4 border-t p-4 sm:grid-cols-2 lg:grid-cols-5">
        <DateField name="from" label={t("transcript.from")} defaultValue={wish.period?.from} />
        <DateField name="to" label={t("transcript.to")} defaultValue={wish.period?.to} />
        <SelectField
          name="type"
          label={t("transcript.type")}
          placeholder={t("transcript.all-types")}
          options={options(CREDIT_TYPES)}
          defaultValue={wish.creditType ?? ""}
        />
        <SelectField
          name="category"
          label={t("transcript.category")}
          placeholder={t("transcript.all-categories")}
          options={options(CREDIT_CATEGORIES)}
          defaultValue={wish.category ?? ""}
        />
        <div className="flex gap-2">
          <Button look="secondary">{t("transcript.filter")}</Button>
          {filtered ? (
            <LinkButton look="quiet" to="/learn/transcript">
              {t("transcript.clear")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </details>
  );
}

function CertificateLinks({ line }: { line: TranscriptLine }) {
  const t = useMessages();
  if (line.certificateCode === null) return line.kind === "award" ? <>{t("certificate.being-made")}</> : <>–</>;
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <a
        className="text-accent-strong inline-flex min-h-11 items-center underline sm:min-h-0"
        href={`/learn/certificates/${line.certificateCode}.pdf`}
      >
        {t("certificate.download")}
      </a>
      <a
        className="text-accent-strong inline-flex min-h-11 items-center underline sm:min-h-0"
        href={`/verify/${line.certificateCode}`}
        dir="ltr"
      >
        {line.certificateCode}
      </a>
    </span>
  );
}
