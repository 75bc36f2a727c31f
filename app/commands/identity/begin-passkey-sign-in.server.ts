import { type PasskeyQuestion, askToSignIn } from "#app/data/passkeys.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** The challenge with which any passkey of this installation may sign in; it waits five minutes. Open to everybody. */
export async function beginPasskeySignIn(occasion: Occasion): Promise<PasskeyQuestion<object>> {
  return inTransaction((tx) => askToSignIn(tx, occasion.at));
}
