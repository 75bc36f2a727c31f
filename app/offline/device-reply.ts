import { encode } from "turbo-stream";

/** The way in which Remix sends what loaders bring; its own encoder is used, so that its pages read it as from the server. */
const HEADERS = { "content-type": "text/x-script; charset=utf-8", "x-remix-response": "yes", "cache-control": "no-store" };

/** What loaders brought, by route. */
export function loadersReply(loaded: Readonly<Record<string, unknown>>): Response {
  return replyOf(Object.fromEntries(Object.entries(loaded).map(([routeId, data]) => [routeId, { data }])));
}

class Redirect {
  readonly to: string;
  readonly reload: boolean;
  constructor(to: string, reload: boolean) {
    this.to = to;
    this.reload = reload;
  }
}

/** Sends the page on; `reload` as a new document, not inside the page. */
export function redirectReply(to: string, reload: boolean): Response {
  return replyOf(new Redirect(to, reload), 202);
}

function replyOf(value: unknown, status = 200): Response {
  const body = encode(value, {
    plugins: [
      (one) =>
        one instanceof Redirect
          ? ["SingleFetchRedirect", { redirect: one.to, status: 302, revalidate: false, reload: one.reload, replace: true }]
          : false,
    ],
  });
  return new Response(body, { status, headers: HEADERS });
}
