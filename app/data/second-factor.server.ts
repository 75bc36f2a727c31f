import type { Tx } from "#app/data/transaction.server.ts";
import { RECOVERY_CODES, TOTP_DIGITS, acceptedStep } from "#app/domain/identity/second-factor.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { open, randomRecoveryCode, seal, sha256 } from "#app/platform/secrets.server.ts";
import { newTotpSecret, totpAt } from "#app/platform/totp.server.ts";

/** A secret sealed for one account opens for that account alone. */
const contextOf = (accountId: AccountId): string => `totp ${accountId}`;

export type StoredFactor = { readonly secret: Uint8Array; readonly confirmed: boolean; readonly lastStep: number | null };

/** The account's factor with its secret opened, the row locked so that one code cannot be used twice at once; null when there is none. */
export async function lockFactor(tx: Tx, accountId: AccountId): Promise<StoredFactor | null> {
  await tx.$queryRaw`SELECT 1 FROM totp_factor WHERE account_id = ${accountId}::uuid FOR UPDATE`;
  const row = await tx.totpFactor.findUnique({ where: { accountId } });
  if (row === null) return null;
  return {
    secret: open(row.secretSealed, contextOf(accountId)),
    confirmed: row.confirmedAt !== null,
    lastStep: row.lastStep === null ? null : Number(row.lastStep),
  };
}

/** Begins anew with a fresh secret that waits for its first code. */
export async function insertFactor(tx: Tx, accountId: AccountId, at: Instant): Promise<void> {
  const secretSealed = seal(newTotpSecret(), contextOf(accountId));
  const fresh = { secretSealed, createdAt: at, confirmedAt: null, lastStep: null };
  await tx.totpFactor.upsert({ where: { accountId }, create: { accountId, ...fresh }, update: fresh });
}

/** For the demo and for tests: a factor whose secret is known beforehand. */
export async function insertConfirmedFactor(tx: Tx, accountId: AccountId, secret: Uint8Array, at: Instant): Promise<void> {
  await tx.totpFactor.create({ data: { accountId, secretSealed: seal(secret, contextOf(accountId)), createdAt: at, confirmedAt: at } });
}

/** The step at which this code counts for a factor now, or null. */
export function stepOf(factor: StoredFactor, code: string, at: Instant): number | null {
  return acceptedStep(code, (step) => totpAt(factor.secret, step, TOTP_DIGITS), factor.lastStep, at);
}

/** Writes down the step that was accepted, and confirms the factor when it was its first. */
export async function saveStep(tx: Tx, accountId: AccountId, step: number, at: Instant): Promise<void> {
  await tx.totpFactor.update({ where: { accountId }, data: { lastStep: BigInt(step) } });
  await tx.totpFactor.updateMany({ where: { accountId, confirmedAt: null }, data: { confirmedAt: at } });
}

/** Removes the factor and its recovery codes; whether a confirmed one was there. */
export async function deleteFactor(tx: Tx, accountId: AccountId): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  const { count } = await tx.totpFactor.deleteMany({ where: { accountId } });
  return count > 0;
}

/** Replaces the recovery codes and returns the new ones, which are stored as hashes only and can never be shown again. */
export async function renewRecoveryCodes(tx: Tx, accountId: AccountId): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, randomRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: crypto.randomUUID(), accountId, codeHash: hashOf(accountId, code) })),
  });
  return codes;
}

/** Uses up a recovery code; whether it was one that had not been used. */
export async function useRecoveryCode(tx: Tx, accountId: AccountId, code: string, at: Instant): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: hashOf(accountId, code), usedAt: null },
    data: { usedAt: at },
  });
  return count > 0;
}

/** 50 random bits, tried ten times in ten minutes at most: a plain hash, salted by the account, is enough. */
const hashOf = (accountId: AccountId, code: string): string => sha256(`${accountId} ${code}`);

/** The secret of a factor that waits for its first code; null when none does. */
export async function pendingSecret(tx: Tx, accountId: AccountId): Promise<Uint8Array | null> {
  const row = await tx.totpFactor.findFirst({ where: { accountId, confirmedAt: null } });
  return row === null ? null : open(row.secretSealed, contextOf(accountId));
}
