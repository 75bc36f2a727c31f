import type { ActionFunction, ServerBuild } from "@remix-run/node";
import type { RequestHandler, Response as ExpressResponse } from "express";
import { sayHeaders, webHeaders, webUrl } from "#app/http/remix-handler.server.ts";
import type { RequestContext } from "#app/http/page-facts.server.ts";
import type { PageFacts } from "#app/i18n/page-facts.ts";

/** More than is ever sent to one: the questions of a course, 300 of them, are 750 kB. Each door refuses at its own limit what is below. */
const LONGEST_BODY = 1536 * 1024;

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
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= LONGEST_BODY) parts.push(part);
    });
    request.on("end", () => {
      const context: RequestContext = { facts: factsOf(response), databaseLost: false };
      // One byte too many is enough for the door to refuse it.
      const body = length <= LONGEST_BODY ? Buffer.concat(parts) : Buffer.alloc(LONGEST_BODY + 1);
      const asked = new Request(webUrl(request), { method: "POST", headers: webHeaders(request), body });
      Promise.resolve(action({ request: asked, params: {}, context }))
        .catch((thrown: unknown) => {
          if (thrown instanceof Response) return thrown;
          build.entry.module.handleError?.(thrown, { request: asked, params: {}, context });
          throw thrown;
        })
        .then(async (reply) => {
          if (!(reply instanceof Response)) throw new Error(`${request.path} answered without a Response.`);
          response.status(reply.status);
          sayHeaders(reply, response);
          response.end(Buffer.from(await reply.arrayBuffer()));
        })
        .catch(next);
    });
    request.resume();
  };
}
