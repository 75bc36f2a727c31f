import {
  CATALOGUE_SORTS,
  CREDITS,
  type CatalogueSearch,
  DURATIONS,
  SEARCH_FIELDS,
  SIZES,
  countFilters,
  sortOf,
} from "#app/domain/catalog/catalogue-search.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

export type NamedChoice = { readonly code: string; readonly name: string };

/** What narrows the catalogue. Native controls in the search form: chosen, then searched, with or without script. */
export function CatalogueFilters({
  search,
  topics,
  professions,
}: {
  search: CatalogueSearch;
  topics: readonly NamedChoice[];
  professions: readonly NamedChoice[];
}) {
  const t = useMessages();
  const language = useLanguage();
  const count = countFilters(search);
  const named = (choices: readonly NamedChoice[]) => choices.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <details className="border-line bg-surface-raised group rounded-2xl border" open={count > 0}>
      <summary className="flex min-h-12 items-center gap-2 px-4 font-semibold">
        <Icon name="filter" className="text-accent size-5" />
        {count === 0 ? t("catalogue.filters") : t("catalogue.filters-active", { count })}
        <Icon name="chevron-down" className="ms-auto size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="border-line grid gap-4 border-t p-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          name={SEARCH_FIELDS.profession}
          label={t("catalogue.profession")}
          placeholder={t("catalogue.any")}
          options={named(professions)}
          defaultValue={search.profession ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.topic}
          label={t("catalogue.topic")}
          placeholder={t("catalogue.any")}
          options={named(topics)}
          defaultValue={search.topic ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.language}
          label={t("catalogue.language")}
          placeholder={t("catalogue.any")}
          options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
          defaultValue={search.language ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.credits}
          label={t("catalogue.credits")}
          placeholder={t("catalogue.any")}
          options={CREDITS.map((hundredths) => ({
            value: String(hundredths),
            label: t("catalogue.at-least-credits", { credits: formatCredits(language, hundredths) }),
          }))}
          defaultValue={search.minimumHundredths?.toString() ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.duration}
          label={t("catalogue.duration")}
          placeholder={t("catalogue.any")}
          options={DURATIONS.map((minutes) => ({ value: String(minutes), label: t("catalogue.at-most-minutes", { minutes }) }))}
          defaultValue={search.maximumMinutes?.toString() ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.size}
          label={t("catalogue.download-size")}
          placeholder={t("catalogue.any")}
          options={SIZES.map((megabytes) => ({ value: String(megabytes), label: t("catalogue.at-most-megabytes", { megabytes }) }))}
          defaultValue={search.maximumMegabytes?.toString() ?? ""}
        />
        <SelectField
          name={SEARCH_FIELDS.sort}
          label={t("catalogue.sort")}
          options={CATALOGUE_SORTS.map((sort) => ({ value: sort, label: t(`catalogue.sort-${sort}`) }))}
          defaultValue={sortOf(search)}
        />
        <div className="flex items-end">
          <Checkbox name={SEARCH_FIELDS.offline} value="yes" label={t("catalogue.works-offline")} defaultChecked={search.worksOffline} />
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <Button look="secondary">{t("catalogue.apply")}</Button>
          {count === 0 ? null : (
            <LinkButton to="/learn/catalogue" look="quiet">
              {t("catalogue.clear")}
            </LinkButton>
          )}
        </div>
      </div>
    </details>
  );
}
