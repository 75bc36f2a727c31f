import { accountRowsManageableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";

export type OwnSecurity = {
  readonly hasSecondFactor: boolean;
  /** A role above learner asks for it, so it cannot be removed. */
  readonly secondFactorNeeded: boolean;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly {
    readonly idHash: string;
    readonly lastSeenAt: string;
    readonly createdAt: string;
    readonly userAgent: string | null;
    readonly address: string | null;
  }[];
  readonly passkeys: readonly {
    readonly credentialId: string;
    readonly name: string;
    readonly createdAt: string;
    readonly lastUsedAt: string | null;
  }[];
};

/** How one's own account is protected, and where it is signed in now. */
export async function ownSecurity(actor: Actor, now: string): Promise<OwnSecurity> {
  const own = accountRowsManageableBy(actor);
  const [factor, elevated, recoveryCodesLeft, sessions, passkeys] = await Promise.all([
    db().totpFactor.count({ where: { ...own, confirmedAt: { not: null } } }),
    db().roleGrant.count({ where: { ...own, endedAt: null, role: { not: "learner" } } }),
    db().recoveryCode.count({ where: { ...own, usedAt: null } }),
    db().session.findMany({ where: { ...own, expiresAt: { gt: now } }, orderBy: { lastSeenAt: "desc" }, take: 50 }),
    db().passkey.findMany({ where: own, orderBy: { createdAt: "asc" } }),
  ]);
  return {
    hasSecondFactor: factor > 0,
    secondFactorNeeded: elevated > 0,
    recoveryCodesLeft,
    sessions: sessions.map(({ idHash, lastSeenAt, createdAt, userAgent, address }) => ({
      idHash,
      lastSeenAt: lastSeenAt.toISOString(),
      createdAt: createdAt.toISOString(),
      userAgent,
      address,
    })),
    passkeys: passkeys.map(({ credentialId, name, createdAt, lastUsedAt }) => ({
      credentialId,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}
