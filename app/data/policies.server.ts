import { compilePolicy, type PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { entryOf } from "#app/domain/identity/code-list.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import federal from "#content/policies/iq-example.json" with { type: "json" };
import kurdistan from "#content/policies/iq-kr-example.json" with { type: "json" };

/** The versions of one policy that may judge, and the same made ready. */
export type PolicyInUse = { readonly versions: readonly Policy[]; readonly history: PolicyHistory };

const inUse = (versions: readonly Policy[]): PolicyInUse => ({ versions, history: compilePolicy(versions) });

/** By the region whose regulator answers; read and made ready once. */
const BY_REGION = { IQ: inUse([Policy.parse(federal)]), "IQ-KR": inUse([Policy.parse(kurdistan)]) };

/** The policy under which somebody who works in a governorate is judged: that of the Kurdistan Region there, else the federal one. */
export function policyFor(governorate: string): PolicyInUse {
  return BY_REGION[entryOf(GOVERNORATES, governorate)?.region ?? "IQ"];
}
