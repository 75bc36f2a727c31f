import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { MOST_SAVE_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { LARGEST_LIST } from "#app/domain/identity/register/import-limit.ts";
import { isThisMachine, networkOf } from "#app/http/client-network.server.ts";
import { contentSecurityPolicy, newNonce } from "#app/http/csp.server.ts";
import { directDoors } from "#app/http/direct-doors.server.ts";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { loggedPath } from "#app/http/logged-path.server.ts";
import { pageFactsOf } from "#app/http/page-facts.server.ts";
import { type PlainPage, plainReply } from "#app/http/plain-reply.server.ts";
import { remixAnswer, remixHandler } from "#app/http/remix-handler.server.ts";
import { rememberedPages, withPreparedData } from "#app/http/remembered-pages.server.ts";
import { withStorageFullTold } from "#app/http/storage-full.server.ts";
import type { PageFacts } from "#app/i18n/page-facts.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";

/** Anything posted beyond this is refused before it is read; the doors below it are stricter (http/read.server.ts). */
const LARGEST_BODY = 2 * 1024 * 1024;
/**
 * Where somebody hands in a file: a course as a zip, a lesson as a document, evidence. The door asks who it is before
 * it reads.
 */
const LARGEST_FILE = 64 * 1024 * 1024;
const FILE_DOORS =
  /^\/(?:teach\/(?:import|courses\/[a-z0-9-]+\/add-lesson)|learn\/(?:external|relief|appeal|petitions\/[0-9a-f-]+))(?:\.data)?$/;
/** Where a list for the register is brought. */
const LIST_DOOR = /^\/oversee\/register\/imports(?:\.data)?$/;
/** Where drafts and captions are saved. Their limit is the doors': what is a little beyond is read and let go, so that the refusal arrives as a reply. */
const SAVE_DOORS = new Set(["/api/drafts", "/api/captions"]);
const LARGEST_SAVE = 2 * MOST_SAVE_BYTES;

function largestBody(path: string): number {
  if (SAVE_DOORS.has(path)) return LARGEST_SAVE;
  if (LIST_DOOR.test(path)) return LARGEST_LIST + LARGEST_BODY;
  return FILE_DOORS.test(path) ? LARGEST_FILE : LARGEST_BODY;
}
const LONGEST_URL = 4096;
/** 2^18 bytes hold any page whole; brotli's own 2^22 takes megabytes for each request under way. */
const COMPRESSION_WINDOW = 18;
/** How long a request under way, and a connection that a browser keeps open, may live after the order to stop. */
const DRAIN_MS = 10_000;

export type WebServerOptions = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** The folder of the browser's files, build/client; null when `assets` serves them. */
  readonly clientFolder: string | null;
  /** Development only: Vite's own server, asked before Remix. */
  readonly assets?: RequestHandler;
  readonly development?: boolean;
};

type Locals = { facts: PageFacts };

function factsOf(response: Response): PageFacts {
  return (response.locals as Locals).facts;
}

function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "accept-language"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}

/** Gives the request its id, its nonce and its language before anything can fail. */
const introduce: RequestHandler = (request, response, next) => {
  const requestId = randomUUID();
  // Whatever a client sends under this name is replaced: the id is what our log knows.
  request.headers["x-request-id"] = requestId;
  // The same for the address, which limits and sessions are kept by (http/rate-limit.server.ts).
  request.headers["x-client-address"] = request.ip ?? "unknown";
  (response.locals as Locals).facts = pageFactsOf(headersOf(request), requestId, newNonce());
  response.setHeader("x-request-id", requestId);
  next();
};

function guardReply(development: boolean): RequestHandler {
  const servedByTls = env.publicUrl().startsWith("https:");
  return (request, response, next) => {
    response.setHeader("content-security-policy", contentSecurityPolicy(factsOf(response).nonce, development));
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("x-frame-options", "DENY");
    // A proxy that is not trusted (TRUSTED_PROXIES) leaves every request looking insecure. Over plain http browsers ignore the header.
    if (request.secure || servedByTls) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    next();
  };
}

const writeLog: RequestHandler = (request, response, next) => {
  const begun = process.hrtime.bigint();
  // Now: the file server rewrites it. The path alone: a query may carry what a person typed.
  const { path } = request;
  response.on("close", () => {
    const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    const line = {
      requestId: factsOf(response).requestId,
      method: request.method,
      path: loggedPath(path),
      status: response.statusCode,
      milliseconds: Math.round(milliseconds * 10) / 10,
      aborted: !response.writableFinished,
    };
    if (response.statusCode >= 500) log.error(line, "request");
    else if (path.startsWith("/assets/")) log.debug(line, "request");
    else log.info(line, "request");
  });
  next();
};

function refuse(request: Request, response: Response, page: PlainPage): void {
  const { status, headers, body } = plainReply(page, factsOf(response), request.headers.accept);
  response
    .status(status)
    .set(headers)
    .send(request.method === "HEAD" ? undefined : body);
}

/** A URL that cannot be decoded, is too long or carries NUL is nobody's honest request. */
const refuseBadUrl: RequestHandler = (request, response, next) => {
  try {
    const decoded = decodeURIComponent(request.originalUrl.replaceAll("+", " "));
    if (request.originalUrl.length > LONGEST_URL || decoded.includes("\0") || request.originalUrl.startsWith("//"))
      throw new Error("bad URL");
  } catch {
    refuse(request, response, "bad-request");
    return;
  }
  next();
};

