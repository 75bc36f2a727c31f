export type Visitor = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, fields: Record<string, string> | URLSearchParams, headers?: Record<string, string>) => Promise<Response>;
  readonly postJson: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
};

/** A browser reduced to HTTP: it sends its session and where it comes from, and follows nothing. */
export function visitor(base: string, token: string | null = null, extra: Record<string, string> = {}): Visitor {
  const own = {
    ...(token === null ? {} : { cookie: `session=${token}` }),
    "accept-language": "en",
    accept: "text/html,application/xhtml+xml",
    ...extra,
  };
  const send = (path: string, init: RequestInit) => fetch(base + path, { redirect: "manual", ...init });
  const whole = (path: string, body: BodyInit, type: string, headers: Record<string, string>) =>
    send(path, { method: "POST", body, headers: { ...own, origin: base, "content-type": type, ...headers } });
  return {
    get: (path, headers = {}) => send(path, { headers: { ...own, ...headers } }),
    post: (path, fields, headers = {}) => whole(path, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", headers),
    postJson: (path, body, headers = {}) =>
      whole(path, typeof body === "string" ? body : JSON.stringify(body), "application/json", { accept: "application/json", ...headers }),
  };
}
