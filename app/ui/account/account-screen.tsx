import { Form, useNavigation } from "@remix-run/react";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import type { Role } from "#app/domain/identity/actor.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnAccount } from "#app/queries/identity/own-account.server.ts";
import type { Errors } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { type FieldValues, LicenceFields, NameFields, PlaceFields, ProfessionFields } from "#app/ui/account/practitioner-fields.tsx";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";

type Outcome = {
  readonly form: "profile" | "licence";
  readonly saved: boolean;
  readonly reply: { readonly values: FieldValues; readonly errors: Errors } | null;
};
type Held = { readonly grantId: string; readonly role: Role; readonly jurisdiction: string | null; readonly providerId: string | null };
type Props = { readonly account: OwnAccount; readonly role: Role; readonly roles: readonly Held[]; readonly outcome: Outcome | undefined };

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ar: "العربية", ckb: "کوردی (سۆرانی)", en: "English" };

/** One's own account: how one is reached, who one is, licences, language and roles. */
export function AccountScreen({ account, role, roles, outcome }: Props) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page
      title={t("account.title")}
      width="text"
      actions={
        <LinkButton to="/account/security" look="secondary" icon="shield">
          {t("account.to-security")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        <RoleCard role={role} roles={roles} />
        <Card as="section" className="space-y-4">
          <h2 className="text-xl">{t("account.reached-at")}</h2>
          <dl className="grid gap-x-6 sm:grid-cols-[auto_1fr] sm:gap-y-2 max-sm:[&>dd]:mb-3 max-sm:[&>dt]:text-sm">
            <dt className="text-ink-muted">{t("account.email")}</dt>
            <dd className="break-words">{account.email === null ? t("account.none-given") : <Bdi>{account.email}</Bdi>}</dd>
            <dt className="text-ink-muted">{t("account.phone")}</dt>
            <dd>{account.phone === null ? t("account.none-given") : <bdi dir="ltr">{account.phone}</bdi>}</dd>
          </dl>
          <Form method="post" action="/account/language" className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="next" value="/account" />
            <div className="min-w-48 grow">
              <SelectField
                key={language}
                name="language"
                label={t("account.language")}
                description={t("account.language-hint")}
                options={LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
                defaultValue={language}
              />
            </div>
            <Button look="secondary">{t("common.save")}</Button>
          </Form>
        </Card>
        {role === "learner" && account.profile !== null ? (
          <>
            <Licences account={account} outcome={outcome} />
            <ProfileForm profile={account.profile} outcome={outcome} />
          </>
        ) : null}
      </div>
    </Page>
  );
}

/** In which role one acts now, what can be done in it, and the others to change to: no role ends in an empty page. */
function RoleCard({ role, roles }: { role: Role; roles: readonly Held[] }) {
  const t = useMessages();
  const language = useLanguage();
  if (roles.length < 2 && role === "learner") return null;
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-xl">{t("account.acting-as", { role: t(`common.role-${role}`) })}</h2>
      <p>{t(`account.role-${role}`)}</p>
      {role === "admin" ? (
        <LinkButton to="/admin" icon="shield" reloadDocument>
          {t("common.role-admin")}
        </LinkButton>
      ) : (
        <LinkButton to="/learn/catalogue" icon="book" look={role === "learner" ? "primary" : "secondary"}>
          {t("common.nav-catalogue")}
        </LinkButton>
      )}
      {roles.length < 2 ? null : (
        <Form method="post" action="/account/role" className="space-y-2">
          <p className="text-ink-muted">{t("account.change-role")}</p>
          <div className="flex flex-wrap gap-2">
            {roles
              .filter((held) => held.role !== role)
              .map((held) => (
                <Button key={held.grantId} name="grantId" value={held.grantId} look="secondary" size="small">
                  {t(`common.role-${held.role}`)}
                  {held.jurisdiction === null ? null : ` · ${jurisdictionName(held.jurisdiction, language)}`}
                </Button>
              ))}
          </div>
        </Form>
      )}
    </Card>
  );
}

const TONES: Readonly<Record<OwnAccount["licences"][number]["state"], BadgeTone>> = {
  claimed: "warning",
  confirmed: "success",
  refused: "danger",
};

function Licences({ account, outcome }: { account: OwnAccount; outcome: Outcome | undefined }) {
  const t = useMessages();
  const language = useLanguage();
  const navigation = useNavigation();
  const mine = outcome?.form === "licence" ? outcome : undefined;
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-xl">{t("account.licences")}</h2>
      <ul className="space-y-3">
        {account.licences.map((licence) => (
          <li key={licence.id} className="border-line flex flex-wrap items-center justify-between gap-2 border-b pb-3 last:border-b-0">
            <div>
              <p className="font-semibold">
                <bdi dir="auto">{licence.number}</bdi>
              </p>
              <p className="text-ink-muted text-sm">
                {nameOf(ISSUING_BODIES, licence.issuingBody, language)} · {formatDate(language, licence.claimedAt as Instant)}
              </p>
            </div>
            <Badge tone={TONES[licence.state]}>{t(`account.licence-${licence.state}`)}</Badge>
          </li>
        ))}
      </ul>
      {account.licences.some(({ state }) => state === "claimed") ? (
        <Callout kind="note">
          <p>{t("account.licence-pending-hint")}</p>
        </Callout>
      ) : null}
      {mine?.saved === true ? (
        <Callout kind="success" role="status">
          <p>{t("account.licence-added")}</p>
        </Callout>
      ) : null}
      <details open={mine !== undefined && !mine.saved}>
        <summary className="text-accent min-h-11 cursor-pointer py-2 font-semibold">{t("account.add-licence")}</summary>
        <Form method="post" action="/account?form=licence&index" noValidate className="mt-3 space-y-5">
          <FormAlert errors={mine?.reply?.errors} />
          <LicenceFields
            values={mine?.reply?.values ?? {}}
            errors={mine?.reply?.errors}
            profession={account.profile?.profession ?? ""}
            numberName="number"
          />
          <Button icon="plus" busy={navigation.state === "submitting"}>
            {t("account.add-licence")}
          </Button>
        </Form>
      </details>
    </Card>
  );
}

function ProfileForm({ profile, outcome }: { profile: NonNullable<OwnAccount["profile"]>; outcome: Outcome | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  const mine = outcome?.form === "profile" ? outcome : undefined;
  const part = { values: mine?.reply?.values ?? profile, errors: mine?.reply?.errors };
  return (
    <Card as="section">
      <h2 className="mb-1 text-xl">{t("account.profile")}</h2>
      <p className="text-ink-muted mb-5">{t("account.profile-hint")}</p>
      <Form method="post" action="/account?form=profile&index" noValidate className="space-y-5">
        <FormAlert errors={mine?.reply?.errors} />
        {mine?.saved === true ? (
          <Callout kind="success" role="status">
            <p>{t("account.profile-saved")}</p>
          </Callout>
        ) : null}
        <NameFields {...part} />
        <ProfessionFields {...part} licence={false} />
        <PlaceFields {...part} />
        <Button busy={navigation.state === "submitting"}>{t("common.save")}</Button>
      </Form>
    </Card>
  );
}
