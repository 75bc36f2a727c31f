import { Form } from "@remix-run/react";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import { byName } from "#app/i18n/by-name.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { RegisteredPerson } from "#app/queries/identity/register-people.server.ts";
import { LicenceBadge } from "#app/ui/auditor/licence-badge.tsx";
import { PersonLink } from "#app/ui/auditor/person-link.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = {
  readonly people: readonly RegisteredPerson[];
  readonly next: string | null;
  readonly count: number;
  readonly search: RegisterSearch;
};

/** The people of the register within the reader's jurisdiction, to be searched. */
export function RegisterScreen({ people, next, count, search }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const asked = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== "");
  const further = new URLSearchParams([...asked, ...(next === null ? [] : [["after", next]])]);
  return (
    <Page
      title={t("register.title")}
      lead={t("register.lead")}
      actions={
        <LinkButton to={`/oversee/register/export?${new URLSearchParams(asked).toString()}`} look="secondary" icon="download">
          {t("register.export-title")}
        </LinkButton>
      }
    >
      <Form method="get" action="/oversee/register" role="search" className="mb-6 grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
        <TextField
          type="search"
          name="text"
          label={t("register.search")}
          description={t("register.search-hint")}
          defaultValue={search.text}
          maxLength={120}
        />
        <SelectField
          name="profession"
          label={t("account.profession")}
          placeholder={t("register.any")}
          options={byName(PROFESSIONS, language).map(({ code, name }) => ({ value: code, label: name[language] }))}
          defaultValue={search.profession ?? ""}
        />
        <SelectField
          name="governorate"
          label={t("account.governorate")}
          placeholder={t("register.any")}
          options={byName(GOVERNORATES, language).map(({ code, name }) => ({ value: code, label: name[language] }))}
          defaultValue={search.governorate ?? ""}
        />
        <Button icon="search">{t("register.find")}</Button>
      </Form>
      <p className="text-ink-muted mb-3" role="status">
        {t("register.people-count", { count })}
      </p>
      <DataTable<RegisteredPerson>
        caption={t("register.title")}
        captionHidden
        rows={people}
        rowKey={(row) => row.id}
        empty={<EmptyState icon="search" title={t("register.nobody")} />}
        columns={[
          {
            key: "name",
            header: t("register.column-name"),
            rowHeader: true,
            cell: (row) => <PersonLink person={row} />,
          },
          { key: "profession", header: t("account.profession"), cell: (row) => nameOf(PROFESSIONS, row.profession, language) },
          { key: "governorate", header: t("account.governorate"), cell: (row) => nameOf(GOVERNORATES, row.governorate, language) },
          {
            key: "licences",
            header: t("account.licences"),
            cell: (row) => (
              <ul className="space-y-1">
                {row.licences.map((licence) => (
                  <li key={`${licence.issuingBody} ${licence.number}`} className="flex flex-wrap items-center gap-x-2">
                    <bdi dir="ltr" className="font-semibold">
                      {licence.number}
                    </bdi>
                    <span className="text-ink-muted text-sm">{nameOf(ISSUING_BODIES, licence.issuingBody, language)}</span>
                    <LicenceBadge state={licence.state} confirmation={licence.confirmation} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {next === null ? null : (
        <p className="mt-6">
          <LinkButton to={`/oversee/register?${further.toString()}`} look="secondary" iconAfter="arrow-forward">
            {t("register.more")}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
