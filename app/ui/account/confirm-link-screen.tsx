import { Form, useLocation, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { HasAccount } from "#app/ui/account/has-account.tsx";
import { PasswordField } from "#app/ui/account/password-field.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = {
  readonly state: "here" | "elsewhere" | "confirmed" | "over";
  readonly contact: string | null;
  readonly errors: Errors | undefined;
};

/** Where the link of the letter leads: one button, and in another browser than the form's the password that was chosen there. */
export function ConfirmLinkScreen({ state, contact, errors }: Props) {
  const t = useMessages();
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const fault = errors?.[""]?.[0];
  if (fault === "contact-taken") return <HasAccount why="contact-taken" />;
  if (state === "confirmed" || fault === "confirmed-before") return <HasAccount why="confirmed-before" />;
  if (state === "over" || fault === "sign-up-over" || fault === "tries-used-up") {
    return (
      <Page title={t("account.link-over-title")} width="narrow">
        <Card className="space-y-4">
          <p role={errors === undefined ? undefined : "alert"}>{t("account.confirm-link-over")}</p>
          <LinkButton to="/account/sign-up">{t("common.sign-up")}</LinkButton>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t("account.confirm-title")} width="narrow">
      <Card>
        <Form method="post" action={pathname} noValidate className="space-y-5">
          <FormAlert errors={errors} />
          <p>{t("account.confirm-link-lead")}</p>
          <p className="font-semibold break-words">
            <bdi dir="ltr">{contact}</bdi>
          </p>
          {state === "elsewhere" ? (
            <PasswordField
              kind="given"
              name="password"
              label={t("account.chosen-password")}
              description={t("account.chosen-password-hint")}
              error={errorText(t, errors, "password")}
            />
          ) : null}
          <Button icon="check" busy={navigation.state === "submitting"}>
            {t("account.confirm-and-begin")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
