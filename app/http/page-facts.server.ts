import type { AppLoadContext } from "@remix-run/node";
import { readCookie } from "#app/http/cookies.server.ts";
import { languageOfHeaders } from "#app/http/language.server.ts";
import { type PageFacts, type Theme, THEMES } from "#app/i18n/page-facts.ts";

export const THEME_COOKIE = "theme";

/** Loaders' answers that are there already, by the route's id: a page is then rendered from them and not loaded again. */
export type PreparedData = ReadonlyMap<string, unknown>;

/** What server.ts hands to Remix with every request. */
export type RequestContext = AppLoadContext & {
  readonly facts: PageFacts;
  /** Only where http/remembered-pages.server.ts asks for a rendering. */
  readonly prepared?: PreparedData;
  /** Set when a loader or action found the database lost: the reply becomes a 503. */
  databaseLost: boolean;
};

function themeOf(headers: Headers): Theme {
  const cookie = readCookie(headers.get("cookie"), THEME_COOKIE);
  return THEMES.find((theme) => theme === cookie) ?? "system";
}

/** Reads what a page must know from the request's headers alone, so that it is known when the database is not there. */
export function pageFactsOf(headers: Headers, requestId: string, nonce: string): PageFacts {
  return { language: languageOfHeaders(headers), theme: themeOf(headers), requestId, nonce, databaseLost: false, asked: null };
}

/** Keeps the chosen theme for a year in this browser. */
export function themeCookie(theme: Theme, secure: boolean): string {
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}
