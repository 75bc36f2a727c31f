import { Form, Link } from "@remix-run/react";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { RegisterPage, RegisterRecord } from "#app/queries/identity/register-record.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { LicenceCard } from "#app/ui/auditor/licence-card.tsx";
import { CandidateFacts } from "#app/ui/auditor/candidate-facts.tsx";
import { PurposeFields } from "#app/ui/auditor/purpose-fields.tsx";
import { columnName, columnValue, nameIn, sinceWhen } from "#app/ui/auditor/register-words.ts";
import { ReasonField } from "#app/ui/auditor/reason-field.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export type RecordReply = { readonly refusal: string | null; readonly values: FieldValues; readonly errors: Errors };
type Props = {
  readonly page: RegisterPage;
  /** The reading for which the record is open. */
  readonly reading: string | null;
  readonly eventId: string;
  readonly mayMerge: boolean;
  readonly reply: RecordReply | null;
  readonly busy: boolean;
};

/** Somebody in the register: first what their record is opened for, then the record. */
export function RecordScreen({ page, reading, eventId, mayMerge, reply, busy }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { record } = page;
  return (
    <Page
      width="text"
      title={<Bdi>{nameIn(language, page)}</Bdi>}
      actions={
        <LinkButton to="/oversee/register" look="secondary">
          {t("register.title")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        {page.remaining === null ? null : (
          <Callout kind="note" title={t("register.merged-title")}>
            <p>
              <Link to={`/oversee/register/people/${page.remaining}`} className="text-accent underline">
                {t("register.merged-text")}
              </Link>
            </p>
          </Callout>
        )}
        {reply?.refusal == null ? null : (
          <Callout kind="danger" role="alert">
            <p>{t(`register.refusal-${reply.refusal}` as MessageKey)}</p>
          </Callout>
        )}
        {record === null ? (
          <Card as="section" className="space-y-4">
            <h2 className="text-xl">{t("register.open-title")}</h2>
            <p className="text-ink-muted">{t("register.open-text")}</p>
            <Form method="post" action={`/oversee/register/people/${page.id}`} className="space-y-5" noValidate>
              <FormAlert errors={reply?.errors} />
              <input type="hidden" name="eventId" value={eventId} />
              <PurposeFields values={reply?.values ?? {}} errors={reply?.errors} />
              <Button icon="eye" busy={busy}>
                {t("register.open")}
              </Button>
            </Form>
          </Card>
        ) : (
          <>
            <PersonCard record={record} />
            {record.licences.map((licence) => (
              <LicenceCard key={licence.id} licence={licence} />
            ))}
            <EmploymentCard record={record} />
            {mayMerge && record.alike.length > 0 ? (
              <MergeCard id={page.id} reading={reading} record={record} eventId={eventId} reply={reply} busy={busy} />
            ) : null}
            <ReadingsCard record={record} />
          </>
        )}
      </div>
    </Page>
  );
}

function PersonCard({ record }: { record: RegisterRecord }) {
  const t = useMessages();
  const language = useLanguage();
  const { person } = record;
  const rows: readonly (readonly [string, string | null])[] = [
    ["name_ar", person.nameAr],
    ["name_latin", person.nameLatin],
    ["name_ckb", person.nameCkb],
    ["sex", person.sex],
    ["birth_year", person.birthYear === null ? null : String(person.birthYear)],
    ["profession", person.profession],
    ["specialty", person.specialty],
    ["governorate", person.governorate],
    ["directorate", person.directorate],
    ["facility_name", person.facilityName],
    ["facility_type", person.facilityType],
  ];
  return (
    <Card as="section" className="space-y-3">
      <h2 className="text-xl">{t("register.person-title")}</h2>
      <dl className="grid gap-x-6 sm:grid-cols-[auto_1fr] sm:gap-y-2 max-sm:[&>div>dd]:mb-3 max-sm:[&>div>dt]:text-sm">
        {rows.map(([column, value]) => (
          <div key={column} className="sm:contents">
            <dt className="text-ink-muted">{columnName(t, column)}</dt>
            <dd>
              <Bdi>{columnValue(t, language, column, value)}</Bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-muted text-sm">
        {record.accountSince === null
          ? t("register.no-account")
          : t("register.account-since", { day: formatDate(language, record.accountSince as Instant) })}
      </p>
      {record.mergedFrom.map(({ fromId, reason, mergedAt }) => (
        <p key={fromId} className="text-sm">
          {t("register.merged-from", { day: formatDate(language, mergedAt as Instant) })} <Bdi>{reason}</Bdi>{" "}
          <code dir="ltr" className="text-ink-muted">
            {fromId}
          </code>
        </p>
      ))}
    </Card>
  );
}

function EmploymentCard({ record }: { record: RegisterRecord }) {
  const t = useMessages();
  const language = useLanguage();
  if (record.employments.length === 0) return null;
  return (
    <Card as="section" className="space-y-3">
      <h2 className="text-xl">{t("register.employment-title")}</h2>
      <ul className="space-y-2">
        {record.employments.map(({ id, directorate, governorate, facility, ...fact }) => (
          <li key={id} className="border-line border-b pb-2 last:border-b-0">
            <span className="block font-semibold">{sinceWhen(t, language, fact)}</span>
            {facility === null ? null : (
              <>
                <Bdi>{facility}</Bdi> ·{" "}
              </>
            )}
            {columnValue(t, language, "directorate", directorate)} · {columnValue(t, language, "governorate", governorate)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function MergeCard({
  id,
  reading,
  record,
  eventId,
  reply,
  busy,
}: {
  id: string;
  reading: string | null;
  record: RegisterRecord;
  eventId: string;
  reply: RecordReply | null;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-xl">{t("register.alike-title")}</h2>
      <p className="text-ink-muted">{t("register.alike-text")}</p>
      <Form method="post" action={`/oversee/register/people/${id}?form=merge&reading=${reading ?? ""}`} className="space-y-5" noValidate>
        <input type="hidden" name="eventId" value={eventId} />
        <ChoiceGroup
          name="other"
          kind="one"
          legend={t("register.alike-which")}
          required
          error={errorText(t, reply?.errors, "other")}
          defaultValue={typed(reply?.values ?? {}, "other")}
          choices={record.alike.map((one) => ({
            value: one.id,
            label: (
              <span className="flex flex-wrap items-center gap-2">
                <Bdi>{one.nameAr}</Bdi> <Bdi>{one.nameLatin}</Bdi>
                <Badge tone={one.score >= 85 ? "success" : "warning"}>{t("register.score", { score: one.score })}</Badge>
              </span>
            ),
            description: <CandidateFacts {...one} />,
          }))}
        />
        <ReasonField reply={reply} />
        <Button look="danger" busy={busy}>
          {t("register.merge")}
        </Button>
      </Form>
    </Card>
  );
}

function ReadingsCard({ record }: { record: RegisterRecord }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Card as="section" className="space-y-3">
      <h2 className="text-xl">{t("register.readings-title")}</h2>
      <ul className="space-y-2">
        {record.readings.map(({ id, purpose, role, readAt }) => (
          <li key={id} className="border-line flex flex-wrap justify-between gap-x-4 border-b pb-2 last:border-b-0">
            <span>
              {t(`register.purpose-${purpose}` as MessageKey)} · {t(`common.role-${role}` as MessageKey)}
            </span>
            <span className="text-ink-muted text-sm">{formatDate(language, readAt as Instant, "moment")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
