import { accountsVisibleTo } from "#app/data/scope.server.ts";
import type { Actor, Role } from "#app/domain/identity/actor.ts";
import type { Deed } from "#app/domain/audit/audit-entry.ts";
import { db } from "#app/platform/db.server.ts";

export type Person = {
  readonly accountId: string;
  readonly nameAr: string | null;
  readonly nameLatin: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly createdAt: string;
  readonly profession: string | null;
  readonly governorate: string | null;
  readonly grants: readonly {
    readonly id: string;
    readonly role: Role;
    readonly jurisdiction: string | null;
    readonly providerId: string | null;
    readonly grantedAt: string;
    readonly endedAt: string | null;
  }[];
  readonly providers: readonly { readonly id: string; readonly name: { readonly ar: string; readonly ckb: string; readonly en: string } }[];
  /** The last twenty deeds of or about this account. */
  readonly deeds: readonly { readonly id: string; readonly at: string; readonly deed: Deed; readonly own: boolean }[];
};

/** One account as an admin sees it, with the history of its roles; null when it is not there or not theirs to see. */
export async function person(actor: Actor, accountId: string): Promise<Person | null> {
  const [row, providers, deeds] = await Promise.all([
    db().account.findFirst({
      where: { AND: [accountsVisibleTo(actor), { id: accountId }] },
      select: {
        id: true,
        email: true,
        phone: true,
        contactPhone: true,
        createdAt: true,
        practitioner: { select: { nameAr: true, nameLatin: true, profession: true, governorate: true } },
        roles: { orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { grantedAt: "desc" }] },
      },
    }),
    db().provider.findMany({ orderBy: { id: "asc" }, take: 200 }),
    db().auditEntry.findMany({
      where: { OR: [{ accountId }, { subjectKind: "account", subjectId: accountId }] },
      orderBy: { id: "desc" },
      take: 20,
      select: { id: true, at: true, deed: true, accountId: true },
    }),
  ]);
  if (row === null) return null;
  return {
    accountId: row.id,
    nameAr: row.practitioner?.nameAr ?? null,
    nameLatin: row.practitioner?.nameLatin ?? null,
    email: row.email,
    phone: row.phone ?? row.contactPhone,
    createdAt: row.createdAt.toISOString(),
    profession: row.practitioner?.profession ?? null,
    governorate: row.practitioner?.governorate ?? null,
    grants: row.roles.map(({ id, role, jurisdiction, providerId, grantedAt, endedAt }) => ({
      id,
      role: role as Role,
      jurisdiction,
      providerId,
      grantedAt: grantedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    providers: providers.map(({ id, nameAr, nameCkb, nameEn }) => ({ id, name: { ar: nameAr, ckb: nameCkb, en: nameEn } })),
    deeds: deeds.map((entry) => ({
      id: String(entry.id),
      at: entry.at.toISOString(),
      deed: entry.deed as Deed,
      own: entry.accountId === accountId,
    })),
  };
}
