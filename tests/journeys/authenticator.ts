import { decodeBase32 } from "@oslojs/encoding";
import { totpAt } from "#app/platform/totp.server.ts";

/** What an authenticator shows for the secret, `ahead` periods of half a minute from now. */
export function codeOf(secret: string, ahead = 0): string {
  const bytes = decodeBase32(secret.replaceAll(/[\s-]/g, "").toUpperCase());
  return totpAt(new Uint8Array(bytes), Math.floor(Date.now() / 30_000) + ahead, 6);
}
