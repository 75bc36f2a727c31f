import { directoratesIn } from "#app/domain/identity/directorate.ts";
import { GOVERNORATES, type GovernorateEntry } from "#app/domain/identity/governorate.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** The nineteen governorates with the day since when they are one, and their health directorates. */
export function PlacesScreen() {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("register.places-title")} lead={t("register.places-lead")}>
      <DataTable<GovernorateEntry & { readonly code: (typeof GOVERNORATES)[number]["code"] }>
        caption={t("register.places-title")}
        captionHidden
        rows={GOVERNORATES}
        rowKey={({ code }) => code}
        columns={[
          { key: "name", header: t("account.governorate"), rowHeader: true, cell: ({ name }) => name[language] },
          {
            key: "region",
            header: t("register.region"),
            cell: ({ region }) => (region === "IQ" ? t("register.federal") : jurisdictionName(region, language)),
          },
          {
            key: "iso",
            header: "ISO 3166-2",
            cell: ({ iso3166_2 }) => (iso3166_2 === null ? t("register.iso-open") : <bdi dir="ltr">{iso3166_2}</bdi>),
          },
          {
            key: "since",
            header: t("register.valid-since"),
            cell: ({ validFrom }) => (validFrom === null ? t("register.since-always") : formatDate(language, validFrom)),
          },
          { key: "code", header: t("register.code"), cell: ({ code }) => <code dir="ltr">{code}</code> },
          {
            key: "directorates",
            header: t("register.directorates"),
            cell: ({ code }) => (
              <ul>
                {directoratesIn(code).map((one) => (
                  <li key={one.code}>
                    {one.name[language]}{" "}
                    <code dir="ltr" className="text-ink-muted text-sm">
                      {one.code}
                    </code>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Page>
  );
}
