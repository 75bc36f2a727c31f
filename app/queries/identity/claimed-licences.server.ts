import { licencesDecidedBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

const PAGE = 20;

/** A licence that its holder claimed, and what the register knows of its number. */
export type ClaimedLicenceInList = {
  readonly id: string;
  readonly number: string;
  readonly issuingBody: string;
  readonly claimedAt: string;
  readonly person: {
    readonly id: string;
    readonly nameAr: string;
    readonly nameLatin: string;
    readonly profession: string;
    readonly governorate: string;
    readonly directorate: string;
    readonly facilityName: string | null;
  };
  /** The register has the number as somebody else's. */
  readonly numberOfAnother: boolean;
};

/** Claimed licences about which the actor decides, longest waiting first, 20 at a time, and how many there are. */
export async function claimedLicences(
  actor: Actor,
  text: string,
): Promise<{ readonly claims: readonly ClaimedLicenceInList[]; readonly count: number }> {
  const where = { AND: [licencesDecidedBy(actor), { state: "claimed" }, matching(text)] } satisfies Prisma.LicenceWhereInput;
  const [rows, count] = await Promise.all([
    db().licence.findMany({ where, orderBy: [{ claimedAt: "asc" }, { id: "asc" }], take: PAGE, include: { practitioner: true } }),
    db().licence.count({ where }),
  ]);
  const held = await db().licence.findMany({
    where: { state: "confirmed", OR: rows.map(({ issuingBody, number }) => ({ issuingBody, numberFolded: foldLicenceNumber(number) })) },
    select: { issuingBody: true, numberFolded: true, practitionerId: true },
  });
  const claims = rows.map(({ id, number, issuingBody, claimedAt, practitioner }) => {
    const { nameAr, nameLatin, profession, governorate, directorate, facilityName } = practitioner;
    return {
      ...{ id, number, issuingBody },
      claimedAt: claimedAt.toISOString(),
      person: { id: practitioner.id, nameAr, nameLatin, profession, governorate, directorate, facilityName },
      numberOfAnother: held.some(
        (one) =>
          one.issuingBody === issuingBody && one.numberFolded === foldLicenceNumber(number) && one.practitionerId !== practitioner.id,
      ),
    };
  });
  return { claims, count };
}

function matching(text: string): Prisma.LicenceWhereInput {
  const words = isPlainText(text)
    ? text
        .normalize("NFC")
        .split(/\s+/u)
        .filter((word) => word !== "")
        .slice(0, 6)
    : [];
  return {
    AND: words.map((word) => {
      const contains = { contains: word, mode: "insensitive" } as const;
      return {
        OR: [{ number: contains }, { practitioner: { OR: [{ nameAr: contains }, { nameLatin: contains }, { nameCkb: contains }] } }],
      };
    }),
  };
}
