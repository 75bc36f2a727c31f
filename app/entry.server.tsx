import { Writable } from "node:stream";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { loggedPath } from "#app/http/logged-path.server.ts";
import type { RequestContext } from "#app/http/page-facts.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { MessagesContext } from "#app/i18n/use-messages.ts";
import { PageFactsContext } from "#app/i18n/use-page-facts.ts";
import { log } from "#app/platform/log.server.ts";
import { Language } from "#app/domain/shared/language.ts";

/** A page whose data has not come after this long is answered with what there is. */
export const streamTimeout = 10_000;

/** The account's language where the root loader found one, else what the request's headers say. */
function languageShown(remix: EntryContext, context: RequestContext): Language {
  const root = remix.staticHandlerContext.loaderData["root"] as { language?: unknown } | null | undefined;
  const parsed = Language.safeParse(root?.language);
  return parsed.success ? parsed.data : context.facts.language;
}

/**
 * React 18 writes into views of 2048 bytes and sends one on with zeros at its end where a letter of several bytes did not fit any more.
 * Within a script they would stand in the data as strange letters; no page of ours has a zero of its own.
 */
function withoutFilling(piece: Uint8Array): Uint8Array {
  let end = piece.length;
  while (end > 0 && piece[end - 1] === 0) end -= 1;
  return piece.subarray(0, end);
}

/**
 * Renders a page whole before a byte of it is sent: nothing on our pages is worth waiting for after the rest, and one piece is compressed
 * smaller and with a third of the work of forty.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loadContext: unknown,
): Promise<Response> {
  const context = loadContext as RequestContext;
  const language = languageShown(remix, context);
  return new Promise((resolve, reject) => {
    let shellReady = false;
    const pieces: Uint8Array[] = [];
    const body = new Writable({
      write(piece: Uint8Array, _encoding, written) {
        pieces.push(withoutFilling(piece));
        written();
      },
      final(ended) {
        clearTimeout(timer);
        headers.set("content-type", "text/html; charset=utf-8");
        headers.set("content-language", language);
        if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
        resolve(new Response(Buffer.concat(pieces), { headers, status: context.databaseLost ? 503 : status }));
        ended();
      },
    });
    const page = renderToPipeableStream(
      <PageFactsContext.Provider value={{ ...context.facts, databaseLost: context.databaseLost }}>
        <MessagesContext.Provider value={{ language, t: messagesFor(language) }}>
          <RemixServer context={remix} url={request.url} nonce={context.facts.nonce} abortDelay={streamTimeout} />
        </MessagesContext.Provider>
      </PageFactsContext.Provider>,
      {
        nonce: context.facts.nonce,
        onShellReady: () => {
          shellReady = true;
        },
        onAllReady: () => {
          page.pipe(body);
        },
        onShellError: reject,
        onError: (error) => {
          if (shellReady) log.error({ err: error, requestId: context.facts.requestId }, "A page failed while it was being written");
        },
      },
    );
    const timer = setTimeout(() => {
      page.abort();
    }, streamTimeout + 1_000);
    request.signal.addEventListener("abort", () => {
      page.abort();
    });
    timer.unref();
  });
}

/** Logs a fault of a loader, action or page with the request's id; an aborted request is nobody's fault. */
export function handleError(error: unknown, { request, context }: { request: Request; context: unknown }): void {
  if (request.signal.aborted) return;
  const requestContext = context as RequestContext;
  if (isDatabaseLost(error)) requestContext.databaseLost = true;
  log.error({ err: error, requestId: requestContext.facts.requestId, path: loggedPath(new URL(request.url).pathname) }, "A request failed");
}
