import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Actor, Role } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Opens a session of the account as signing in would, and gives the cookie's value. `secondFactor`: whether it was given just now. */
export async function aSession(accountId: string, { secondFactor = false, actingGrantId = null as string | null } = {}): Promise<string> {
  const token = randomBytes(20).toString("hex");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 7 * 86_400_000);
  await db().session.create({
    data: {
      idHash: hashOf(token),
      accountId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      secondFactorAt: secondFactor ? now : null,
      actingGrantId,
      userAgent: "test",
      address: "127.0.0.1",
    },
  });
  return token;
}

/** Lets the session behind the cookie run out, as seven idle days would. */
export async function letSessionExpire(token: string): Promise<void> {
  await db().session.update({ where: { idHash: hashOf(token) }, data: { expiresAt: new Date(Date.now() - 1000) } });
}

/** Another session of whoever the cookie belongs to. */
export async function anotherSession(token: string): Promise<string> {
  const { accountId } = await db().session.findUniqueOrThrow({ where: { idHash: hashOf(token) } });
  return aSession(accountId);
}

export type RoleHolder = { readonly accountId: string; readonly token: string; readonly actor: Actor };

/** Somebody who holds one role above learner, with a second factor set up and given. */
export async function aRoleHolder(
  role: Exclude<Role, "learner">,
  { secondFactor = true, providerId = "test-provider" } = {},
): Promise<RoleHolder> {
  const accountId = AccountId.parse(randomUUID());
  const now = new Date();
  await db().account.create({
    data: { id: accountId, email: `${role}-${accountId}@example.iq`, passwordHash: null, language: "en", createdAt: now },
  });
  const limits = {
    jurisdiction: role === "auditor" || role === "registrar" ? "IQ" : null,
    providerId: role === "trainer" || role === "reviewer" ? providerId : null,
  };
  await db().roleGrant.create({ data: { id: randomUUID(), accountId, role, grantedAt: now, ...limits } });
  // What everybody who writes or reviews has to have done before they begin.
  if (role === "trainer" || role === "reviewer") await aDisclosure(accountId);
  if (secondFactor)
    await db().totpFactor.create({ data: { accountId, secretSealed: new Uint8Array(randomBytes(48)), createdAt: now, confirmedAt: now } });
  return { accountId, token: await aSession(accountId, { secondFactor }), actor: actorIn(role, accountId, providerId) };
}

function actorIn(role: Exclude<Role, "learner">, accountId: AccountId, providerId: string): Actor {
  switch (role) {
    case "trainer":
    case "reviewer":
      return { role, accountId, providerId };
    case "auditor":
    case "registrar":
      return { role, accountId, jurisdiction: "IQ" };
    case "admin":
      return { role, accountId };
  }
}
