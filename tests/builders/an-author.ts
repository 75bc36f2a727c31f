import type { Actor } from "#app/domain/identity/actor.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";

type OfProvider = Extract<Actor, { providerId: string }>;

/** Somebody who writes courses of a provider. */
export async function aTrainer(providerId = "test-provider"): Promise<OfProvider> {
  return { role: "trainer", accountId: (await aPractitioner()).accountId, providerId };
}

/** Somebody who reviews courses of a provider. */
export async function aReviewer(providerId = "test-provider"): Promise<OfProvider> {
  return { role: "reviewer", accountId: (await aPractitioner()).accountId, providerId };
}
