import { Form, Link, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { PasskeySignIn } from "#app/ui/account/passkey-sign-in.tsx";
import { PasswordField } from "#app/ui/account/password-field.tsx";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Reply = { readonly values: FieldValues; readonly errors: Errors };

/** Signing in by address or number and password, or by a passkey. */
export function SignInScreen({ next, changed, reply }: { next: string; changed: boolean; reply: Reply | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  const query = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <Page title={t("account.sign-in-title")} width="narrow">
      <div className="space-y-6">
        {changed && reply === undefined ? (
          <Callout kind="success" role="status">
            <p>{t("account.password-changed-sign-in")}</p>
          </Callout>
        ) : null}
        <Card>
          <Form method="post" action={`/account/sign-in${query}`} noValidate className="space-y-5">
            <FormAlert errors={reply?.errors} />
            <TextField
              name="contact"
              dir="ltr"
              label={t("account.contact")}
              error={errorText(t, reply?.errors, "contact")}
              defaultValue={typed(reply?.values ?? {}, "contact")}
              autoComplete="username webauthn"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              required
            />
            <PasswordField kind="given" name="password" label={t("account.password")} error={errorText(t, reply?.errors, "password")} />
            <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
              <Button busy={navigation.state === "submitting"}>{t("common.sign-in")}</Button>
              <Link to="/account/forgot-password" className="text-accent inline-flex min-h-11 items-center underline">
                {t("account.forgot-link")}
              </Link>
            </div>
          </Form>
          <PasskeySignIn next={next === "/" ? "/account/role" : next} />
        </Card>
        <p className="text-ink-muted">
          {t("account.no-account")}{" "}
          <Link to={`/account/sign-up${query}`} className="text-accent font-semibold underline">
            {t("common.sign-up")}
          </Link>
        </p>
      </div>
    </Page>
  );
}
