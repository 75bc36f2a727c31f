import type { ActionFunction, ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { sayHeaders, webHeaders, webUrl } from "#app/http/remix-handler.server.ts";
import type { RequestContext } from "#app/http/page-facts.server.ts";
import type { PageFacts } from "#app/i18n/page-facts.ts";

/** A body of so many bytes is gathered before its door is asked; a longer one is read by the door, as far as its own limit. */
const LONGEST_GATHERED = 64 * 1024;

/**
 * Doors without a page, at an address without parameters, that declare it (`handle.direct`) are asked straight away: finding the route and
 * wrapping streams costs Remix more than an answer of a quiz costs the database. Everything else about them is as Remix would do it: the
 * same action, the same Request, a thrown Response is the reply, a fault goes to `handleError`.
 */
export function directDoors(build: ServerBuild, factsOf: (response: ExpressResponse) => PageFacts): RequestHandler {
  const doors = new Map<string, ActionFunction>();
  for (const { path, module } of Object.values(build.routes)) {
    const handle: unknown = module.handle;
    const isDirect = typeof handle === "object" && handle !== null && "direct" in handle && handle.direct === true;
    if (isDirect && path !== undefined && !/[:*?]/.test(path) && module.action !== undefined) doors.set(`/${path}`, module.action);
  }
  return (request, response, next) => {
    const action = request.method === "POST" ? doors.get(request.path) : undefined;
    if (action === undefined) {
      next();
      return;
    }
    const answer = (body: Buffer<ArrayBuffer> | ReadableStream<Uint8Array>): void => {
      const context: RequestContext = { facts: factsOf(response), databaseLost: false };
      // Node asks for `duplex` where a body is a stream; its types do not know it yet.
      const init = Object.assign({ method: "POST", headers: webHeaders(request), body }, { duplex: "half" as const });
      const asked = new Request(webUrl(request), init);
      Promise.resolve(action({ request: asked, params: {}, context }))
        .catch((thrown: unknown) => {
          if (thrown instanceof Response) return thrown;
          if (!isCutOff(request)) build.entry.module.handleError?.(thrown, { request: asked, params: {}, context });
          throw thrown;
        })
        .then(async (reply) => {
          if (!(reply instanceof Response)) throw new Error(`${request.path} answered without a Response.`);
          // Refused before it was read: it is let go, or the connection would answer no further request.
          if (!asked.bodyUsed) await asked.body?.cancel();
          response.status(reply.status);
          sayHeaders(reply, response);
          response.end(Buffer.from(await reply.arrayBuffer()));
        })
        .catch((error: unknown) => {
          if (!isCutOff(request)) next(error);
        });
    };
    const declared = Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY);
    if (declared > LONGEST_GATHERED) {
      answer(bodyOf(request));
      return;
    }
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      answer(Buffer.concat(parts));
    });
    request.resume();
  };
}

/** Whoever sent it is gone before all of it was here. */
function isCutOff(request: ExpressRequest): boolean {
  return request.destroyed && !request.complete;
}

/** The body as it arrives, no faster than it is read; what nobody wants any more still arrives, and is let go. */
function bodyOf(request: ExpressRequest): ReadableStream<Uint8Array> {
  let isWanted = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        request.on("data", (part: Buffer) => {
          if (!isWanted) return;
          controller.enqueue(part);
          if ((controller.desiredSize ?? 0) <= 0) request.pause();
        });
        request.on("end", () => {
          if (isWanted) controller.close();
        });
        request.on("close", () => {
          if (isWanted && !request.complete) controller.error(new Error("The body was cut off."));
        });
        request.pause();
      },
      pull() {
        request.resume();
      },
      cancel() {
        isWanted = false;
        request.resume();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: LONGEST_GATHERED }),
  );
}
