import { randomUUID } from "node:crypto";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";

const GRANTED_AT = "2026-01-05T08:00:00.000Z";

type OfProvider = Extract<Actor, { providerId: string }>;

/** Somebody who writes courses of a provider, and has declared that there is nothing to disclose. */
export async function aTrainer(providerId = "test-provider"): Promise<OfProvider> {
  return withDisclosure(await undisclosed("trainer", providerId));
}

/** Somebody who reviews courses of a provider, and has declared that there is nothing to disclose. */
export async function aReviewer(providerId = "test-provider"): Promise<OfProvider> {
  return withDisclosure(await undisclosed("reviewer", providerId));
}

/** Somebody who writes or reviews and has declared nothing yet. */
export async function undisclosed(role: "trainer" | "reviewer", providerId = "test-provider"): Promise<OfProvider> {
  const { accountId } = await aPractitioner();
  await db().roleGrant.create({ data: { id: randomUUID(), accountId, role, providerId, grantedAt: GRANTED_AT } });
  return { role, accountId, providerId };
}

async function withDisclosure(actor: OfProvider): Promise<OfProvider> {
  await aDisclosure(actor.accountId);
  return actor;
}
