import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import federal from "#content/policies/iq-example.json" with { type: "json" };
import kurdistan from "#content/policies/iq-kr-example.json" with { type: "json" };

/** Stores the policies that come with this release for Iraq and the Kurdistan Region, those that are not there yet. */
export async function storeOwnPolicies(): Promise<void> {
  for (const file of [federal, kurdistan]) await storePolicy(Policy.parse(file), { at: instantAt(Date.now()), requestId: null });
}
