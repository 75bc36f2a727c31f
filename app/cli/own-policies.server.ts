import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { WorkedCases } from "#app/domain/compliance/worked-case.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import federalCases from "#content/policies/iq-example.cases.json" with { type: "json" };
import federal from "#content/policies/iq-example.json" with { type: "json" };
import kurdistanCases from "#content/policies/iq-kr-example.cases.json" with { type: "json" };
import kurdistan from "#content/policies/iq-kr-example.json" with { type: "json" };

const OWN = [
  [federal, federalCases],
  [kurdistan, kurdistanCases],
] as const;

/** Stores the policies that come with this release for Iraq and the Kurdistan Region with their worked cases, those that are not there yet. */
export async function storeOwnPolicies(): Promise<void> {
  for (const [file, cases] of OWN)
    await storePolicy(Policy.parse(file), { at: instantAt(Date.now()), requestId: null }, WorkedCases.parse(cases).cases);
}
