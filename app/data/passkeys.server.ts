import type { StoredAccount } from "#app/data/accounts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type Instant, after } from "#app/domain/shared/time.ts";
import * as wire from "#app/platform/passkeys.server.ts";

/** A challenge waits five minutes for its answer. */
const CHALLENGE_LASTS_MS = 5 * 60 * 1000;

export type PasskeyQuestion<Options> = { readonly challengeId: string; readonly options: Options };

async function insertChallenge(tx: Tx, challenge: string, accountId: AccountId | null, at: Instant): Promise<string> {
  const id = crypto.randomUUID();
  await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: at } } });
  await tx.passkeyChallenge.create({ data: { id, challenge, accountId, expiresAt: after(at, CHALLENGE_LASTS_MS) } });
  return id;
}

/** Takes a challenge away and returns it: an answer is judged once, right or wrong. */
async function takeChallenge(tx: Tx, id: string, accountId: AccountId | null, at: Instant): Promise<string | null> {
  const rows = await tx.$queryRaw<{ challenge: string }[]>`
    DELETE FROM passkey_challenge WHERE id = ${id}::uuid AND account_id IS NOT DISTINCT FROM ${accountId}::uuid AND expires_at > ${at}::timestamptz
    RETURNING challenge`;
  return rows[0]?.challenge ?? null;
}

/** Asks the browser to make a passkey for this account. */
export async function askForPasskey(
  tx: Tx,
  account: StoredAccount,
  displayName: string,
  at: Instant,
): Promise<PasskeyQuestion<wire.CreationOptions>> {
  const known = await tx.passkey.findMany({ where: { accountId: account.id }, select: { credentialId: true, transports: true } });
  const options = await wire.registrationOptions(account.id, account.email ?? account.phone ?? displayName, displayName, known);
  return { challengeId: await insertChallenge(tx, options.challenge, account.id, at), options };
}

/** Stores the passkey that answers a challenge; null when the answer does not fit, or the passkey is already known. */
export async function insertPasskey(
  tx: Tx,
  accountId: AccountId,
  answer: { readonly challengeId: string; readonly credential: unknown; readonly name: string },
  at: Instant,
): Promise<string | null> {
  const challenge = await takeChallenge(tx, answer.challengeId, accountId, at);
  const made = challenge === null ? null : await wire.verifyRegistration(answer.credential, challenge);
  if (made === null) return null;
  const { count } = await tx.passkey.createMany({
    data: [{ ...made, counter: BigInt(made.counter), accountId, name: answer.name, createdAt: at }],
    skipDuplicates: true,
  });
  return count === 0 ? null : made.credentialId;
}

/** Asks the browser for any passkey of this installation. */
export async function askToSignIn(tx: Tx, at: Instant): Promise<PasskeyQuestion<wire.RequestOptions>> {
  const options = await wire.authenticationOptions();
  return { challengeId: await insertChallenge(tx, options.challenge, null, at), options };
}

/** Whose passkey answered the challenge; null when it does not fit. Its counter and day of use are written. */
export async function passkeyHolder(
  tx: Tx,
  answer: { readonly challengeId: string; readonly credential: { readonly id: string } },
  at: Instant,
): Promise<AccountId | null> {
  const challenge = await takeChallenge(tx, answer.challengeId, null, at);
  if (challenge === null) return null;
  const stored = await tx.passkey.findUnique({ where: { credentialId: answer.credential.id } });
  if (stored === null) return null;
  const counter = await wire.verifyAuthentication(answer.credential, challenge, {
    credentialId: stored.credentialId,
    publicKey: new Uint8Array(stored.publicKey),
    counter: Number(stored.counter),
    transports: stored.transports,
  });
  if (counter === null) return null;
  await tx.passkey.update({ where: { credentialId: stored.credentialId }, data: { counter: BigInt(counter), lastUsedAt: at } });
  return AccountId.parse(stored.accountId);
}

/** Removes a passkey of an account; whether it was there. */
export async function deletePasskey(tx: Tx, accountId: AccountId, credentialId: string): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { accountId, credentialId } });
  return count > 0;
}

/** Removes every passkey of an account; how many there were. */
export async function deletePasskeys(tx: Tx, accountId: AccountId): Promise<number> {
  return (await tx.passkey.deleteMany({ where: { accountId } })).count;
}

/** Renames a passkey of an account; whether it was there. */
export async function renamePasskey(tx: Tx, accountId: AccountId, credentialId: string, name: string): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({ where: { accountId, credentialId }, data: { name } });
  return count > 0;
}
