import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { CodeField } from "#app/ui/account/code-field.tsx";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { HasAccount } from "#app/ui/account/has-account.tsx";
import { MessagesShownHere } from "#app/ui/account/messages-shown-here.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = {
  readonly by: "email" | "phone";
  readonly contact: string;
  readonly next: string;
  readonly hasTries: boolean;
  readonly hasMessages: boolean;
  readonly sentAgain: boolean;
  readonly shownHere: boolean;
  readonly errors: Errors | undefined;
};

/** After the form: the digits of the message are typed here. The page is the same whether the address was free or has an account. */
export function ConfirmScreen({ by, contact, next, hasTries, hasMessages, sentAgain, shownHere, errors }: Props) {
  const t = useMessages();
  const navigation = useNavigation();
  const fault = errors?.[""]?.[0];
  if (fault === "contact-taken" || fault === "confirmed-before") return <HasAccount why={fault} />;
  const triable = hasTries && fault !== "tries-used-up";
  const again = `/account/sign-up?again=1${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`;
  const busy = navigation.state === "submitting";
  return (
    <Page title={t("account.confirm-title")} width="narrow">
      <div className="space-y-6">
        {sentAgain && errors === undefined ? (
          <Callout kind="success" role="status">
            <p>{t("account.sent-again")}</p>
          </Callout>
        ) : null}
        <Card className="space-y-5">
          <div className="space-y-2">
            <p>{by === "email" ? t("account.confirm-sent-email") : t("account.confirm-sent-phone")}</p>
            <p className="font-semibold break-words">
              <bdi dir="ltr">{contact}</bdi>
            </p>
            <p>{by === "email" ? t("account.confirm-how-email") : t("account.confirm-how-phone")}</p>
          </div>
          {triable ? (
            <Form method="post" action="/account/confirm" noValidate className="space-y-5">
              <FormAlert errors={errors} />
              <CodeField label={t("account.six-digits")} error={errorText(t, errors, "code")} />
              <Button name="intent" value="code" icon="check" busy={busy}>
                {t("account.confirm")}
              </Button>
            </Form>
          ) : (
            <Callout kind="danger" role="alert">
              <p>{by === "email" ? t("errors.tries-used-up") : t("account.tries-used-up-phone")}</p>
            </Callout>
          )}
        </Card>
        {shownHere ? <MessagesShownHere /> : null}
        <div className="space-y-3">
          <p className="text-ink-muted">{by === "email" ? t("account.nothing-arrived-email") : t("account.nothing-arrived-phone")}</p>
          <div className="flex flex-wrap gap-3">
            {hasMessages && triable ? (
              <Form method="post" action="/account/confirm">
                <Button name="intent" value="again" look="secondary" icon="mail" busy={busy}>
                  {t("account.send-again")}
                </Button>
              </Form>
            ) : null}
            <LinkButton to={again} look="secondary" icon="pencil">
              {by === "email" ? t("account.wrong-address") : t("account.wrong-number")}
            </LinkButton>
          </div>
        </div>
      </div>
    </Page>
  );
}
