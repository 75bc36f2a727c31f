import { useMessages } from "#app/i18n/use-messages.ts";
import { usePageFacts } from "#app/i18n/use-page-facts.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** What a reader sees when a page could not be shown: what kind of thing happened, what to do, and the id to name when asking for help. */
export function FaultPage({
  kind,
  request,
}: {
  kind: "not-found" | "forbidden" | "signed-out" | "database-lost" | "storage-full" | "fault" | "bad-request" | "unreachable";
  /** The id of the request that failed, where it is another one than the page's. */
  request?: string | undefined;
}) {
  const t = useMessages();
  const facts = usePageFacts();
  const requestId = request ?? facts.requestId;
  return (
    <Page width="text" title={t(`common.fault-${kind}-title`)}>
      <div className="space-y-6">
        <p className="text-lg">{t(`common.fault-${kind}-text`)}</p>
        <div className="flex flex-wrap gap-3">
          {kind === "signed-out" ? (
            <LinkButton to="/account/sign-in" icon="key">
              {t("common.sign-in")}
            </LinkButton>
          ) : (
            <LinkButton to="/" icon="star">
              {t("common.fault-home")}
            </LinkButton>
          )}
          <LinkButton to="/learn/catalogue" look="secondary" icon="book">
            {t("common.nav-catalogue")}
          </LinkButton>
        </div>
        {requestId === "" ? null : (
          <p className="text-ink-muted flex flex-wrap items-center gap-2 text-sm">
            <Icon name="note" className="size-4.5" />
            {t("common.fault-request")} <code dir="ltr">{requestId}</code>
          </p>
        )}
      </div>
    </Page>
  );
}
