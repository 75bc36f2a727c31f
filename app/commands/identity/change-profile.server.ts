import { updateProfile } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Profile } from "#app/domain/identity/profile.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Changes how a practitioner describes themselves. Certificates keep the name and place they were issued with (R12). */
export async function changeProfile(actor: ActorIn<"learner">, profile: Profile, occasion: Occasion): Promise<Result<null, "not-yours">> {
  if (!can(actor, { verb: "manage-own-account", accountId: actor.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    await updateProfile(tx, actor.practitionerId, profile);
    const { nameAr, nameLatin, profession, governorate, directorate } = profile;
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "profile-changed",
        subject: { kind: "practitioner", id: actor.practitionerId },
        details: { nameAr, nameLatin, profession, governorate, directorate },
      },
    ]);
    return granted(null);
  });
}
