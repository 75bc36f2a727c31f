import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { type RunningWebServer, startWebServer } from "#app/http/server.ts";

const logged = vi.hoisted((): object[] => []);
const keep = vi.hoisted(() => (line: object) => void logged.push(line));
vi.mock("#app/platform/log.server.ts", () => ({ log: { debug: keep, info: keep, error: keep, warn: keep } }));

/** What the doors of a product would be: one that reads its body, one that fails, one that finds no database. */
const route = (id: string, path: string, module: object) => ({
  [id]: { id, parentId: undefined, path, index: undefined, caseSensitive: undefined, module },
});
const fail = (error: Error) => () => {
  throw error;
};
const build = {
  mode: "production",
  basename: "/",
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  isSpaMode: false,
  future: {
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_fetcherPersist: true,
    v3_routeConfig: true,
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
  entry: {
    module: {
      default: fail(new Error("the page itself is broken: secret-of-the-stack")),
      handleError: (error: unknown, { context }: { context: { databaseLost: boolean } }) => {
        if (isDatabaseLost(error)) context.databaseLost = true;
      },
    },
  },
  routes: {
    ...route("echo", "echo", {
      action: async ({ request }: { request: Request }) => new Response(await request.text()),
      loader: () => new Response("read"),
    }),
    ...route("direct", "direct", {
      handle: { direct: true },
      action: async ({ request }: { request: Request }) => {
        const text = await request.text();
        if (text === "throw a reply") throw Response.json({ code: "signed-out" }, { status: 401 });
        if (text === "lose the database") throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
        return Response.json({ length: text.length }, { headers: { "x-door": "direct" } });
      },
    }),
    ...route("unread", "unread", {
      handle: { direct: true },
      action: () => new Response(null, { status: 403 }),
    }),
    ...route("drawing", "drawing", {
      loader: () =>
        new Response("<svg/>", {
          headers: [
            ["content-type", "image/svg+xml"],
            ["content-security-policy", "default-src 'none'; sandbox"],
            ["set-cookie", "one=1"],
            ["set-cookie", "two=2"],
          ],
        }),
    }),
    ...route("lost", "lost", { loader: fail(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })) }),
    ...route("facts", "facts", {
      loader: ({ request }: { request: Request }) =>
        Response.json({ id: request.headers.get("x-request-id"), address: request.headers.get("x-client-address") }),
    }),
  },
} as unknown as ServerBuild;

let server: RunningWebServer;
let base: string;

beforeAll(async () => {
  server = await startWebServer(0, { build, clientFolder: null });
  base = `http://localhost:${String(server.port)}`;
});
afterAll(() => server.stop());

const page = { accept: "text/html", "accept-language": "ckb" };
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: "POST", body, headers: { origin: base, "content-type": "text/plain", ...headers } });

test("a route's own policy stands in place of the pages', and its cookies side by side", async () => {
  const reply = await fetch(`${base}/drawing`);
  expect(reply.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(reply.headers.getSetCookie()).toEqual(["one=1", "two=2"]);
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
});

test("the log has the path that was asked for, whatever the file server makes of it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-files-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets", "page-abc.js"), "export {};");
  const files = await startWebServer(0, { build, clientFolder: folder });
  try {
    for (const name of ["page-abc.js", "no-such-file.js"]) {
      const path = `/assets/${name}`;
      await (await fetch(`http://localhost:${String(files.port)}${path}?q=typed`)).text();
      await expect.poll(() => logged, { timeout: 30_000 }).toContainEqual(expect.objectContaining({ method: "GET", path }));
    }
  } finally {
    await files.stop();
    await rm(folder, { recursive: true });
  }
});

