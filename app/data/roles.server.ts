import type { Tx } from "#app/data/transaction.server.ts";
import { Role } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

export type Grant = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly role: Role;
  readonly jurisdiction: string | null;
  readonly providerId: string | null;
};

type Row = { id: string; accountId: string; role: string; jurisdiction: string | null; providerId: string | null };

const grantFrom = ({ id, accountId, role, jurisdiction, providerId }: Row): Grant => ({
  id,
  accountId: AccountId.parse(accountId),
  role: Role.parse(role),
  jurisdiction,
  providerId,
});

/** The roles that an account holds now; its row is locked, so that two grants, or two ends, cannot pass each other. */
export async function lockRoles(tx: Tx, accountId: AccountId): Promise<readonly Grant[]> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;
  return rolesOf(tx, accountId);
}

/** The roles that an account holds now. */
export async function rolesOf(tx: Tx, accountId: AccountId): Promise<readonly Grant[]> {
  const rows = await tx.roleGrant.findMany({ where: { accountId, endedAt: null }, orderBy: [{ grantedAt: "asc" }, { id: "asc" }] });
  return rows.map(grantFrom);
}

/** Whether an account holds a role above learner. */
export async function holdsElevatedRole(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await tx.roleGrant.count({ where: { accountId, endedAt: null, role: { not: "learner" } } })) > 0;
}

/** One grant that has not ended; null when there is none. */
export async function grantById(tx: Tx, grantId: string): Promise<Grant | null> {
  const row = await tx.roleGrant.findFirst({ where: { id: grantId, endedAt: null } });
  return row === null ? null : grantFrom(row);
}

/** The accounts that are admins now and can sign in; all admin grants are locked until the transaction ends. */
export async function lockAdmins(tx: Tx): Promise<readonly AccountId[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT g.account_id AS "accountId" FROM role_grant g JOIN account a ON a.id = g.account_id
     WHERE g.role = 'admin' AND g.ended_at IS NULL AND a.disabled_at IS NULL ORDER BY g.id FOR UPDATE OF g`;
  return rows.map((row) => AccountId.parse(row.accountId));
}

type NewGrant = Omit<Grant, "id"> & { readonly grantedBy: AccountId | null };

export async function insertGrant(tx: Tx, grant: NewGrant, at: Instant): Promise<string> {
  const id = crypto.randomUUID();
  await tx.roleGrant.create({ data: { id, ...grant, grantedAt: at } });
  return id;
}

/** Ends a grant, once, and moves sessions that act in it back to the person's other role; whether it was there to end. */
export async function endGrant(tx: Tx, grantId: string, at: Instant): Promise<boolean> {
  const { count } = await tx.roleGrant.updateMany({ where: { id: grantId, endedAt: null }, data: { endedAt: at } });
  if (count > 0) await tx.session.updateMany({ where: { actingGrantId: grantId }, data: { actingGrantId: null } });
  return count > 0;
}

/** Whether a provider of courses with this id exists. */
export async function providerExists(tx: Tx, providerId: string): Promise<boolean> {
  return (await tx.provider.count({ where: { id: providerId } })) > 0;
}
