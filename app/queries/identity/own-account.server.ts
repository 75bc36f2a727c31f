import { accountsManageableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";

export type LicenceState = "claimed" | "confirmed" | "refused";

/** What somebody sees of their own account. */
export type OwnAccount = {
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string;
  readonly profile: {
    readonly nameAr: string;
    readonly nameLatin: string;
    readonly nameCkb: string | null;
    readonly profession: string;
    readonly specialty: string | null;
    readonly governorate: string;
    readonly directorate: string;
    readonly facilityType: string;
    readonly facilityName: string | null;
  } | null;
  readonly licences: readonly {
    readonly id: string;
    readonly number: string;
    readonly issuingBody: string;
    readonly state: LicenceState;
    readonly claimedAt: string;
  }[];
};

const STATES: readonly LicenceState[] = ["claimed", "confirmed", "refused"];

/** One's own account, with the practitioner it is and the licences they entered; null when it is gone. */
export async function ownAccount(actor: Actor): Promise<OwnAccount | null> {
  const row = await db().account.findUnique({
    where: accountsManageableBy(actor),
    select: {
      email: true,
      phone: true,
      contactPhone: true,
      language: true,
      practitioner: {
        select: {
          nameAr: true,
          nameLatin: true,
          nameCkb: true,
          profession: true,
          specialty: true,
          governorate: true,
          directorate: true,
          facilityType: true,
          facilityName: true,
          licences: { orderBy: { claimedAt: "asc" } },
        },
      },
    },
  });
  if (row === null) return null;
  const { practitioner, contactPhone, ...rest } = row;
  const account = { ...rest, phone: rest.phone ?? contactPhone };
  if (practitioner === null) return { ...account, profile: null, licences: [] };
  const { licences, ...profile } = practitioner;
  return {
    ...account,
    profile,
    licences: licences.map(({ id, number, issuingBody, state, claimedAt }) => ({
      id,
      number,
      issuingBody,
      state: STATES.find((known) => known === state) ?? "claimed",
      claimedAt: claimedAt.toISOString(),
    })),
  };
}
