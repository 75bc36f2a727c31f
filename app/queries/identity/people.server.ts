import { accountsVisibleTo } from "#app/data/scope.server.ts";
import type { Actor, Role } from "#app/domain/identity/actor.ts";
import { parsePhone } from "#app/domain/identity/contact.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

const PAGE = 25;

export type PersonInList = {
  readonly accountId: string;
  readonly nameAr: string | null;
  readonly nameLatin: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly profession: string | null;
  readonly roles: readonly Role[];
};
export type People = { readonly people: readonly PersonInList[]; readonly next: string | null };

/** Accounts by name, address, telephone or licence number, newest first, 25 at a time; `after` is the last id of the page before. */
export async function people(
  actor: Actor,
  wish: { readonly text: string; readonly role: Role | null; readonly after: string | null },
): Promise<People> {
  const rows = await db().account.findMany({
    where: {
      AND: [
        accountsVisibleTo(actor),
        matching(wish.text),
        wish.role === null ? {} : { roles: { some: { role: wish.role, endedAt: null } } },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(wish.after === null ? {} : { cursor: { id: wish.after }, skip: 1 }),
    select: {
      id: true,
      email: true,
      phone: true,
      contactPhone: true,
      practitioner: { select: { nameAr: true, nameLatin: true, profession: true } },
      roles: { where: { endedAt: null }, select: { role: true }, orderBy: { grantedAt: "asc" } },
    },
  });
  const shown = rows.slice(0, PAGE).map((row) => ({
    accountId: row.id,
    nameAr: row.practitioner?.nameAr ?? null,
    nameLatin: row.practitioner?.nameLatin ?? null,
    email: row.email,
    phone: row.phone ?? row.contactPhone,
    profession: row.practitioner?.profession ?? null,
    roles: [...new Set(row.roles.map(({ role }) => role as Role))],
  }));
  return { people: shown, next: rows.length > PAGE ? (shown.at(-1)?.accountId ?? null) : null };
}

function matching(text: string): Prisma.AccountWhereInput {
  const words = text
    .normalize("NFC")
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 6);
  const phone = parsePhone(text);
  if (phone !== null) return { OR: [{ phone }, { contactPhone: phone }] };
  return {
    AND: words.map((word) => {
      const contains = { contains: word, mode: "insensitive" } as const;
      return {
        OR: [
          { email: contains },
          { phone: { contains: westernDigits(word) } },
          { contactPhone: { contains: westernDigits(word) } },
          {
            practitioner: {
              OR: [
                { nameAr: contains },
                { nameLatin: contains },
                { nameCkb: contains },
                { licences: { some: { number: westernDigits(word) } } },
              ],
            },
          },
        ],
      };
    }),
  };
}
