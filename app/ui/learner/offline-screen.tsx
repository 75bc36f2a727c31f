import { Link } from "@remix-run/react";
import type { Shelf } from "#app/domain/sync/shelf.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { KeptShelf } from "#app/ui/learner/kept-shelf.tsx";

/** What a reader sees without a line instead of a page that is not kept: why, what can be read, and the way on. */
export function OfflineScreen({ shelf, asked, isLineBack }: { shelf: Shelf | null; asked: string | null; isLineBack: boolean }) {
  const t = useMessages();
  return (
    <Page width="text" title={t("offline.title")}>
      <div className="space-y-8">
        {isLineBack ? (
          <Callout kind="success" role="status" title={t("offline.line-back")}>
            <LinkButton to={asked ?? "/"} reloadDocument iconAfter="arrow-forward" className="mt-2">
              {t("offline.open-asked")}
            </LinkButton>
          </Callout>
        ) : (
          <>
            <p className="text-lg">{t("offline.not-kept")}</p>
            <LinkButton to={asked ?? "/"} reloadDocument look="secondary">
              {t("offline.try-again")}
            </LinkButton>
          </>
        )}
        {shelf === null ? null : <KeptShelf shelf={shelf} />}
        <p>
          <Link to="/learn" className="text-accent inline-flex min-h-11 items-center font-semibold hover:underline">
            {t("common.nav-home")}
          </Link>
        </p>
      </div>
    </Page>
  );
}
