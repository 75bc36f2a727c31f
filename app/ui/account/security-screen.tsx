import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnSecurity } from "#app/queries/identity/own-security.server.ts";
import { browserName } from "#app/ui/account/browser-name.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { NewPasskey } from "#app/ui/account/new-passkey.tsx";
import { PasswordField } from "#app/ui/account/password-field.tsx";
import { RecoveryCodes } from "#app/ui/account/recovery-codes.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Outcome = { readonly intent: string; readonly errors: Errors; readonly done: boolean; readonly codes: readonly string[] | null };
type Part = { readonly security: OwnSecurity; readonly outcome: Outcome | undefined };

/** How the account is protected: password, second factor, passkeys, and where it is signed in. */
export function SecurityScreen({ security, present, outcome }: Part & { present: string }) {
  const t = useMessages();
  return (
    <Page
      title={t("security.title")}
      width="text"
      actions={
        <LinkButton to="/account" look="secondary" icon="person">
          {t("common.nav-account")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        <PasswordCard outcome={outcome} />
        <SecondFactorCard security={security} outcome={outcome} />
        <PasskeysCard security={security} outcome={outcome} />
        <SessionsCard security={security} present={present} outcome={outcome} />
      </div>
    </Page>
  );
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Card as="section" className="space-y-4">
      <h2 className="text-xl">{title}</h2>
      {lead === undefined ? null : <p className="text-ink-muted">{lead}</p>}
      {children}
    </Card>
  );
}

/** What came of the last form, when it was one of these. */
function Done({ outcome, intents, text }: { outcome: Outcome | undefined; intents: readonly string[]; text: string }) {
  if (outcome?.done !== true || !intents.includes(outcome.intent)) return null;
  return (
    <Callout kind="success" role="status">
      <p>{text}</p>
    </Callout>
  );
}

const errorsOf = (outcome: Outcome | undefined, intent: string): Errors | undefined =>
  outcome?.intent === intent && !outcome.done ? outcome.errors : undefined;

/** Something that is done only by who gives the password again. */
function WithPassword({
  intent,
  field,
  summary,
  button,
  outcome,
  hidden,
}: {
  intent: string;
  field: string;
  summary: string;
  button: string;
  outcome: Outcome | undefined;
  hidden?: ReactNode;
}) {
  const t = useMessages();
  const errors = errorsOf(outcome, intent);
  return (
    <details open={errors !== undefined}>
      <summary className="text-accent min-h-11 cursor-pointer py-2 font-semibold">{summary}</summary>
      <Form method="post" action="/account/security" noValidate className="mt-3 space-y-4">
        {hidden}
        <FormAlert errors={errors?.[""] === undefined ? undefined : errors} />
        <PasswordField
          id={`field-${intent}`}
          kind="given"
          name={field}
          label={t("security.password-again")}
          error={errorText(t, errors, field)}
        />
        <Button name="intent" value={intent} look="danger">
          {button}
        </Button>
      </Form>
    </details>
  );
}

function PasswordCard({ outcome }: { outcome: Outcome | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  const errors = errorsOf(outcome, "change-password");
  return (
    <Section title={t("security.password")} lead={t("security.password-lead")}>
      <Done outcome={outcome} intents={["change-password"]} text={t("security.password-changed")} />
      {/* A new key after success: the typed passwords leave the page. */}
      <Form key={outcome?.done === true ? "done" : "open"} method="post" action="/account/security" noValidate className="space-y-4">
        <FormAlert errors={errors} />
        <PasswordField
          kind="given"
          name="currentPassword"
          label={t("security.current-password")}
          error={errorText(t, errors, "currentPassword")}
        />
        <PasswordField
          kind="new"
          name="newPassword"
          label={t("account.new-password")}
          description={t("account.password-hint")}
          error={errorText(t, errors, "newPassword")}
        />
        <Button name="intent" value="change-password" busy={navigation.state === "submitting"}>
          {t("security.change-password")}
        </Button>
      </Form>
    </Section>
  );
}

function SecondFactorCard({ security, outcome }: Part) {
  const t = useMessages();
  return (
    <Section title={t("security.second-factor")} lead={t("security.second-factor-lead")}>
      <p>
        <Badge tone={security.hasSecondFactor ? "success" : "neutral"} icon={security.hasSecondFactor ? "check" : "shield"}>
          {security.hasSecondFactor ? t("security.second-factor-on") : t("security.second-factor-off")}
        </Badge>
      </p>
      <Done outcome={outcome} intents={["remove-second-factor"]} text={t("security.second-factor-removed")} />
      {outcome?.codes == null ? null : <RecoveryCodes codes={outcome.codes} />}
      {security.hasSecondFactor ? (
        <>
          <p className="text-ink-muted">{t("security.codes-left", { count: security.recoveryCodesLeft })}</p>
          <WithPassword
            intent="renew-codes"
            field="codesPassword"
            summary={t("security.renew-codes")}
            button={t("security.renew-codes")}
            outcome={outcome}
          />
          {security.secondFactorNeeded ? (
            <p className="text-ink-muted text-sm">{t("security.role-needs-it")}</p>
          ) : (
            <WithPassword
              intent="remove-second-factor"
              field="factorPassword"
              summary={t("security.remove-second-factor")}
              button={t("security.remove-second-factor")}
              outcome={outcome}
            />
          )}
        </>
      ) : (
        <LinkButton to="/account/second-factor?next=/account/security" look="secondary" icon="shield">
          {t("security.set-up-begin")}
        </LinkButton>
      )}
    </Section>
  );
}

function PasskeysCard({ security, outcome }: Part) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Section title={t("security.passkeys")} lead={t("security.passkeys-lead")}>
      <Done outcome={outcome} intents={["remove-passkey"]} text={t("security.passkey-removed")} />
      <Done outcome={outcome} intents={["rename-passkey"]} text={t("security.passkey-renamed")} />
      {security.passkeys.length === 0 ? <p>{t("security.no-passkeys")}</p> : null}
      <ul className="space-y-4">
        {security.passkeys.map((passkey) => (
          <li key={passkey.credentialId} className="border-line space-y-2 border-b pb-4 last:border-b-0">
            <p className="font-semibold">
              <Bdi>{passkey.name}</Bdi>
            </p>
            <p className="text-ink-muted text-sm">
              {t("security.passkey-since", { day: formatDate(language, passkey.createdAt as Instant) })}
              {passkey.lastUsedAt === null
                ? null
                : ` · ${t("security.last-used", { moment: formatDate(language, passkey.lastUsedAt as Instant, "moment") })}`}
            </p>
            <details>
              <summary className="text-accent min-h-11 cursor-pointer py-2 font-semibold">{t("security.rename")}</summary>
              <Form method="post" action="/account/security" className="mt-3 flex flex-wrap items-end gap-3">
                <FormAlert errors={errorsOf(outcome, "rename-passkey")} />
                <input type="hidden" name="credentialId" value={passkey.credentialId} />
                <div className="grow">
                  <TextField
                    id={`name-${passkey.credentialId}`}
                    name="passkeyName"
                    label={t("security.passkey-name")}
                    defaultValue={passkey.name}
                    error={errorText(t, errorsOf(outcome, "rename-passkey"), "passkeyName")}
                    maxLength={60}
                    required
                  />
                </div>
                <Button name="intent" value="rename-passkey" look="secondary">
                  {t("common.save")}
                </Button>
              </Form>
            </details>
            <WithPassword
              intent="remove-passkey"
              field="passkeyPassword"
              summary={t("security.remove-passkey")}
              button={t("security.remove-passkey")}
              outcome={outcome}
              hidden={<input type="hidden" name="credentialId" value={passkey.credentialId} />}
            />
          </li>
        ))}
      </ul>
      <NewPasskey />
    </Section>
  );
}

