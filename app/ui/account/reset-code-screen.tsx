import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { CodeField } from "#app/ui/account/code-field.tsx";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { MessagesShownHere } from "#app/ui/account/messages-shown-here.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = { readonly phone: string; readonly hasTries: boolean; readonly shownHere: boolean; readonly errors: Errors | undefined };

/** Where the code from a telephone is typed; the same page for a number that nobody has. */
export function ResetCodeScreen({ phone, hasTries, shownHere, errors }: Props) {
  const t = useMessages();
  const navigation = useNavigation();
  const fault = errors?.[""]?.[0];
  const triable = hasTries && fault !== "reset-tries-used-up" && fault !== "reset-code-over";
  return (
    <Page title={t("account.reset-code-title")} width="narrow">
      <div className="space-y-6">
        <Card className="space-y-5">
          <div className="space-y-2">
            <p>{t("account.reset-code-sent")}</p>
            <p className="font-semibold">
              <bdi dir="ltr">{phone}</bdi>
            </p>
            <p>{t("account.reset-code-how")}</p>
          </div>
          <Form method="post" action="/account/reset-password" noValidate className="space-y-5">
            <FormAlert errors={!triable && errors === undefined ? { "": ["reset-tries-used-up"] } : errors} />
            {triable ? (
              <>
                <CodeField label={t("account.eight-digits")} error={errorText(t, errors, "code")} />
                <Button busy={navigation.state === "submitting"}>{t("common.continue")}</Button>
              </>
            ) : null}
          </Form>
        </Card>
        {shownHere ? <MessagesShownHere /> : null}
        <LinkButton to="/account/forgot-password" look="secondary">
          {t("account.ask-anew")}
        </LinkButton>
      </div>
    </Page>
  );
}
