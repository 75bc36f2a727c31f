import { isThisMachine } from "#app/http/client-network.server.ts";
import { env } from "#app/platform/env.server.ts";
import { textChannel } from "#app/platform/text-message.server.ts";

/** Whether this installation is reached over TLS, so that its cookies may insist on it. */
export function reachedOverTls(): boolean {
  return env.publicUrl().startsWith("https:");
}

/** Where an operator who changed the product offers its source, as the licence asks; null when nobody said. */
export function sourceUrl(): string | null {
  return env.sourceUrl() ?? null;
}

/** Whom learners of this installation ask for help with the format or the technique; null when nobody was named. */
export function helpContact(): string | null {
  return env.helpContact() ?? null;
}

/** Whether a telephone can be written to here; where it cannot, only an e-mail address signs up. */
export function sendsTexts(): boolean {
  return textChannel() !== null;
}

/**
 * Whether messages that were not sent are shown to this request: in development, and to somebody who tries the product on this very
 * machine (no PUBLIC_URL, no SMTP_URL). Asked under a host's name or through a proxy it comes from elsewhere, whatever its address.
 */
export function showsMessages(request: Request): boolean {
  if (!env.isProduction()) return true;
  return (
    env.isTrial() &&
    isThisMachine(request.headers.get("x-client-address") ?? "") &&
    !request.headers.has("x-forwarded-for") &&
    !request.headers.has("forwarded") &&
    ["localhost", "127.0.0.1", "[::1]"].includes(new URL(request.url).hostname)
  );
}
