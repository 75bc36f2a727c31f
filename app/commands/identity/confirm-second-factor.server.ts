import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { lockFactor, renewRecoveryCodes, saveStep, stepOf } from "#app/data/second-factor.server.ts";
import { markSecondFactor } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly sessionIdHash: string; readonly code: string };

/** Confirms the factor by its first code and returns ten recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<readonly string[], "not-yours" | "not-begun" | "set-up-already" | "code-wrong">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const factor = await lockFactor(tx, wish.accountId);
    if (factor === null) return refused("not-begun");
    if (factor.confirmed) return refused("set-up-already");
    const step = stepOf(factor, wish.code, occasion.at);
    if (step === null) return refused("code-wrong");
    await saveStep(tx, wish.accountId, step, occasion.at);
    await markSecondFactor(tx, wish.sessionIdHash, occasion.at);
    const codes = await renewRecoveryCodes(tx, wish.accountId);
    await writeAudit(tx, [{ occasion, actor, deed: "second-factor-set-up", subject: { kind: "account", id: wish.accountId } }]);
    await askForLetter(tx, "second-factor-set-up", wish.accountId);
    return granted(codes);
  });
}
