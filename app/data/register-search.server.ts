import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import type { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Whom of those in a scope a search of the register finds. */
export function peopleFound(
  scope: Prisma.PractitionerWhereInput,
  { text, profession, governorate }: RegisterSearch,
): Prisma.PractitionerWhereInput {
  return {
    AND: [
      scope,
      // Who was merged into another is found as that other.
      { mergedInto: { is: null } },
      profession === null ? {} : { profession },
      governorate === null ? {} : { governorate },
      text === "" ? {} : matching(text),
    ],
  };
}

function matching(text: string): Prisma.PractitionerWhereInput {
  const numberFolded = foldLicenceNumber(text);
  const words = text
    .normalize("NFC")
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 6);
  const keys = nameKeys([text]).filter((key) => key !== "-");
  const named = words.map((word) => {
    const contains = { contains: word, mode: "insensitive" } as const;
    return { OR: [{ nameAr: contains }, { nameLatin: contains }, { nameCkb: contains }] };
  });
  return {
    OR: [
      { AND: named },
      ...(numberFolded === "" ? [] : [{ licences: { some: { OR: [{ numberFolded }, { number: text }] } } }]),
      // A name in another script than the one it is looked for in.
      ...(keys.length === 0 ? [] : [{ nameKeys: { hasSome: [...keys] } }]),
    ],
  };
}
