import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { ROLES } from "#app/domain/identity/actor.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { byName } from "#app/i18n/by-name.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { Person } from "#app/queries/identity/person.server.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ComboBoxField } from "#app/ui/kit/combo-box-field.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

type Outcome = {
  readonly done: "granted" | "ended" | null;
  readonly reply: { readonly values: FieldValues; readonly errors: Errors } | null;
};

/** One person: who they are, the roles they hold and held, and what was done lately. */
export function PersonScreen({ person, outcome }: { person: Person; outcome: Outcome | undefined }) {
  const t = useMessages();
  const language = useLanguage();
  const name = (language === "en" ? person.nameLatin : person.nameAr) ?? person.email ?? person.phone ?? "";
  return (
    <Page
      title={<Bdi>{name}</Bdi>}
      width="text"
      actions={
        <LinkButton to="/admin/people" look="secondary">
          {t("common.nav-people")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        <FormAlert errors={outcome?.reply?.errors} />
        {outcome?.done == null ? null : (
          <Callout kind="success" role="status">
            <p>{t(`admin.role-${outcome.done}`)}</p>
          </Callout>
        )}
        <Card as="section">
          <dl className="grid gap-x-6 sm:grid-cols-[auto_1fr] sm:gap-y-2 max-sm:[&>dd]:mb-3 max-sm:[&>dt]:text-sm">
            <dt className="text-ink-muted">{t("account.email")}</dt>
            <dd className="break-words">{person.email === null ? "–" : <Bdi>{person.email}</Bdi>}</dd>
            <dt className="text-ink-muted">{t("account.phone")}</dt>
            <dd>{person.phone === null ? "–" : <bdi dir="ltr">{person.phone}</bdi>}</dd>
            <dt className="text-ink-muted">{t("account.profession")}</dt>
            <dd>{person.profession === null ? "–" : nameOf(PROFESSIONS, person.profession, language)}</dd>
            <dt className="text-ink-muted">{t("account.governorate")}</dt>
            <dd>{person.governorate === null ? "–" : nameOf(GOVERNORATES, person.governorate, language)}</dd>
            <dt className="text-ink-muted">{t("admin.since")}</dt>
            <dd>{formatDate(language, person.createdAt as Instant)}</dd>
          </dl>
        </Card>
        <Roles person={person} />
        <GrantForm person={person} values={outcome?.reply?.values ?? {}} errors={outcome?.reply?.errors} key={outcome?.done ?? "open"} />
        <Card as="section" className="space-y-3">
          <h2 className="text-xl">{t("admin.deeds")}</h2>
          <ul className="space-y-2">
            {person.deeds.map((entry) => (
              <li key={entry.id} className="border-line flex flex-wrap justify-between gap-x-4 border-b pb-2 last:border-b-0">
                <span>{t(`audit.${entry.deed}`)}</span>
                <span className="text-ink-muted text-sm">{formatDate(language, entry.at as Instant, "moment")}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  );
}

function Roles({ person }: { person: Person }) {
  const t = useMessages();
  const language = useLanguage();
  const providerName = (id: string) => person.providers.find((one) => one.id === id)?.name[language] ?? id;
  return (
    <Card as="section" className="space-y-3">
      <h2 className="text-xl">{t("admin.roles")}</h2>
      <ul className="space-y-3">
        {person.grants.map((grant) => (
          <li key={grant.id} className="border-line flex flex-wrap items-center justify-between gap-3 border-b pb-3 last:border-b-0">
            <div>
              <p className="font-semibold">
                {t(`common.role-${grant.role}`)} {grant.endedAt === null ? null : <Badge>{t("admin.ended")}</Badge>}
              </p>
              <p className="text-ink-muted text-sm">
                {grant.jurisdiction === null ? null : `${jurisdictionName(grant.jurisdiction, language)} · `}
                {grant.providerId === null ? null : `${providerName(grant.providerId)} · `}
                {grant.endedAt === null
                  ? formatDate(language, grant.grantedAt as Instant)
                  : t("admin.from-to", {
                      from: formatDate(language, grant.grantedAt as Instant),
                      to: formatDate(language, grant.endedAt as Instant),
                    })}
              </p>
            </div>
            {grant.endedAt === null && grant.role !== "learner" ? (
              <Form method="post" action={`/admin/people/${person.accountId}?form=end`}>
                <input type="hidden" name="grantId" value={grant.id} />
                <Button look="danger" size="small">
                  {t("admin.end-role")}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GrantForm({ person, values, errors }: { person: Person; values: FieldValues; errors: Errors | undefined }) {
  const t = useMessages();
  const language = useLanguage();
  const hydrated = useHydrated();
  const navigation = useNavigation();
  const [role, setRole] = useState(typed(values, "role"));
  const byPlace = role === "auditor" || role === "registrar";
  const byProvider = role === "trainer" || role === "reviewer";
  return (
    <Card as="section" className="space-y-5">
      <h2 className="text-xl">{t("admin.grant-title")}</h2>
      <Form method="post" action={`/admin/people/${person.accountId}`} noValidate className="space-y-5">
        <SelectField
          name="role"
          label={t("admin.role")}
          placeholder={t("account.choose")}
          options={ROLES.filter((one) => one !== "learner").map((one) => ({ value: one, label: t(`common.role-${one}`) }))}
          defaultValue={typed(values, "role")}
          error={errorText(t, errors, "role")}
          onChange={(event) => {
            setRole(event.currentTarget.value);
          }}
          required
        />
        {hydrated && !byPlace ? null : (
          <ComboBoxField
            name="jurisdiction"
            label={t("admin.jurisdiction")}
            placeholder={t("account.choose")}
            options={[
              { value: "IQ", label: jurisdictionName("IQ", language) },
              { value: "IQ-KR", label: jurisdictionName("IQ-KR", language) },
              {
                label: t("account.directorate"),
                options: byName(DIRECTORATES, language).map(({ code, name }) => ({
                  value: `directorate:${code}`,
                  label: name[language],
                  also: Object.values(name),
                })),
              },
              {
                label: t("account.issuing-body"),
                options: byName(ISSUING_BODIES, language).map(({ code, name }) => ({
                  value: `body:${code}`,
                  label: name[language],
                  also: Object.values(name),
                })),
              },
            ]}
            defaultValue={typed(values, "jurisdiction")}
            error={errorText(t, errors, "jurisdiction")}
          />
        )}
        {hydrated && !byProvider ? null : (
          <ComboBoxField
            name="providerId"
            label={t("admin.provider")}
            placeholder={t("account.choose")}
            options={person.providers.map(({ id, name: named }) => ({ value: id, label: named[language] }))}
            defaultValue={typed(values, "providerId")}
            error={errorText(t, errors, "providerId")}
          />
        )}
        <p className="text-ink-muted text-sm">{t("admin.grant-hint")}</p>
        <Button icon="plus" busy={navigation.state === "submitting"}>
          {t("admin.grant")}
        </Button>
      </Form>
    </Card>
  );
}
