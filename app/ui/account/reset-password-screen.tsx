import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { PasswordField } from "#app/ui/account/password-field.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** Setting a new password by a mailed link; a link that no longer counts leads to asking for another. */
export function ResetPasswordScreen({ counts, reply }: { counts: boolean; reply: { readonly errors: Errors } | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  if (!counts) {
    return (
      <Page title={t("account.link-over-title")} width="narrow">
        <Card className="space-y-4">
          <p>{t("errors.link-not-valid")}</p>
          <LinkButton to="/account/forgot-password">{t("account.send-link-again")}</LinkButton>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t("account.reset-title")} lead={t("account.reset-lead")} width="narrow">
      <Card>
        <Form method="post" noValidate className="space-y-5">
          <FormAlert errors={reply?.errors} />
          <PasswordField
            kind="new"
            name="password"
            label={t("account.new-password")}
            description={t("account.password-hint")}
            error={errorText(t, reply?.errors, "password")}
          />
          <Button busy={navigation.state === "submitting"}>{t("account.set-password")}</Button>
        </Form>
      </Card>
    </Page>
  );
}
