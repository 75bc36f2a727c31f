import type { Finding } from "#app/cli/finding.server.ts";

/** Whether an installation may be reached as PUBLIC_URL says: behind TLS, and with its proxy known. */
export function lookAtPublicAddress(url: string, trustedProxies: number): Finding {
  const { protocol, hostname } = new URL(url);
  if (hostname === "localhost")
    return {
      state: "note",
      what: `${url}: links in letters and QR codes lead to this machine only`,
      mend: "Set PUBLIC_URL=https://… when others are to use it.",
    };
  if (protocol !== "https:")
    return {
      state: "wrong",
      what: url,
      mend: "Passwords must not cross a network in the clear: put a proxy with TLS in front, and set PUBLIC_URL=https://…",
    };
  // This server speaks no TLS itself: whoever comes by https comes through a proxy.
  if (trustedProxies === 0)
    return {
      state: "wrong",
      what: `${url}, but TRUSTED_PROXIES is not set: everybody has the proxy's address, and one who tries passwords locks all others out`,
      mend: "Set TRUSTED_PROXIES to the number of proxies in front, usually 1, and let them send X-Forwarded-For.",
    };
  return { state: "ok", what: `${url}, behind ${String(trustedProxies)} ${trustedProxies === 1 ? "proxy" : "proxies"}` };
}
