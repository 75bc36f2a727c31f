import type { Tx } from "#app/data/transaction.server.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type Instant, after } from "#app/domain/shared/time.ts";
import { randomToken, sha256 } from "#app/platform/secrets.server.ts";

/** A link in a letter counts for 30 minutes. */
const LASTS_MS = 30 * 60 * 1000;

/** Makes a new link's token, in place of any earlier one, and returns it; only its hash is stored. */
export async function insertReset(tx: Tx, accountId: AccountId, at: Instant): Promise<string> {
  const token = randomToken();
  await tx.passwordReset.deleteMany({ where: { accountId } });
  await tx.passwordReset.create({ data: { tokenHash: sha256(token), accountId, createdAt: at, expiresAt: after(at, LASTS_MS) } });
  return token;
}

/** Uses a token up and says whose it was; null when it is unknown, used or too old. Two at once cannot both succeed. */
export async function useReset(tx: Tx, token: string, at: Instant): Promise<AccountId | null> {
  const where = { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: at } };
  const { count } = await tx.passwordReset.updateMany({ where, data: { usedAt: at } });
  if (count === 0) return null;
  const row = await tx.passwordReset.findUniqueOrThrow({ where: { tokenHash: where.tokenHash } });
  return AccountId.parse(row.accountId);
}

/** Whose link this is, without using it up; null when it does not count (any more). */
export async function resetHolder(tx: Tx, token: string, at: Instant): Promise<AccountId | null> {
  const row = await tx.passwordReset.findFirst({ where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: at } } });
  return row === null ? null : AccountId.parse(row.accountId);
}
