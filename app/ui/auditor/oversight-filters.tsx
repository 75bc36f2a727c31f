import { Form, Link } from "@remix-run/react";
import {
  type Dimension,
  DIMENSIONS,
  oversightSearch,
  type OversightView,
  STANDING_STATES,
  VALUES,
} from "#app/domain/compliance/oversight-view.ts";
import { byName } from "#app/i18n/by-name.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { valueName } from "#app/ui/auditor/oversight-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

const CHOICES = DIMENSIONS.filter((dimension): dimension is Exclude<Dimension, "facility"> => dimension !== "facility");

type Props = { readonly view: OversightView; readonly facilities: Readonly<Record<string, string>> };

/** What is looked at: a form that is an address, and what was chosen as links that take it away. */
export function OversightFilters({ view, facilities }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { by, where, state } = view;
  return (
    <div className="my-6 space-y-4">
      <Form
        key={oversightSearch(view)}
        method="get"
        action="/oversee/compliance"
        aria-label={t("oversight.choose")}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-4 sm:gap-4 lg:grid-cols-4 print:hidden"
      >
        <SelectField
          name="by"
          label={t("oversight.by")}
          options={DIMENSIONS.map((value) => ({ value, label: t(`oversight.dimension-${value}` as MessageKey) }))}
          defaultValue={by}
        />
        {CHOICES.map((dimension) => (
          <SelectField
            key={dimension}
            name={dimension}
            label={t(`oversight.dimension-${dimension}` as MessageKey)}
            placeholder={t("register.any")}
            options={byName(VALUES[dimension], language).map(({ code, name }) => ({ value: code, label: name[language] }))}
            defaultValue={where[dimension] ?? ""}
          />
        ))}
        <SelectField
          name="state"
          label={t("oversight.state")}
          placeholder={t("register.any")}
          options={STANDING_STATES.map((value) => ({ value, label: t(`oversight.state-${value}` as MessageKey) }))}
          defaultValue={state ?? ""}
        />
        {where.facility === undefined ? null : <input type="hidden" name="facility" value={where.facility} />}
        <Button icon="filter">{t("oversight.show")}</Button>
      </Form>
      <Chosen view={view} facilities={facilities} />
    </div>
  );
}

function Chosen({ view, facilities }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const chosen = DIMENSIONS.flatMap((dimension) => {
    const value = view.where[dimension];
    if (value === undefined) return [];
    const where = Object.fromEntries(Object.entries(view.where).filter(([other]) => other !== dimension));
    return [{ dimension, name: valueName(t, language, dimension, value, facilities), to: oversightSearch({ ...view, where }) }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={t("oversight.chosen")} className="flex flex-wrap gap-2">
      {chosen.map(({ dimension, name, to }) => (
        <li key={dimension}>
          <Link
            to={`/oversee/compliance?${to}`}
            aria-label={t("oversight.leave-out", { choice: name })}
            className="border-accent bg-accent-soft text-accent-strong inline-flex min-h-11 items-center gap-2 rounded-full border px-4"
          >
            <bdi>{name}</bdi>
            <Icon name="close" className="size-4" />
          </Link>
        </li>
      ))}
      <li className="print:hidden">
        <Link
          to={`/oversee/compliance?${oversightSearch({ ...view, where: {} })}`}
          className="text-accent inline-flex min-h-11 items-center px-2 underline"
        >
          {t("oversight.everybody")}
        </Link>
      </li>
    </ul>
  );
}
