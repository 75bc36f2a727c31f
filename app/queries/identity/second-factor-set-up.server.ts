import { accountRowsManageableBy } from "#app/data/scope.server.ts";
import { pendingSecret } from "#app/data/second-factor.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";
import { qrCode } from "#app/platform/qr-code.server.ts";
import { secretAsText } from "#app/platform/totp.server.ts";

export type SecondFactorSetUp = {
  readonly secret: string;
  readonly uri: string;
  readonly qr: { readonly size: number; readonly path: string };
};

/** What an authenticator is shown while a factor waits for its first code; null when none waits. Never again once it is confirmed. */
export async function secondFactorSetUp(actor: Actor, label: string): Promise<SecondFactorSetUp | null> {
  const bytes = await pendingSecret(db(), accountRowsManageableBy(actor).accountId);
  if (bytes === null) return null;
  const secret = secretAsText(bytes);
  const uri = `otpauth://totp/${encodeURIComponent("Bimaristan")}:${encodeURIComponent(label)}?secret=${secret}&issuer=Bimaristan&algorithm=SHA1&digits=6&period=30`;
  return { secret: secret.replace(/(.{4})(?=.)/g, "$1 "), uri, qr: qrCode(uri) };
}
