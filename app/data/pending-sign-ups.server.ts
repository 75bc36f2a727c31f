import type { Tx } from "#app/data/transaction.server.ts";
import { SIGN_UP_DIGITS } from "#app/domain/identity/digit-code.ts";
import { type PendingSignUp, REPEATED_MS, SIGN_UP_LASTS_MS } from "#app/domain/identity/pending-sign-up.ts";
import { KeptSignUp } from "#app/domain/identity/profile.ts";
import { AccountId, PendingSignUpId } from "#app/domain/shared/ids.ts";
import { type Instant, after, instantAt } from "#app/domain/shared/time.ts";
import { keyedHash, randomDigits, randomToken, sha256 } from "#app/platform/secrets.server.ts";

type Row = {
  id: string;
  browserHash: string;
  form: unknown;
  passwordHash: string;
  next: string;
  codeHash: string | null;
  tries: number;
  messages: number;
  createdAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  accountId: string | null;
};

function stored(row: Row | null): PendingSignUp | null {
  if (row === null) return null;
  const { id, browserHash, form, passwordHash, next, codeHash, tries, messages, createdAt, expiresAt, confirmedAt, accountId } = row;
  return {
    id: PendingSignUpId.parse(id),
    browserHash,
    // The schema reads a form, in which nothing is absent, not null.
    form: KeptSignUp.parse(Object.fromEntries(Object.entries(form as object).filter(([, value]) => value !== null))),
    passwordHash,
    next,
    codeHash,
    tries,
    messages,
    createdAt: instantAt(createdAt.getTime()),
    expiresAt: instantAt(expiresAt.getTime()),
    confirmed:
      confirmedAt === null || accountId === null ? null : { at: instantAt(confirmedAt.getTime()), accountId: AccountId.parse(accountId) },
  };
}

/** What the browser with this cookie has sent; null when it has sent nothing. */
export async function pendingOfBrowser(tx: Tx, browserToken: string): Promise<PendingSignUp | null> {
  return stored(await tx.pendingSignUp.findUnique({ where: { browserHash: sha256(browserToken) } }));
}

/** What the newest message with this link is about; null for an older or invented link. */
export async function pendingOfLink(tx: Tx, linkToken: string): Promise<PendingSignUp | null> {
  return stored(await tx.pendingSignUp.findUnique({ where: { tokenHash: sha256(linkToken) } }));
}

/** The same, its row locked so that tries and taps come one after another; null when it is gone. */
export async function lockPending(tx: Tx, id: PendingSignUpId): Promise<PendingSignUp | null> {
  await tx.$queryRaw`SELECT 1 FROM pending_sign_up WHERE id = ${id}::uuid FOR UPDATE`;
  return stored(await tx.pendingSignUp.findUnique({ where: { id } }));
}

/** Whether the cookie is that of the browser which sent the form. */
export function isOfBrowser(pending: PendingSignUp, browserToken: string | null): boolean {
  return browserToken !== null && sha256(browserToken) === pending.browserHash;
}

type NewPending = { readonly browserToken: string; readonly form: KeptSignUp; readonly passwordHash: string; readonly next: string };

/** Keeps a form in place of what this browser sent before. */
export async function replacePending(tx: Tx, { browserToken, form, ...rest }: NewPending, at: Instant): Promise<PendingSignUpId> {
  const browserHash = sha256(browserToken);
  const id = PendingSignUpId.parse(crypto.randomUUID());
  await tx.pendingSignUp.deleteMany({ where: { browserHash } });
  await tx.pendingSignUp.create({
    data: { id, browserHash, form, ...rest, createdAt: at, expiresAt: after(at, SIGN_UP_LASTS_MS) },
  });
  return id;
}

/** The password that was typed last counts. */
export async function updatePendingPassword(tx: Tx, id: PendingSignUpId, passwordHash: string): Promise<void> {
  await tx.pendingSignUp.update({ where: { id }, data: { passwordHash } });
}

/** Counts one more message. */
export async function countMessage(tx: Tx, id: PendingSignUpId): Promise<void> {
  await tx.pendingSignUp.update({ where: { id }, data: { messages: { increment: 1 } } });
}

/** Counts a wrong code or password. */
export async function countWrongTry(tx: Tx, id: PendingSignUpId): Promise<void> {
  await tx.pendingSignUp.update({ where: { id }, data: { tries: { increment: 1 } } });
}

/** Makes code and link of the message that is being written, in place of earlier ones. Only their hashes are stored. */
export async function renewSecrets(tx: Tx, id: PendingSignUpId): Promise<{ readonly code: string; readonly linkToken: string }> {
  const code = randomDigits(SIGN_UP_DIGITS);
  const linkToken = randomToken();
  await tx.pendingSignUp.update({ where: { id }, data: { tokenHash: sha256(linkToken), codeHash: hashOf(id, code) } });
  return { code, linkToken };
}

/** Whether this is the code of the newest message. */
export function isCodeOf(pending: PendingSignUp, code: string): boolean {
  return hashOf(pending.id, code) === pending.codeHash;
}

/** Writes down which account it became. What was typed goes when nobody can tap twice any more. */
export async function markConfirmed(tx: Tx, id: PendingSignUpId, accountId: AccountId, at: Instant): Promise<void> {
  await tx.pendingSignUp.update({ where: { id }, data: { confirmedAt: at, accountId, expiresAt: after(at, REPEATED_MS) } });
}

/** Forgets what was never confirmed in its day, and what was confirmed long enough ago; how many. */
export async function deleteOldPending(tx: Tx, now: Instant): Promise<number> {
  return (await tx.pendingSignUp.deleteMany({ where: { expiresAt: { lte: now } } })).count;
}

const hashOf = (id: PendingSignUpId, code: string): string => keyedHash(code, `sign-up ${id}`);
