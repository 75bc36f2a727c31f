import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { safeNext } from "#app/http/guard.server.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { usePageFacts } from "#app/i18n/use-page-facts.ts";
import { devicePlaceAt } from "#app/offline/device-places.ts";
import { probeLine, useLine } from "#app/offline/line.ts";
import { useShelf } from "#app/offline/use-shelf.ts";
import { OfflineScreen } from "#app/ui/learner/offline-screen.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

/** Who gets as far as the server has a line: on to the page that could not be opened before. */
export function loader({ request }: LoaderFunctionArgs) {
  const to = new URL(request.url).searchParams.get("to");
  return to === null ? {} : redirect(safeNext(to));
}

export const handle = { title: "offline.title", shell: true } satisfies PageHandle;

/** The shell in which a device opens what is kept on it, and the page that says so when something is not. */
export default function OfflineRoute() {
  const t = useMessages();
  const navigate = useNavigate();
  const { asked } = usePageFacts();
  const [search] = useSearchParams();
  const [isAwake, setAwake] = useState(false);
  const [isProbed, setProbed] = useState(false);
  const line = useLine();
  const shelf = useShelf(null);
  const isOpening = asked !== null && !search.has("to");
  useEffect(() => {
    setAwake(true);
    void probeLine().then(() => {
      setProbed(true);
    });
    if (!isOpening) return;
    const canShow = devicePlaceAt(new URL(asked, location.origin).pathname) !== null;
    navigate(canShow ? asked : `/offline?to=${encodeURIComponent(asked)}`, { replace: true });
  }, [asked, isOpening, navigate]);
  // As the server wrote it, until it is clear what is to be shown.
  if (!isAwake || isOpening)
    return (
      <Page width="text" title={t("offline.opening")}>
        {null}
      </Page>
    );
  return <OfflineScreen shelf={shelf} asked={search.get("to")} isLineBack={isProbed && line === "there"} />;
}
