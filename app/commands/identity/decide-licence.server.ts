import { writeAudit } from "#app/data/audit.server.ts";
import { askForLicenceLetter } from "#app/data/letters.server.ts";
import { insertLicenceDecision, isHeldByAnother, lockClaim } from "#app/data/register-deeds.server.ts";
import { lockRegister } from "#app/data/register-imports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { LicenceWish } from "#app/domain/identity/register/register-forms.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type LicenceRefusal = "not-yours" | "own-licence" | "decided-already" | "number-of-another";

/**
 * Confirms or refuses a licence that its holder claimed, for a reason. Of two officers at once one decides; the same word sent twice is
 * one (R84). Nobody decides about their own. A number that the register knows as somebody else's is not confirmed.
 */
export async function decideLicence(
  registrar: ActorIn<"registrar">,
  wish: LicenceWish,
  occasion: Occasion,
): Promise<Result<null, LicenceRefusal>> {
  return inTransaction(async (tx) => {
    await lockRegister(tx);
    const claim = await lockClaim(tx, wish.licenceId);
    if (claim === null || !can(registrar, { verb: "keep-register", place: claim.place })) return refused("not-yours");
    if (claim.accountId === registrar.accountId) return refused("own-licence");
    if (claim.decisions.includes(wish.eventId)) return granted(null);
    if (claim.state !== "claimed") return refused("decided-already");
    if (wish.outcome === "confirmed" && (await isHeldByAnother(tx, claim))) return refused("number-of-another");
    await insertLicenceDecision(tx, registrar, wish, claim.number, occasion);
    await askForLicenceLetter(tx, wish.eventId);
    const { issuingBody, number, practitionerId } = claim;
    const details = { practitionerId, issuingBody, number, reason: wish.reason };
    const deed = wish.outcome === "confirmed" ? "licence-confirmed" : "licence-refused";
    await writeAudit(tx, [{ occasion, actor: registrar, deed, subject: { kind: "licence", id: wish.licenceId }, details }]);
    return granted(null);
  });
}
