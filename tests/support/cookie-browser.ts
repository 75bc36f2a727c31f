import { type Visitor, visitor } from "#tests/support/http-client.ts";

export type CookieBrowser = Pick<Visitor, "get" | "post"> & { readonly cookies: ReadonlyMap<string, string> };

/** A browser reduced to HTTP that keeps its cookies, as a person's does from one page to the next. */
export function cookieBrowser(base: string, language = "en"): CookieBrowser {
  const cookies = new Map<string, string>();
  const own = visitor(base, null, { "accept-language": language });
  const sent = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  const keep = (reply: Response): Response => {
    for (const line of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  return {
    cookies,
    get: async (path, headers = {}) => keep(await own.get(path, { ...sent(), ...headers })),
    post: async (path, fields, headers = {}) => keep(await own.post(path, fields, { ...sent(), ...headers })),
  };
}
