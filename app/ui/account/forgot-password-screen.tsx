import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Outcome = { readonly asked: boolean; readonly reply: { readonly values: FieldValues; readonly errors: Errors } | null };

/** Asking for a link by which a new password is set. The answer is one and the same for everybody. */
export function ForgotPasswordScreen({ texts, outcome }: { texts: boolean; outcome: Outcome | undefined }) {
  const t = useMessages();
  const navigation = useNavigation();
  if (outcome?.asked === true) {
    return (
      <Page title={t("account.link-sent-title")} width="narrow">
        <Card className="space-y-4">
          <p role="status">{t("account.link-sent-text")}</p>
          {texts ? null : <p className="text-ink-muted">{t("account.link-sent-phone")}</p>}
          <LinkButton to="/account/sign-in" look="secondary">
            {t("common.sign-in")}
          </LinkButton>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t("account.forgot-title")} lead={t("account.forgot-lead")} width="narrow">
      <Card>
        <Form method="post" noValidate className="space-y-5">
          <FormAlert errors={outcome?.reply?.errors} />
          <TextField
            name="contact"
            dir="ltr"
            label={t("account.contact")}
            error={errorText(t, outcome?.reply?.errors, "contact")}
            defaultValue={typed(outcome?.reply?.values ?? {}, "contact")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            required
          />
          <Button icon="mail" busy={navigation.state === "submitting"}>
            {texts ? t("account.send-message") : t("account.send-link")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
