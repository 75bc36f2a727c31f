import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { lockFactor, saveStep, stepOf, useRecoveryCode } from "#app/data/second-factor.server.ts";
import { markSecondFactor } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { parseRecoveryCode, parseTotpCode } from "#app/domain/identity/second-factor.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly sessionIdHash: string; readonly code: string };

/** Gives the second factor in this session: a code of the authenticator, which counts once, or a recovery code, which is then used up. */
export async function giveSecondFactor(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "not-set-up" | "code-wrong">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  const totp = parseTotpCode(wish.code);
  const recovery = parseRecoveryCode(wish.code);
  return inTransaction(async (tx) => {
    const factor = await lockFactor(tx, wish.accountId);
    if (factor?.confirmed !== true) return refused("not-set-up");
    const subject = { kind: "account", id: wish.accountId };
    const step = totp === null ? null : stepOf(factor, totp, occasion.at);
    if (step !== null) {
      await saveStep(tx, wish.accountId, step, occasion.at);
      await writeAudit(tx, [{ occasion, actor, deed: "second-factor-given", subject }]);
    } else if (recovery !== null && (await useRecoveryCode(tx, wish.accountId, recovery, occasion.at))) {
      await writeAudit(tx, [{ occasion, actor, deed: "recovery-code-used", subject }]);
      await askForLetter(tx, "recovery-code-used", wish.accountId);
    } else {
      await writeAudit(tx, [{ occasion, actor, deed: "sign-in-refused", subject, details: { by: "second-factor" } }]);
      return refused("code-wrong");
    }
    await markSecondFactor(tx, wish.sessionIdHash, occasion.at);
    return granted(null);
  });
}