function SessionsCard({ security, present, outcome }: Part & { present: string }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Section title={t("security.sessions")} lead={t("security.sessions-lead")}>
      <Done outcome={outcome} intents={["revoke-session", "revoke-others"]} text={t("security.session-ended")} />
      <FormAlert errors={errorsOf(outcome, "revoke-session") ?? errorsOf(outcome, "revoke-others")} />
      <ul className="space-y-3">
        {security.sessions.map((session) => (
          <li key={session.idHash} className="border-line flex flex-wrap items-center justify-between gap-3 border-b pb-3 last:border-b-0">
            <div className="min-w-0">
              <p className="font-semibold">
                <Bdi>{browserName(session.userAgent) ?? t("security.unknown-browser")}</Bdi>{" "}
                {session.idHash === present ? <Badge tone="accent">{t("security.this-browser")}</Badge> : null}
              </p>
              <p className="text-ink-muted text-sm">
                {t("security.last-used", { moment: formatDate(language, session.lastSeenAt as Instant, "moment") })}
                {session.address === null ? null : (
                  <>
                    {" · "}
                    <bdi dir="ltr">{session.address}</bdi>
                  </>
                )}
              </p>
            </div>
            {session.idHash === present ? null : (
              <Form method="post" action="/account/security">
                <input type="hidden" name="sessionIdHash" value={session.idHash} />
                <Button name="intent" value="revoke-session" look="danger" size="small">
                  {t("security.end-session")}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {security.sessions.length > 1 ? (
        <Form method="post" action="/account/security">
          <Button name="intent" value="revoke-others" look="danger">
            {t("security.end-others")}
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}