/** A request as no client of ours would send it. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "localhost", () => socket.write(text));
    let said = "";
    socket.on("data", (piece) => (said += piece.toString()));
    socket.on("close", () => {
      resolve(said);
    });
    socket.on("error", reject);
  });
}

test("every reply carries an enforced policy with a fresh nonce, and names no other host", async () => {
  const [one, other] = await Promise.all([fetch(`${base}/echo`), fetch(`${base}/echo`)]);
  const policy = one.headers.get("content-security-policy") ?? "";
  for (const part of ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(/nonce-([^']+)/.exec(policy)?.[1]).not.toBe(/nonce-([^']+)/.exec(other.headers.get("content-security-policy") ?? "")?.[1]);
  expect(one.headers.get("x-content-type-options")).toBe("nosniff");
  expect(one.headers.get("referrer-policy")).toBe("same-origin");
  expect(one.headers.get("x-powered-by")).toBeNull();
});

test("the request's id is ours, whatever a client sends, and doors see the same one", async () => {
  const reply = await fetch(`${base}/facts`, { headers: { "x-request-id": "forged", "x-client-address": "1.2.3.4" } });
  const { id, address } = (await reply.json()) as { id: string; address: string };
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(reply.headers.get("x-request-id")).toBe(id);
  expect(address).not.toBe("1.2.3.4");
});

test("strict transport security is said behind TLS alone", async () => {
  expect((await fetch(`${base}/echo`)).headers.get("strict-transport-security")).toBeNull();
});

test("a deed that comes from another site, or from nowhere, is refused in the reader's language", async () => {
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
    const reply = await fetch(`${base}/echo`, { method: "POST", body: "x", headers: { ...page, ...headers } });
    expect(reply.status).toBe(403);
    const text = await reply.text();
    expect(text).toContain('lang="ckb" dir="rtl"');
    expect(text).toContain(reply.headers.get("x-request-id"));
  }
  expect((await fetch(`${base}/echo`, { method: "DELETE" })).status).toBe(403);
  expect(await (await post("/echo", "mine")).text()).toBe("mine");
});

test("a body that is too large is refused, declared or not", async () => {
  expect((await post("/echo", "x".repeat(3 * 1024 * 1024))).status).toBe(413);
  const chunk = "x".repeat(64 * 1024);
  const piece = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  const said = await raw(
    `POST /echo HTTP/1.1\r\nhost: localhost:${String(server.port)}\r\norigin: ${base}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${piece.repeat(40)}0\r\n\r\n`,
  ).catch(() => "");
  expect(said === "" || said.startsWith("HTTP/1.1 413")).toBe(true);
});

test("a chunked body within bounds arrives whole", async () => {
  const said = await raw(
    `POST /echo HTTP/1.1\r\nhost: localhost:${String(server.port)}\r\norigin: ${base}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n4\r\nاب\r\n0\r\n\r\n`,
  );
  expect(said).toMatch(/^HTTP\/1\.1 200/);
  expect(said).toContain("اب");
});

test("an address with NUL, a broken escape or no end is a bad request", async () => {
  for (const path of ["/echo%00", "/echo?q=%00", "/%E0%A4%A", `/echo?q=${"x".repeat(5000)}`, "//evil.example/x"]) {
    const said = await raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    expect(said, path).toMatch(/^HTTP\/1\.1 400/);
  }
});

test("an unknown method is not accepted", async () => {
  const reply = await fetch(`${base}/echo`, { method: "OPTIONS" });
  expect(reply.status).toBe(405);
  expect(reply.headers.get("allow")).toContain("GET");
});

test("a fault shows its request's id and nothing of its inside", async () => {
  const reply = await fetch(`${base}/nowhere`, { headers: page });
  const text = await reply.text();
  expect(reply.status).toBe(500);
  expect(text).not.toMatch(/secret-of-the-stack|at .*\(/);
});

test("a lost database is a 503 that says to come back", async () => {
  const reply = await fetch(`${base}/lost`, { headers: page });
  const text = await reply.text();
  expect(reply.status).toBe(503);
  expect(reply.headers.get("retry-after")).toBe("10");
  expect(text).toContain('lang="ckb"');
  expect(text).toContain(reply.headers.get("x-request-id"));
});

test("a direct door answers, throws its replies and fails as any other, and refuses a foreign origin before it is asked", async () => {
  const reply = await post("/direct", "x".repeat(300_000));
  expect([reply.status, reply.headers.get("x-door"), await reply.json()]).toEqual([200, "direct", { length: 300_000 }]);
  const thrown = await post("/direct", "throw a reply");
  expect([thrown.status, await thrown.json()]).toEqual([401, { code: "signed-out" }]);
  const lost = await post("/direct", "lose the database", { accept: "application/json" });
  expect(lost.status).toBe(503);
  expect(await lost.text()).toContain(lost.headers.get("x-request-id"));
  expect((await fetch(`${base}/direct`, { method: "POST", body: "x", headers: { origin: "https://evil.example" } })).status).toBe(403);
  // Long or short, it comes to its door whole, up to what the server takes anywhere.
  expect(await (await post("/direct", "x".repeat(1_700_000))).json()).toEqual({ length: 1_700_000 });
  expect((await post("/direct", "x".repeat(3_000_000))).status).toBe(413);
});

test("a direct door that refuses before it has read leaves the connection in order; one that is left midway is no fault", async () => {
  const body = "x".repeat(300_000);
  const head = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nhost: localhost:${String(server.port)}\r\norigin: ${base}\r\n${more}`;
  const said = await raw(
    `${head("/unread", `content-length: ${String(body.length)}\r\n\r\n`)}${body}${head("/direct", "content-length: 2\r\nconnection: close\r\n\r\n")}ok`,
  );
  expect([said.match(/HTTP\/1\.1 \d+/g), said.endsWith('{"length":2}')]).toEqual([["HTTP/1.1 403", "HTTP/1.1 200"], true]);
  logged.length = 0;
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, "localhost", () => {
      socket.write(`${head("/direct", `content-length: ${String(body.length)}\r\n\r\n`)}${body.slice(0, 200_000)}`, () => {
        setTimeout(() => socket.destroy(), 100);
      });
    });
    socket.on("close", () => {
      resolve();
    });
  });
  await expect.poll(() => logged, { timeout: 30_000 }).toContainEqual(expect.objectContaining({ path: "/direct", aborted: true }));
  expect(logged).not.toContainEqual(expect.objectContaining({ err: expect.anything() as unknown }));
});

test("behind a proxy with TLS that nobody has named as trusted, browsers are told to stay with https all the same", async () => {
  vi.stubEnv("PUBLIC_URL", "https://cme.example.iq");
  const secured = await startWebServer(0, { build, clientFolder: null });
  try {
    const reply = await fetch(`http://localhost:${String(secured.port)}/echo`);
    expect(reply.headers.get("strict-transport-security")).toContain("max-age=31536000");
  } finally {
    vi.unstubAllEnvs();
    await secured.stop();
  }
});
