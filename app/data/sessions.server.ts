import type { Tx } from "#app/data/transaction.server.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { openSession } from "#app/platform/sessions.server.ts";

/** Where somebody signs in from. */
export type Browser = { readonly userAgent: string | null; readonly address: string | null };

/** Opens a session in the person's first role, the learner's where they have it, and returns the token for the cookie. */
export async function startSession(tx: Tx, accountId: AccountId, browser: Browser): Promise<string> {
  const grants = await tx.roleGrant.findMany({ where: { accountId, endedAt: null }, orderBy: [{ grantedAt: "asc" }, { id: "asc" }] });
  const first = grants.find((grant) => grant.role === "learner") ?? grants[0];
  return openSession(tx, accountId, { ...browser, actingGrantId: first?.id ?? null });
}

/** Ends one session of an account; whether there was one. */
export async function endSession(tx: Tx, accountId: AccountId, idHash: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { accountId, idHash } });
  return count > 0;
}

/** Ends every session of an account but one (null: every one) and returns how many. */
export async function endOtherSessions(tx: Tx, accountId: AccountId, keep: string | null): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { accountId, ...(keep === null ? {} : { idHash: { not: keep } }) } });
  return count;
}

/** Writes down that the second factor was given in a session. */
export async function markSecondFactor(tx: Tx, idHash: string, at: Instant): Promise<void> {
  await tx.session.updateMany({ where: { idHash }, data: { secondFactorAt: at } });
}

/** The role in which a session acts from now on. */
export async function actIn(tx: Tx, idHash: string, grantId: string): Promise<void> {
  await tx.session.updateMany({ where: { idHash }, data: { actingGrantId: grantId } });
}
