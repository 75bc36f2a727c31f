import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { insertDisclosure, newestDisclosures } from "#app/data/independence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import {
  type Disclosure,
  type RelationshipFault,
  type RelationshipWish,
  relationshipFault,
  withRelationshipIds,
} from "#app/domain/authoring/disclosure.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/** No relationships: a declaration that there is none. */
export type DiscloseWish = Pick<Disclosure, "name" | "credentials"> & { readonly relationships: readonly RelationshipWish[] };

export type DiscloseRefusal =
  { readonly code: "not-yours" } | { readonly code: "relationship"; readonly index: number; readonly fault: RelationshipFault };

/**
 * Records what somebody declares of themselves. It takes the place of what they declared before, which stays readable; a relationship that is
 * declared again as it was keeps what was judged about it.
 * @rule accme-sii-2020/standard-3-relationships
 */
export async function giveDisclosure(
  actor: Actor,
  { name, credentials, relationships }: DiscloseWish,
  occasion: Occasion,
): Promise<Result<null, DiscloseRefusal>> {
  const { accountId } = actor;
  if (!can(actor, { verb: "manage-own-account", accountId })) return refused({ code: "not-yours" });
  const today = dayInBaghdad(occasion.at);
  for (const [index, relationship] of relationships.entries()) {
    const fault = relationshipFault(relationship, today);
    if (fault !== null) return refused({ code: "relationship", index, fault });
  }
  return inTransaction(async (tx) => {
    const before = (await newestDisclosures(tx, [accountId])).get(accountId);
    const declared = withRelationshipIds(relationships, before?.relationships ?? [], randomUUID);
    const disclosureId = await insertDisclosure(tx, { accountId, at: occasion.at, name, credentials, relationships: declared });
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "disclosure-given",
        subject: { kind: "account", id: accountId },
        details: { disclosureId, relationships: declared.length },
      },
    ]);
    return granted(null);
  });
}