/**
 * Slows down an address that asks without end. Wide, because a whole hospital may share one address, and kept in memory; the limits that
 * guard passwords and codes are narrow and kept in the database (http/rate-limit.server.ts).
 */
function refuseFlood(perMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return (request, response, next) => {
    const address = request.ip ?? "unknown";
    // From here come proxies that were not declared, health checks, tests and benchmarks: limiting it would limit everybody.
    if (isThisMachine(address)) {
      next();
      return;
    }
    limiter.consume(networkOf(address)).then(
      () => {
        next();
      },
      () => {
        refuse(request, response, "too-many");
      },
    );
  };
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** Every deed must come from a page of ours: a browser says where it comes from, and a foreign or missing origin is refused. */
const refuseForeignOrigin: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") {
    next();
    return;
  }
  if (!METHODS.has(request.method)) {
    response.setHeader("allow", [...METHODS].join(", "));
    refuse(request, response, "method-not-allowed");
    return;
  }
  const origin = request.headers.origin;
  const here = `${request.protocol}://${request.headers.host ?? ""}`;
  if (origin === here || origin === env.publicUrl()) {
    next();
    return;
  }
  refuse(request, response, "foreign-origin");
};

/** Refuses a body that says it is too large, and cuts off one that turns out to be. */
const boundBody: RequestHandler = (request, response, next) => {
  const declared = Number(request.headers["content-length"] ?? 0);
  const largest = largestBody(request.path);
  if (declared > largest) {
    response.setHeader("connection", "close");
    refuse(request, response, "too-large");
    return;
  }
  if (request.headers["transfer-encoding"] !== undefined) {
    let received = 0;
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > largest && !request.destroyed) {
        if (!response.headersSent) {
          response.setHeader("connection", "close");
          refuse(request, response, "too-large");
        }
        request.destroy();
      }
    });
    // Listening made the stream flow; it waits again until the door reads it.
    request.pause();
  }
  next();
};

const answerFault: ErrorRequestHandler = (error: unknown, request: Request, response: Response, next: NextFunction) => {
  log.error({ err: error, requestId: factsOf(response).requestId, path: loggedPath(request.path) }, "A request failed outside its page");
  if (response.headersSent) {
    next(error);
    return;
  }
  refuse(request, response, isDatabaseLost(error) ? "database-lost" : isStorageFull(error) ? "storage-full" : "fault");
};

function serveFiles(app: Express, folder: string): void {
  const assets = join(folder, "assets");
  const brotli = new Set(existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith(".br")) : []);
  app.use("/assets", (request, response, next) => {
    const name = request.path.slice(1);
    if (brotli.has(`${name}.br`) && /\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
      request.url = `/${name}.br`;
      response.type(extname(name)).setHeader("content-encoding", "br").setHeader("vary", "Accept-Encoding");
    }
    next();
  });
  // Their names carry the hash of their content, so they never change; everything else may.
  app.use("/assets", express.static(assets, { immutable: true, maxAge: "1y", index: false, redirect: false, fallthrough: true }));
  app.use("/assets", (request, response) => {
    refuse(request, response, "not-found");
  });
  const files = express.static(folder, {
    maxAge: "1h",
    index: false,
    redirect: false,
    dotfiles: "ignore",
    setHeaders: (response: Response, path: string) => {
      // A service worker must be asked for anew each time, or an old one lives on.
      if (path.endsWith("/sw.js")) response.setHeader("cache-control", "no-cache");
    },
  });
  // What lies there is known: no page has to wait until the disk says that it is no file.
  const names = new Set(existsSync(folder) ? readdirSync(folder).map((name) => `/${name}`) : []);
  app.use((request, response, next) => {
    if (names.has(request.path)) files(request, response, next);
    else next();
  });
}

/** The web server's request handler: Express around Remix. */
export function webApp(options: WebServerOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.trustedProxies());
  app.set("query parser", "simple");
  app.use(introduce, writeLog, guardReply(options.development === true), refuseBadUrl, refuseForeignOrigin, boundBody);
  if (env.requestsPerMinute() > 0) app.use(refuseFlood(env.requestsPerMinute()));
  const { build } = options;
  const answer = remixAnswer(
    typeof build === "function" ? async () => withStorageFullTold(await build()) : withPreparedData(withStorageFullTold(build)),
    options.development === true ? "development" : "production",
  );
  // Before the compressor: a remembered page is packed already, and receipts are short.
  if (typeof build !== "function") app.use(rememberedPages(build, factsOf, answer), directDoors(build, factsOf));
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: COMPRESSION_WINDOW } } }));
  if (options.clientFolder !== null) serveFiles(app, options.clientFolder);
  if (options.assets !== undefined) app.use(options.assets);
  app.use(remixHandler(answer, (response) => ({ facts: factsOf(response), databaseLost: false }), refuse));
  app.use(answerFault);
  return app;
}

export type RunningWebServer = {
  readonly port: number;
  /** Takes no new request, lets those under way finish (ten seconds at most) and closes. */
  readonly stop: () => Promise<void>;
};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      server.closeAllConnections();
    }, DRAIN_MS);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Serves on the port (0 for any free one). */
export async function startWebServer(port: number, options: WebServerOptions): Promise<RunningWebServer> {
  const server = createServer(webApp(options));
  // Longer than the minute for which usual proxies keep a connection, so that it is never we who close first.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  server.requestTimeout = 120_000;
  const bound = await listen(server, port);
  return { port: bound, stop: () => close(server) };
}
