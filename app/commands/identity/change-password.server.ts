import { accountById, updatePassword } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { hashPassword, isPassword } from "#app/data/passwords.server.ts";
import { endOtherSessions } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { isCommonPassword } from "#app/domain/identity/common-passwords.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly current: string; readonly next: string; readonly sessionIdHash: string };

/** Changes one's own password, knowing the present one, and ends every other session; says how many. */
export async function changePassword(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<number, "not-yours" | "password-wrong" | "password-common">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  const account = await inTransaction((tx) => accountById(tx, wish.accountId));
  if (!(await isPassword(account?.passwordHash ?? null, wish.current))) return refused("password-wrong");
  if (isCommonPassword(wish.next, [account?.email ?? "", account?.phone ?? ""])) return refused("password-common");
  const passwordHash = await hashPassword(wish.next);
  return inTransaction(async (tx) => {
    await updatePassword(tx, wish.accountId, passwordHash);
    const ended = await endOtherSessions(tx, wish.accountId, wish.sessionIdHash);
    await writeAudit(tx, [
      { occasion, actor, deed: "password-changed", subject: { kind: "account", id: wish.accountId }, details: { ended } },
    ]);
    await askForLetter(tx, "password-changed", wish.accountId);
    return granted(ended);
  });
}
