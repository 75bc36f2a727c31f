import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { loadMessages } from "#app/i18n/load-messages.ts";
import { type PageFacts, THEMES } from "#app/i18n/page-facts.ts";
import { MessagesContext } from "#app/i18n/use-messages.ts";
import { PageFactsContext } from "#app/i18n/use-page-facts.ts";

/** What the server wrote on `<html>`. */
function factsOfDocument(): PageFacts {
  const { lang, dataset } = document.documentElement;
  return {
    language: LANGUAGES.find((language) => language === lang) ?? "ar",
    theme: THEMES.find((theme) => theme === dataset["theme"]) ?? "system",
    requestId: dataset["request"] ?? "",
    nonce: "",
    databaseLost: dataset["databaseLost"] !== undefined,
    asked: askedInShell(dataset["shell"] !== undefined),
  };
}

/**
 * The worker answers a page that only this device can show with the shell, which is the document of `/offline`. It must wake up as what it
 * is; then it goes on to the address that was asked for, inside the page. Meanwhile that address stands behind the #, so that a reload in
 * this very moment does not lose it.
 */
function askedInShell(isShell: boolean): string | null {
  const { pathname, search, hash } = location;
  if (!isShell) return null;
  if (pathname === "/offline") {
    const before = hash.slice(1);
    return /^\/[^/\\]/.test(before) ? before : null;
  }
  const asked = `${pathname}${search}${hash}`;
  history.replaceState(history.state, "", `/offline#${asked}`);
  return asked;
}

const facts = factsOfDocument();

// The words come before React: a page is never hydrated in the wrong language, and only this one language travels.
const t = await loadMessages(facts.language, location.pathname);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageFactsContext.Provider value={facts}>
        <MessagesContext.Provider value={{ language: facts.language, t }}>
          <RemixBrowser />
        </MessagesContext.Provider>
      </PageFactsContext.Provider>
    </StrictMode>,
  );
});
