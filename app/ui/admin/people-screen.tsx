import { Form, Link } from "@remix-run/react";
import { ROLES, type Role } from "#app/domain/identity/actor.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { People, PersonInList } from "#app/queries/identity/people.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** The accounts of the installation, to be searched. */
export function PeopleScreen({ people, next, text, role }: People & { text: string; role: Role | null }) {
  const t = useMessages();
  const language = useLanguage();
  const further = new URLSearchParams({
    ...(text === "" ? {} : { text }),
    ...(role === null ? {} : { role }),
    ...(next === null ? {} : { after: next }),
  });
  return (
    <Page title={t("common.nav-people")} lead={t("admin.people-lead")}>
      <Form method="get" action="/admin/people" role="search" className="mb-6 grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
        <TextField
          type="search"
          name="text"
          label={t("admin.search")}
          description={t("admin.search-hint")}
          defaultValue={text}
          maxLength={120}
        />
        <SelectField
          name="role"
          label={t("admin.role")}
          placeholder={t("admin.any-role")}
          options={ROLES.map((one) => ({ value: one, label: t(`common.role-${one}`) }))}
          defaultValue={role ?? ""}
        />
        <Button icon="search">{t("admin.find")}</Button>
      </Form>
      <DataTable<PersonInList>
        caption={t("common.nav-people")}
        captionHidden
        rows={people}
        rowKey={(row) => row.accountId}
        empty={<EmptyState icon="search" title={t("admin.nobody")} />}
        columns={[
          {
            key: "name",
            header: t("admin.name"),
            rowHeader: true,
            cell: (row) => (
              <Link to={`/admin/people/${row.accountId}`} className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center">
                <Bdi>{(language === "en" ? row.nameLatin : row.nameAr) ?? row.email ?? row.phone}</Bdi>
              </Link>
            ),
          },
          {
            key: "contact",
            header: t("account.contact"),
            cell: (row) => (
              <bdi dir="ltr" className="inline-block wrap-anywhere max-sm:text-sm sm:min-w-44">
                {row.email ?? row.phone}
              </bdi>
            ),
          },
          {
            key: "profession",
            header: t("account.profession"),
            cell: (row) => (row.profession === null ? "–" : nameOf(PROFESSIONS, row.profession, language)),
          },
          {
            key: "roles",
            header: t("admin.roles"),
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.roles.map((one) => (
                  <Badge key={one} tone={one === "learner" ? "neutral" : "accent"}>
                    {t(`common.role-${one}`)}
                  </Badge>
                ))}
              </span>
            ),
          },
        ]}
      />
      {next === null ? null : (
        <p className="mt-6">
          <LinkButton to={`/admin/people?${further.toString()}`} look="secondary" iconAfter="arrow-forward">
            {t("admin.more")}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
