import { once } from "node:events";
import { createReadableStreamFromReadable, createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import type { RequestContext } from "#app/http/page-facts.server.ts";
import { STORAGE_FULL_STATUS } from "#app/platform/storage-full.server.ts";

/** The request's headers as the web's own type. */
export function webHeaders(request: ExpressRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.append(name, value);
    else for (const one of value ?? []) headers.append(name, one);
  }
  return headers;
}

/** The address that Express worked out, which believes proxies only as far as it was told. */
export function webUrl(request: ExpressRequest): URL {
  return new URL(request.originalUrl, `${request.protocol}://${request.headers.host ?? "localhost"}`);
}

/** The request as Remix reads it. */
export function webRequest(request: ExpressRequest, signal: AbortSignal): Request {
  const reads = request.method === "GET" || request.method === "HEAD";
  const url = webUrl(request);
  const init: RequestInit = { method: request.method, headers: webHeaders(request), signal };
  // Node asks for `duplex` where a body is a stream; its types do not know it yet.
  return new Request(url, reads ? init : Object.assign(init, { body: createReadableStreamFromReadable(request), duplex: "half" }));
}

/** The reply's headers in place of what the server says with every page; only cookies stand side by side. */
export function sayHeaders(reply: Response, response: ExpressResponse): void {
  for (const [name, value] of reply.headers) {
    if (name === "set-cookie") response.append(name, value);
    else response.setHeader(name, value);
  }
}

async function send(reply: Response, response: ExpressResponse, signal: AbortSignal): Promise<void> {
  response.status(reply.status);
  sayHeaders(reply, response);
  if (reply.body === null) {
    response.end();
    return;
  }
  const reader = reply.body.getReader();
  try {
    let { done, value } = await reader.read();
    const rest = done ? null : await reader.read();
    if (rest === null || rest.done) {
      // Sent in one go its length is known: what is short stays as it is, and the compressor is asked once.
      response.end(value);
      return;
    }
    for (response.write(value), { done, value } = rest; !done && !signal.aborted; { done, value } = await reader.read()) {
      // A slow reader makes the writer wait instead of filling the memory.
      if (!response.write(value)) await once(response, "drain", { signal });
    }
    response.end();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) await reader.cancel().catch(() => undefined);
  }
}

type Fault = "database-lost" | "storage-full" | "fault";

/**
 * What is to be said in the place of a reply that does not say it itself; null: it does. A page of ours does, and the browser's half of Remix
 * reads `text/x-script`. A door without a page answers a full disk in JSON, to whomever.
 */
function faultToSay(reply: Response, databaseLost: boolean): Fault | null {
  const type = reply.headers.get("content-type") ?? "";
  if (reply.status < 500 || type.startsWith("text/html") || type.startsWith("text/x-script")) return null;
  if (reply.status === STORAGE_FULL_STATUS) return "storage-full";
  if (type.startsWith("application/json")) return null;
  return databaseLost ? "database-lost" : "fault";
}

export type RemixAnswer = (request: Request, context: RequestContext) => Promise<Response>;

/** Remix's answer to a request, as the build of the product gives it. */
export function remixAnswer(build: ServerBuild | (() => Promise<ServerBuild>), mode: "production" | "development"): RemixAnswer {
  return createRequestHandler(build, mode);
}

/** Express around Remix: hands over the request with its context, and sends what comes back. `sayFault` answers where Remix has no words. */
export function remixHandler(
  handle: RemixAnswer,
  contextFor: (response: ExpressResponse) => RequestContext,
  sayFault: (request: ExpressRequest, response: ExpressResponse, fault: Fault) => void,
): RequestHandler {
  return (request, response, next) => {
    const gone = new AbortController();
    response.on("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    const context = contextFor(response);
    handle(webRequest(request, gone.signal), context)
      .then(async (reply) => {
        const fault = faultToSay(reply, context.databaseLost);
        if (fault !== null) sayFault(request, response, fault);
        else
          await send(
            context.databaseLost && reply.status === 500 ? new Response(reply.body, { status: 503, headers: reply.headers }) : reply,
            response,
            gone.signal,
          );
      })
      .catch((error: unknown) => {
        if (!gone.signal.aborted) next(error);
      });
  };
}
