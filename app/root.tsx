import "#app/ui/kit/tokens.css";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { lazy, type ReactNode, Suspense, useContext, useEffect, useMemo, useRef, useState } from "react";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import { needsSecondFactor } from "#app/domain/identity/actor.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { sourceUrl } from "#app/http/installation.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { lacksWords, loadMessages } from "#app/i18n/load-messages.ts";
import { ChooseLanguageContext } from "#app/i18n/use-choose-language.ts";
import { type ActiveMessages, MessagesContext, useMessages } from "#app/i18n/use-messages.ts";
import { usePageFacts } from "#app/i18n/use-page-facts.ts";
import { useLine } from "#app/offline/line.ts";
import { onSessionEnded } from "#app/offline/session-ended.ts";
import { useDevice } from "#app/offline/use-device.ts";
import { useOutboxOf } from "#app/offline/use-outbox-of.ts";
import { SessionNotice } from "#app/ui/account/session-notice.tsx";
import { LiveRegion } from "#app/ui/kit/live-region.tsx";
import { FaultPage } from "#app/ui/shell/fault-page.tsx";
import { NavigationProgress } from "#app/ui/shell/navigation-progress.tsx";
import { OfflineBanner } from "#app/ui/shell/offline-banner.tsx";
import { OutboxNotice } from "#app/ui/shell/outbox-notice.tsx";
import type { SessionSummary } from "#app/domain/identity/session-summary.ts";
import { handleSays, type PageHandle, PageTitle } from "#app/ui/shell/page-title.tsx";
import { SiteFooter } from "#app/ui/shell/site-footer.tsx";
import { SiteHeader } from "#app/ui/shell/site-header.tsx";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

type Loaded = {
  language: Language;
  sourceUrl: string | null;
  session: SessionSummary | null;
  /** The page was made by this device from what is kept on it (app/offline/device-loaders.ts), not by the server. */
  fromDevice?: true;
};

export async function loader({ request }: LoaderFunctionArgs): Promise<Loaded> {
  const session = await sessionOf(request);
  return {
    language: await languageOf(request, session),
    sourceUrl: sourceUrl(),
    session:
      session === null
        ? null
        : {
            accountId: session.account.id,
            displayName: session.account.displayName,
            role: session.holder?.role ?? null,
            actingGrantId: session.actingGrantId,
            roles: session.roles.map(({ grantId, role }) => ({ grantId, role })),
            endsAt: session.endsAt,
            endsByCode: session.secondFactor === "given" && session.holder !== null && needsSecondFactor(session.holder.role),
          },
  };
}

export const handle = {
  remembered: ({ session, ...loaded }, slot) => ({
    ...loaded,
    session:
      session === null
        ? null
        : {
            ...session,
            accountId: slot(session.accountId),
            displayName: slot(session.displayName),
            actingGrantId: session.actingGrantId === null ? null : slot(session.actingGrantId),
            roles: session.roles.map((grant) => ({ ...grant, grantId: slot(grant.grantId) })),
            endsAt: slot(session.endsAt),
          },
  }),
} satisfies Pick<PageHandle<Loaded>, "remembered">;

const WORDS_AGAIN_MS = 5_000;

/**
 * The words of the wanted language once they are here; until then those on the page stay, and what cannot be fetched now is asked for again
 * every five seconds. Wanted is what the reader has chosen on this page, else what the server says.
 */
function useActiveMessages(served: Language | undefined) {
  const first = useContext(MessagesContext);
  if (first === null) throw new Error("The page was rendered outside MessagesContext.");
  const [active, setActive] = useState<ActiveMessages>(first);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [missing, setMissing] = useState<Language | null>(null);
  // What the server says after a choice is the choice, or a later one that was made elsewhere.
  useEffect(() => setChosen(null), [served]);
  const wanted = chosen ?? served;
  useEffect(() => {
    setMissing(null);
    if (wanted === undefined || wanted === active.language) return;
    let isOvertaken = false;
    const load = () => {
      loadMessages(wanted).then(
        (t) => {
          if (!isOvertaken) setActive({ language: wanted, t });
        },
        () => {
          if (!isOvertaken) setMissing(wanted);
        },
      );
    };
    load();
    // Not every line that comes back says so, and one that says so may not carry anything yet: so it is tried.
    const again = setInterval(load, WORDS_AGAIN_MS);
    return () => {
      isOvertaken = true;
      clearInterval(again);
    };
  }, [wanted, active.language]);
  // Words that travel apart come with their pages; a step to one of them from elsewhere fetches them.
  const { pathname } = useLocation();
  useEffect(() => {
    if (!lacksWords(pathname, active.language)) return;
    loadMessages(active.language, pathname).then(
      (t) => setActive({ language: active.language, t }),
      () => undefined,
    );
  }, [pathname, active.language]);
  const choice = useMemo(() => ({ choose: setChosen, waitingFor: missing }), [missing]);
  return { messages: active, choice };
}

