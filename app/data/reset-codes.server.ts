import type { Tx } from "#app/data/transaction.server.ts";
import { RESET_DIGITS } from "#app/domain/identity/digit-code.ts";
import { RESET_CODE_LASTS_MS, type ResetCode } from "#app/domain/identity/reset-code.ts";
import { AccountId, ResetCodeId } from "#app/domain/shared/ids.ts";
import { type Instant, after, instantAt } from "#app/domain/shared/time.ts";
import { keyedHash, randomDigits, sha256 } from "#app/platform/secrets.server.ts";

type Row = {
  id: string;
  phone: string;
  accountId: string | null;
  codeHash: string | null;
  tries: number;
  createdAt: Date;
  expiresAt: Date;
};

const stored = (row: Row | null): ResetCode | null =>
  row === null
    ? null
    : {
        id: ResetCodeId.parse(row.id),
        phone: row.phone,
        accountId: row.accountId === null ? null : AccountId.parse(row.accountId),
        codeHash: row.codeHash,
        tries: row.tries,
        createdAt: instantAt(row.createdAt.getTime()),
        expiresAt: instantAt(row.expiresAt.getTime()),
      };

/** Writes a wish for a code in place of the browser's earlier one. */
export async function replaceResetCode(
  tx: Tx,
  wish: { readonly browserToken: string; readonly phone: string; readonly accountId: AccountId | null },
  at: Instant,
): Promise<ResetCodeId> {
  const browserHash = sha256(wish.browserToken);
  const id = ResetCodeId.parse(crypto.randomUUID());
  await tx.resetCode.deleteMany({ where: { browserHash } });
  await tx.resetCode.create({
    data: { id, browserHash, phone: wish.phone, accountId: wish.accountId, createdAt: at, expiresAt: after(at, RESET_CODE_LASTS_MS) },
  });
  return id;
}

/** The browser's wish while it counts; null when there is none or its half hour is over. */
export async function resetCodeOfBrowser(tx: Tx, browserToken: string, now: Instant): Promise<ResetCode | null> {
  return stored(await tx.resetCode.findFirst({ where: { browserHash: sha256(browserToken), expiresAt: { gt: now } } }));
}

/** The wish while it counts, its row locked so that tries come one after another; null when it is gone or over. */
export async function lockResetCode(tx: Tx, id: ResetCodeId, now: Instant): Promise<ResetCode | null> {
  await tx.$queryRaw`SELECT 1 FROM reset_code WHERE id = ${id}::uuid FOR UPDATE`;
  return stored(await tx.resetCode.findFirst({ where: { id, expiresAt: { gt: now } } }));
}

/** Makes the code of the message that is being written, in place of an earlier one. Only its hash is stored. */
export async function renewResetCode(tx: Tx, id: ResetCodeId): Promise<string> {
  const code = randomDigits(RESET_DIGITS);
  await tx.resetCode.update({ where: { id }, data: { codeHash: hashOf(id, code) } });
  return code;
}

/** Whether this is the code of the newest message. */
export function isCodeOf(reset: ResetCode, code: string): boolean {
  return hashOf(reset.id, code) === reset.codeHash;
}

/** Counts a wrong code. */
export async function countWrongTry(tx: Tx, id: ResetCodeId): Promise<void> {
  await tx.resetCode.update({ where: { id }, data: { tries: { increment: 1 } } });
}

/** A code counts once. */
export async function deleteResetCode(tx: Tx, id: ResetCodeId): Promise<void> {
  await tx.resetCode.delete({ where: { id } });
}

/** Forgets wishes whose half hour is over; how many. */
export async function deleteOldResetCodes(tx: Tx, now: Instant): Promise<number> {
  return (await tx.resetCode.deleteMany({ where: { expiresAt: { lte: now } } })).count;
}

const hashOf = (id: ResetCodeId, code: string): string => keyedHash(code, `reset ${id}`);
