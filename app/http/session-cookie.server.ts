import { Language } from "#app/domain/shared/language.ts";
import { languageCookie } from "#app/http/language.server.ts";
import { env } from "#app/platform/env.server.ts";
import { blankSessionCookie, sessionCookie } from "#app/platform/sessions.server.ts";

/** The headers that hand a browser its new session, and the account's language so that it stays after signing out. */
export function signedInHeaders(token: string, language: string): Headers {
  const headers = new Headers();
  headers.append("set-cookie", sessionCookie(token));
  headers.append("set-cookie", languageCookie(Language.catch("ar").parse(language), env.publicUrl().startsWith("https:")));
  return headers;
}

/** The headers that take a browser's session away. */
export function signedOutHeaders(): Headers {
  return new Headers({ "set-cookie": blankSessionCookie() });
}
