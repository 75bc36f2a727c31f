import { insertLicence, lockLicences } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { bodiesFor } from "#app/domain/identity/issuing-body.ts";
import type { ClaimedLicence } from "#app/domain/identity/profile.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** More than anybody holds; keeps a script from filling the registrar's desk. */
const MOST = 6;

/** Enters a further licence of one's own, as claimed until a registrar confirms it. Sent twice it is there once (R84). */
export async function claimLicence(
  actor: ActorIn<"learner">,
  wish: ClaimedLicence,
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "body-of-another-profession" | "too-many-licences">> {
  const { practitionerId } = actor;
  if (!can(actor, { verb: "claim-licence", practitionerId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const { profession, held } = await lockLicences(tx, practitionerId);
    if (!bodiesFor(profession).some((body) => body.code === wish.issuingBody)) return refused("body-of-another-profession");
    if (held.some((licence) => licence.number === wish.number && licence.issuingBody === wish.issuingBody)) return granted(null);
    if (held.length >= MOST) return refused("too-many-licences");
    await insertLicence(tx, practitionerId, wish, occasion.at);
    await writeAudit(tx, [
      { occasion, actor, deed: "licence-claimed", subject: { kind: "practitioner", id: practitionerId }, details: { ...wish } },
    ]);
    return granted(null);
  });
}
