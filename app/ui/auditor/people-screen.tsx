import { Form } from "@remix-run/react";
import { oversightSearch, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { LIST_PAGE, LIST_PAGES, LIST_SORTS, type PersonBehind } from "#app/domain/compliance/standing-list.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { countsMoreThanItCovers } from "#app/domain/identity/register/covers.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OpenedList } from "#app/queries/compliance/standing-lists.server.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { typed } from "#app/ui/account/practitioner-fields.tsx";
import type { ExportReply } from "#app/ui/auditor/export-screen.tsx";
import { viewWords } from "#app/ui/auditor/oversight-words.ts";
import { PersonLink } from "#app/ui/auditor/person-link.tsx";
import { PurposeFields } from "#app/ui/auditor/purpose-fields.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

export type PeopleShown = {
  readonly view: OversightView;
  readonly facilities: Readonly<Record<string, string>>;
  readonly eventId: string;
  readonly jurisdiction: string;
  /** null: the reader sees figures alone. */
  readonly list: { readonly count: number; readonly opened: OpenedList | null } | null;
};
type Props = PeopleShown & { readonly reply: ExportReply | null; readonly busy: boolean };

/** Whom a figure counts, by name: first what the list is opened for, then a page of it; or why the reader sees no names. */
export function PeopleScreen(props: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { view, facilities, jurisdiction, list } = props;
  const search = oversightSearch(view);
  return (
    <Page
      title={t("figures.people-title")}
      actions={
        <div className="flex flex-wrap gap-3">
          <LinkButton to={`/oversee/compliance?${search}`} look="secondary">
            {t("figures.back")}
          </LinkButton>
          {list === null ? null : (
            <LinkButton to={`/oversee/compliance/people/export?${search}`} look="secondary" icon="download">
              {t("figures.take-out")}
            </LinkButton>
          )}
        </div>
      }
    >
      <p className="mb-1">
        <span className="text-ink-muted">{t("figures.view")}: </span>
        {viewWords(t, language, view, facilities)}
      </p>
      {list === null ? (
        <Callout kind="note" title={t("figures.why-not-title")}>
          <p>{t("figures.why-not")}</p>
        </Callout>
      ) : (
        <>
          <p className="text-ink-muted mb-5" role="status">
            {t("figures.people-count", { count: list.count })}
            {countsMoreThanItCovers(jurisdiction) ? <span className="block">{t("figures.whole-country")}</span> : null}
          </p>
          {list.opened === null ? <OpenCard {...props} /> : <OpenedPage {...props} count={list.count} opened={list.opened} />}
        </>
      )}
    </Page>
  );
}

function OpenCard({ eventId, reply, busy }: Props) {
  const t = useMessages();
  return (
    <Card as="section" className="max-w-2xl space-y-4">
      <h2 className="text-xl">{t("figures.open-title")}</h2>
      <p className="text-ink-muted">{t("figures.open-text")}</p>
      <Form method="post" className="space-y-5" noValidate>
        <FormAlert errors={reply?.errors} />
        <input type="hidden" name="eventId" value={eventId} />
        <PurposeFields values={reply?.values ?? {}} errors={reply?.errors} />
        <SelectField
          name="sort"
          label={t("figures.sort")}
          options={LIST_SORTS.map((sort) => ({ value: sort, label: t(`figures.sort-${sort}`) }))}
          defaultValue={typed(reply?.values ?? {}, "sort") || "missing"}
        />
        <Button icon="eye" busy={busy}>
          {t("figures.open")}
        </Button>
      </Form>
    </Card>
  );
}

function OpenedPage({ eventId, busy, count, opened }: Props & { readonly count: number; readonly opened: OpenedList }) {
  const t = useMessages();
  const { page, purpose } = opened;
  const pages = Math.max(1, Math.ceil(count / LIST_PAGE));
  const turn = { eventId, busy, opened };
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6">
        <span>{t("figures.page", { page, pages })}</span>
        <span className="text-ink-muted">{t("figures.purpose-said", { purpose: t(`register.purpose-${purpose}` as MessageKey) })}</span>
      </p>
      <PeopleTable people={opened.people} />
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {page > 1 ? <Turn {...turn} to={page - 1} words="figures.before" /> : null}
        {page < Math.min(pages, LIST_PAGES) ? <Turn {...turn} to={page + 1} words="figures.next" /> : null}
        {page === LIST_PAGES && pages > LIST_PAGES ? <p>{t("figures.narrow", { most: LIST_PAGES })}</p> : null}
      </div>
    </>
  );
}

/** Another page is another deed, for the same purpose. */
function Turn({
  eventId,
  busy,
  opened,
  to,
  words,
}: Pick<Props, "eventId" | "busy"> & { readonly opened: OpenedList; readonly to: number; readonly words: MessageKey }) {
  const t = useMessages();
  const fields = { eventId, purpose: opened.purpose, note: opened.note, sort: opened.sort, page: String(to) };
  return (
    <Form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="secondary" busy={busy}>
        {t(words)}
      </Button>
    </Form>
  );
}

function PeopleTable({ people }: { people: readonly PersonBehind[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <DataTable<PersonBehind>
      caption={t("figures.people-title")}
      captionHidden
      rows={people}
      rowKey={({ id }) => id}
      empty={<p>{t("figures.people-count", { count: 0 })}</p>}
      columns={[
        {
          key: "name",
          header: t("figures.column-name"),
          rowHeader: true,
          cell: (row) => <PersonLink person={row} />,
        },
        { key: "profession", header: t("oversight.dimension-profession"), cell: (row) => nameOf(PROFESSIONS, row.profession, language) },
        {
          key: "place",
          header: t("figures.column-place"),
          cell: (row) =>
            joinParts(language, [nameOf(DIRECTORATES, row.directorate, language), ...(row.facility === null ? [] : [row.facility])]),
        },
        { key: "state", header: t("figures.column-state"), cell: (row) => t(`oversight.state-${row.state}` as MessageKey) },
        {
          key: "credits",
          header: t("figures.column-credits"),
          numeric: true,
          cell: (row) => {
            const counted = formatCredits(language, row.countedHundredths);
            return row.requiredHundredths === null ? counted : `${counted} / ${formatCredits(language, row.requiredHundredths)}`;
          },
        },
        {
          key: "missing",
          header: t("figures.column-missing"),
          numeric: true,
          cell: (row) => (row.missingHundredths === 0 ? "–" : formatCredits(language, row.missingHundredths)),
        },
        {
          key: "until",
          header: t("figures.column-until"),
          cell: (row) =>
            row.cycleTo === "" ? "–" : <span className="whitespace-nowrap">{formatDate(language, row.cycleTo as CalendarDay)}</span>,
        },
      ]}
    />
  );
}
