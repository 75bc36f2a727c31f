import { randomUUID } from "node:crypto";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

type Wish = {
  readonly profession?: string;
  readonly nameAr?: string;
  readonly nameLatin?: string;
  readonly nameCkb?: string;
  readonly language?: string;
  readonly licenceState?: "claimed" | "confirmed";
};

/** A practitioner with an account, a licence and the learner's role, in the database; gives the actor that they are. */
export async function aPractitioner(wish: Wish = {}): Promise<ActorIn<"learner">> {
  const accountId = AccountId.parse(randomUUID());
  const practitionerId = PractitionerId.parse(randomUUID());
  const createdAt = "2026-01-05T08:00:00.000Z";
  await db().account.create({
    data: { id: accountId, email: `${accountId}@example.iq`, passwordHash: null, language: wish.language ?? "ar", createdAt },
  });
  await db().practitioner.create({
    data: {
      id: practitionerId,
      accountId,
      nameAr: wish.nameAr ?? "علاء صلاح الأسدي",
      nameLatin: wish.nameLatin ?? "Alaa Salah Al-Asadi",
      nameCkb: wish.nameCkb ?? null,
      profession: wish.profession ?? "nurse",
      governorate: "basra",
      directorate: "basra",
      facilityType: "primary-health-centre",
      createdAt,
    },
  });
  await db().licence.create({
    data: {
      id: randomUUID(),
      practitionerId,
      number: "N-12345",
      issuingBody: "moh-federal",
      state: wish.licenceState ?? "claimed",
      claimedAt: createdAt,
      decidedAt: wish.licenceState === "confirmed" ? createdAt : null,
    },
  });
  await db().roleGrant.create({ data: { id: randomUUID(), accountId, role: "learner", grantedAt: createdAt } });
  return { role: "learner", accountId, practitionerId };
}
