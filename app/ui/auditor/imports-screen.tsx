import { Form, Link } from "@remix-run/react";
import { IMPORT_COLUMNS } from "#app/domain/identity/register/import-columns.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { ImportInList } from "#app/queries/identity/register-imports.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { columnName } from "#app/ui/auditor/register-words.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

const TONES: Readonly<Record<string, BadgeTone>> = { previewed: "accent", applied: "success", stopped: "warning", failed: "danger" };

/** How far an import came. */
export function ImportStateBadge({ state }: { state: string }) {
  const t = useMessages();
  return <Badge tone={TONES[state] ?? "neutral"}>{t(`register.state-${state}` as MessageKey)}</Badge>;
}

/** Bring a list, and the lists that were brought. */
export function ImportsScreen({
  eventId,
  imports,
  errors,
  busy,
}: {
  eventId: string;
  imports: readonly ImportInList[];
  errors: Errors | undefined;
  busy: boolean;
}) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("register.imports-title")} lead={t("register.imports-lead")}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card as="section" className="space-y-4">
          <h2 className="text-xl">{t("register.bring-title")}</h2>
          <Form method="post" encType="multipart/form-data" className="space-y-4">
            {errors === undefined ? null : (
              <Callout kind="danger" role="alert">
                <p>{errorText(t, errors, "")}</p>
              </Callout>
            )}
            <input type="hidden" name="eventId" value={eventId} />
            <TextField
              name="file"
              type="file"
              accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              label={t("register.file")}
              description={t("register.file-hint")}
            />
            <Button icon="file" busy={busy}>
              {t("register.bring")}
            </Button>
          </Form>
        </Card>
        <Card as="section" className="space-y-3">
          <h2 className="text-xl">{t("register.columns-title")}</h2>
          <p className="text-ink-muted text-sm">{t("register.columns-text")}</p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            {Object.keys(IMPORT_COLUMNS).map((column) => (
              <div key={column} className="contents">
                <dt>
                  <code dir="ltr">{column}</code>
                </dt>
                <dd>{columnName(t, column)}</dd>
              </div>
            ))}
          </dl>
          <LinkButton to="/oversee/register/places" look="secondary" size="small" icon="globe">
            {t("register.places-title")}
          </LinkButton>
        </Card>
      </div>
      <h2 className="mt-8 mb-3 text-xl">{t("register.brought-title")}</h2>
      <DataTable<ImportInList>
        caption={t("register.brought-title")}
        captionHidden
        rows={imports}
        rowKey={(row) => row.id}
        empty={<EmptyState icon="file" title={t("register.brought-none")} />}
        columns={[
          {
            key: "file",
            header: t("register.file"),
            rowHeader: true,
            cell: (row) => (
              <Link
                to={`/oversee/register/imports/${row.id}`}
                className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center"
              >
                <Bdi>{row.fileName}</Bdi>
              </Link>
            ),
          },
          { key: "state", header: t("register.state"), cell: (row) => <ImportStateBadge state={row.state} /> },
          { key: "brought", header: t("register.brought-at"), cell: (row) => formatDate(language, row.broughtAt as Instant, "moment") },
        ]}
      />
    </Page>
  );
}
