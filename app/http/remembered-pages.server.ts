import { createHash } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import type { PreparedData, RequestContext } from "#app/http/page-facts.server.ts";
import { type PagePieces, Slots, filledPage, gzippedPage, pagePieces } from "#app/http/page-pieces.server.ts";
import { type RemixAnswer, webRequest } from "#app/http/remix-handler.server.ts";
import type { PageFacts } from "#app/i18n/page-facts.ts";
import { ByteCache } from "#app/platform/byte-cache.server.ts";

const MOST_BYTES = 48_000_000;

type Route = ServerBuild["routes"][string];
type Remembered = (loaded: unknown, slot: Slots["slot"]) => unknown;
type Door = { readonly route: Route; readonly pattern: RegExp; readonly names: readonly string[]; readonly slotted: Remembered };
type Kept = { readonly headers: readonly (readonly [string, string])[]; readonly page: PagePieces };

/**
 * Doors that declare it (`handle.remembered`) have their page rendered once for everything it shows: the route, the address, language and
 * theme, and all that the loaders answered, save the values that the door hands out as slots (a name, an id). Whoever is shown the same
 * gets the same page with their own values in the slots. The loaders run for every request, so what a page says is as fresh and as much
 * the asker's own as without this; only React is spared. Anything but a plain 200 goes the ordinary way.
 */
export function rememberedPages(
  build: ServerBuild,
  factsOf: (response: ExpressResponse) => PageFacts,
  renderPage: RemixAnswer,
): RequestHandler {
  const doors = doorsOf(build);
  const root = build.routes["root"];
  const slottedRoot = rememberedIn(root);
  const pages = new ByteCache<Kept>(MOST_BYTES);

  async function answer(door: Door, params: Record<string, string>, request: ExpressRequest, response: ExpressResponse): Promise<boolean> {
    const asked = webRequest(request, new AbortController().signal);
    const facts = factsOf(response);
    const context: RequestContext = { facts, databaseLost: false };
    const loaded = await Promise.all([root, door.route].map((route) => load(route, asked, params, context))).catch(() => null);
    if (loaded === null || !loaded.every(isPlain)) return false;
    const slots = new Slots();
    const shown = [slottedRoot?.(loaded[0], slots.slot) ?? loaded[0], door.slotted(loaded[1], slots.slot)] as const;
    const place = `${door.route.id} ${request.protocol}://${request.headers.host ?? ""}${request.originalUrl}`;
    const key = createHash("sha256")
      .update(`${place} ${facts.language} ${facts.theme} ${JSON.stringify(shown)}`)
      .digest("base64");

    let kept = pages.get(key);
    if (kept === undefined) {
      const prepared: PreparedData = new Map([
        ["root", shown[0]],
        [door.route.id, shown[1]],
      ]);
      const reply = await renderPage(asked, { ...context, prepared });
      if (reply.status !== 200 || !(reply.headers.get("content-type") ?? "").startsWith("text/html")) return false;
      kept = { headers: [...reply.headers], page: pagePieces(await reply.text(), facts) };
      pages.set(key, kept, kept.page.bytes + 500);
    }
    send(kept, slots.values, facts, request, response);
    return true;
  }

  return (request, response, next) => {
    if (request.method !== "GET" || !(request.headers.accept ?? "").includes("text/html")) {
      next();
      return;
    }
    for (const door of doors) {
      const params = paramsOf(door, request.path);
      if (params === null) continue;
      answer(door, params, request, response).then((answered) => {
        if (!answered) next();
      }, next);
      return;
    }
    next();
  };
}

/** The build whose loaders hand over what was prepared for a request instead of loading it again. */
export function withPreparedData(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]): [string, Route] => {
    const { loader } = route.module;
    if (loader === undefined) return [id, route];
    const prepared: typeof loader = (args) => {
      const data = (args.context as RequestContext).prepared;
      return data?.has(id) === true ? Promise.resolve(data.get(id)) : loader(args);
    };
    return [id, { ...route, module: { ...route.module, loader: prepared } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function send(kept: Kept, values: readonly string[], facts: PageFacts, request: ExpressRequest, response: ExpressResponse): void {
  for (const [name, value] of kept.headers) response.setHeader(name, value);
  response.vary("Accept-Encoding");
  const packs = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (packs) response.setHeader("content-encoding", "gzip");
  const body = packs ? gzippedPage(kept.page, values, facts) : filledPage(kept.page, values, facts);
  response.setHeader("content-length", body.length);
  response.end(body);
}

async function load(route: Route | undefined, request: Request, params: Record<string, string>, context: RequestContext): Promise<unknown> {
  return (await route?.module.loader?.({ request, params, context })) ?? null;
}

/** A Response, or data with a status of its own, is the ordinary way's business. */
function isPlain(loaded: unknown): boolean {
  return !(loaded instanceof Response) && !(typeof loaded === "object" && loaded !== null && "type" in loaded && "init" in loaded);
}

function rememberedIn(route: Route | undefined): Remembered | null {
  const handle: unknown = route?.module.handle;
  return typeof handle === "object" && handle !== null && "remembered" in handle && typeof handle.remembered === "function"
    ? (handle.remembered as Remembered)
    : null;
}

function doorsOf(build: ServerBuild): readonly Door[] {
  return Object.values(build.routes).flatMap((route): Door[] => {
    const slotted = rememberedIn(route);
    if (slotted === null || route.parentId !== "root" || route.path === undefined) return [];
    const segments = route.path.split("/");
    const names = segments.flatMap((segment) => (segment.startsWith(":") ? [segment.slice(1)] : []));
    const pattern = segments.map((segment) => (segment.startsWith(":") ? "([^/]+)" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    return [{ route, names, pattern: new RegExp(`^/${pattern.join("/")}$`), slotted }];
  });
}

function paramsOf(door: Door, path: string): Record<string, string> | null {
  const match = door.pattern.exec(path);
  return match === null ? null : Object.fromEntries(door.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]));
}
