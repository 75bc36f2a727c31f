import type { Tx } from "#app/data/transaction.server.ts";
import type { LetterKind } from "#app/domain/identity/letter.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** Asks for a letter in the transaction of what it tells of. It names the account only: links and secrets are made when it is sent. */
export async function askForLetter(tx: Tx, kind: LetterKind, accountId: AccountId): Promise<void> {
  await enqueue(tx, "send-letter", { kind, accountId });
}