/** After a step inside the product the focus goes to the new page's heading (R69), as it would after loading a page. */
function FocusOnArrival() {
  const { pathname, hash } = useLocation();
  const arrived = useRef(pathname);
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    if (hash === "") document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [pathname, hash]);
  return null;
}

function SkipLink() {
  const t = useMessages();
  return (
    <a
      href="#main"
      className="bg-accent text-accent-ink sr-only z-50 rounded-lg px-4 py-3 font-semibold focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
    >
      {t("common.skip")}
    </a>
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const facts = usePageFacts();
  const { messages, choice } = useActiveMessages(data?.language);
  const line = useLine();
  const matches = useMatches();
  const withoutScript = matches.some(({ handle }) => handleSays(handle, "withoutScript"));
  const isShell = matches.some(({ handle }) => handleSays(handle, "shell"));
  return (
    <html
      lang={messages.language}
      dir={directionOf(messages.language)}
      data-theme={facts.theme}
      data-request={facts.requestId}
      data-database-lost={facts.databaseLost ? "" : undefined}
      data-shell={isShell ? "" : undefined}
      // Somebody may have chosen another theme since the page came.
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0a6767" />
        <PageTitle />
        <Meta />
        <Links />
      </head>
      <body className="bg-surface text-ink flex min-h-dvh flex-col">
        <MessagesContext.Provider value={messages}>
          <ChooseLanguageContext.Provider value={choice}>
            <LiveRegion>
              <SkipLink />
              <NavigationProgress />
              <SiteHeader session={data?.session ?? null} />
              <OfflineBanner isLost={line === "lost"} isFromDevice={data?.fromDevice === true} />
              {data?.session ? <SessionNotice endsAt={data.session.endsAt} byCode={data.session.endsByCode} /> : null}
              <main id="main" tabIndex={-1} className="grow">
                {children}
              </main>
              <SiteFooter sourceUrl={data?.sourceUrl ?? null} />
            </LiveRegion>
          </ChooseLanguageContext.Provider>
        </MessagesContext.Provider>
        <FocusOnArrival />
        {withoutScript ? null : (
          <>
            <ScrollRestoration nonce={facts.nonce} />
            <Scripts nonce={facts.nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** Fetched when it is needed, and then there is a network: the word that the session ended came over it. */
const SignInDialog = lazy(async () => ({ default: (await import("#app/ui/learner/sign-in-dialog.tsx")).SignInDialog }));

/** Signing in again over a form that was sent when the session had ended; the form stays as it is (R59). */
function SignInAgain({ accountId }: { accountId: string | null }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  if (!ended) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog
        why="signed-out"
        typed
        learnerGrantId={null}
        onClose={() => {
          setEnded(false);
        }}
        onHelped={(signedIn) => {
          setEnded(false);
          // What stands on the page is another person's.
          if (accountId !== null && signedIn !== null && signedIn !== accountId) location.reload();
        }}
      />
    </Suspense>
  );
}

/** A page that this device made while there was no line is asked of the server as soon as there is one. */
function useFreshWhenLineIsBack(isFromDevice: boolean): void {
  const line = useLine();
  const before = useRef(line);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (before.current === "lost" && line === "there" && isFromDevice) revalidate();
    before.current = line;
  }, [line, isFromDevice, revalidate]);
}

export default function App() {
  const t = useMessages();
  const told = useRouteLoaderData<typeof loader>("root");
  const accountId = told?.session?.accountId ?? null;
  useDevice(told);
  useFreshWhenLineIsBack(told?.fromDevice === true);
  const { refusals, isOld, markSeen } = useOutboxOf(accountId, {
    unsent: (count) => t("quiz.sign-out-unsent", { count }),
    noLine: t("offline.sign-out-no-line"),
  });
  const isToldThere = useMatches().some(({ handle }) => handleSays(handle, "tellsRefusals"));
  return (
    <>
      <OutboxNotice refusals={isToldThere ? [] : refusals} isOld={isOld} onSeen={markSeen} />
      <Outlet />
      <SignInAgain accountId={accountId} />
    </>
  );
}

/** The request's id in a reply of http/storage-full.server.ts. */
function requestIn(reply: unknown): string | undefined {
  return typeof reply === "object" && reply !== null && "requestId" in reply && typeof reply.requestId === "string"
    ? reply.requestId
    : undefined;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { databaseLost } = usePageFacts();
  if (databaseLost) return <FaultPage kind="database-lost" />;
  // A step to another page that found no network; a fault of the server comes as a reply.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return <FaultPage kind="unreachable" />;
  if (!isRouteErrorResponse(error)) return <FaultPage kind="fault" />;
  if (error.status === 404) return <FaultPage kind="not-found" />;
  if (error.status === 401) return <FaultPage kind="signed-out" />;
  if (error.status === 403) return <FaultPage kind="forbidden" />;
  if (error.status === 503) return <FaultPage kind="database-lost" />;
  if (error.status === 507) return <FaultPage kind="storage-full" request={requestIn(error.data)} />;
  return <FaultPage kind={error.status < 500 ? "bad-request" : "fault"} />;
}
