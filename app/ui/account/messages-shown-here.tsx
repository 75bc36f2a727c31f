import { Link } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";

/** Where messages reach nobody, because somebody is trying the product or changing it: where they can be read. */
export function MessagesShownHere() {
  const t = useMessages();
  return (
    <Callout kind="note">
      <p>{t("account.trial-messages")}</p>
      <Link to="/dev/mail" target="_blank" className="text-accent inline-flex min-h-11 items-center underline">
        {t("account.trial-messages-link")}
      </Link>
    </Callout>
  );
}
