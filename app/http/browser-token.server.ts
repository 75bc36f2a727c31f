import { readCookie } from "#app/http/cookies.server.ts";
import { reachedOverTls } from "#app/http/installation.server.ts";
import { randomToken } from "#app/platform/secrets.server.ts";

/** What a browser waits for: its sign-up to be confirmed, or a code that sets a new password. */
export type Waiting = "sign-up" | "reset";

const LASTS_S: Readonly<Record<Waiting, number>> = { "sign-up": 24 * 60 * 60, reset: 30 * 60 };

/** Behind TLS the `__Host-` prefix makes the browser refuse the cookie from any other host or path. */
const nameOf = (waiting: Waiting): string => (reachedOverTls() ? `__Host-${waiting}` : waiting);

/** The secret by which a browser is known again until then; null when it has none. */
export function browserToken(request: Request, waiting: Waiting): string | null {
  const token = readCookie(request.headers.get("cookie"), nameOf(waiting));
  return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The same, or a new one. */
export function browserTokenOrNew(request: Request, waiting: Waiting): string {
  return browserToken(request, waiting) ?? randomToken();
}

/** The headers that give a browser its secret: HttpOnly, SameSite=Lax (a link in a letter brings it along), Secure behind TLS. */
export function browserTokenHeaders(waiting: Waiting, token: string): Headers {
  return new Headers({ "set-cookie": `${nameOf(waiting)}=${token}; Max-Age=${String(LASTS_S[waiting])}; ${attributes()}` });
}

/** Adds what takes the secret away again. */
export function forgetBrowserToken(waiting: Waiting, headers: Headers): Headers {
  headers.append("set-cookie", `${nameOf(waiting)}=; Max-Age=0; ${attributes()}`);
  return headers;
}

const attributes = (): string => `Path=/; HttpOnly; SameSite=Lax${reachedOverTls() ? "; Secure" : ""}`;
