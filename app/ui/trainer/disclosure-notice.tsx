import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";

/** That the reader's own disclosure is missing, has run out or soon will; nothing while it is valid. */
export function DisclosureNotice({ own, door }: { own: Pick<OwnDisclosure, "state" | "lastDay">; door: "teach" | "review" }) {
  const t = useMessages();
  const language = useLanguage();
  if (own.state === "valid") return null;
  return (
    <div className="mb-6">
      <Callout kind="warning">
        <p>{t(`disclosure.state-${own.state}`, { day: own.lastDay === null ? "" : formatDate(language, own.lastDay) })}</p>
        <p className="pt-2">
          <LinkButton size="small" to={`/${door}/disclosure`}>
            {t("disclosure.to-disclosure")}
          </LinkButton>
        </p>
      </Callout>
    </div>
  );
}
