import { useMessages } from "#app/i18n/use-messages.ts";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** For who has shown that the address is theirs: there is an account with it, made by another form or by this one. */
export function HasAccount({ why }: { why: "contact-taken" | "confirmed-before" }) {
  const t = useMessages();
  return (
    <Page title={t("account.has-account-title")} width="narrow">
      <Card className="space-y-4">
        <p role="status">{why === "contact-taken" ? t("account.contact-taken") : t("account.confirmed-before")}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/account/sign-in">{t("common.sign-in")}</LinkButton>
          <LinkButton to="/account/forgot-password" look="secondary">
            {t("account.forgot-link")}
          </LinkButton>
        </div>
      </Card>
    </Page>
  );
}
