import type { Tx } from "#app/data/transaction.server.ts";
import type { RegisterRow } from "#app/domain/identity/register/import-row.ts";
import { type KnownPerson, isSettledByNumber } from "#app/domain/identity/register/judge-line.ts";
import { foldLicenceNumber, licenceKeyOf } from "#app/domain/identity/register/licence-number.ts";
import { nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import { type Prisma } from "#app/platform/prisma/client.ts";

/** Records of one name that are looked at for a line; of a common name there are more, and a person decides anyhow. */
const MOST_OF_A_NAME = 8;

/** What is registered of a person besides their licences, as a choice of columns. */
export const REGISTERED_FIELDS = {
  id: true,
  nameAr: true,
  nameLatin: true,
  nameCkb: true,
  sex: true,
  birthYear: true,
  profession: true,
  specialty: true,
  governorate: true,
  directorate: true,
  facilityName: true,
  facilityType: true,
} as const satisfies Prisma.PractitionerSelect;

const KNOWN = {
  ...REGISTERED_FIELDS,
  employments: { select: { since: true }, orderBy: { recordedAt: "desc" }, take: 1 },
  licences: {
    select: {
      id: true,
      number: true,
      issuingBody: true,
      state: true,
      facts: { select: { state: true, since: true, validUntil: true }, orderBy: { recordedAt: "desc" }, take: 1 },
    },
    orderBy: { claimedAt: "asc" },
  },
} as const satisfies Prisma.PractitionerSelect;

function knownFrom(row: Prisma.PractitionerGetPayload<{ select: typeof KNOWN }>): KnownPerson {
  const { employments, licences, ...person } = row;
  return {
    ...person,
    employedSince: employments[0]?.since ?? null,
    licences: licences.map(({ state, facts: [fact], ...licence }) => ({
      ...licence,
      confirmation: state as "claimed" | "confirmed" | "refused",
      state: fact?.state ?? null,
      since: fact?.since ?? null,
      validUntil: fact?.validUntil ?? null,
    })),
  };
}

/** The people with these ids, by id; who was merged into another leads to the one that remains. */
export async function knownPeople(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const remaining = await remainingIds(tx, asked);
  const rows = await tx.practitioner.findMany({ where: { id: { in: [...new Set(remaining.values())] } }, select: KNOWN });
  const people = new Map(rows.map((row) => [row.id, knownFrom(row)]));
  return new Map(
    asked.flatMap((id) => {
      const person = people.get(remaining.get(id) ?? id);
      return person === undefined ? [] : [[id, person] as const];
    }),
  );
}

/** The record that each of these led to when they were merged; the same id for one that was not. */
export async function remainingIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const remaining = new Map(ids.map((id) => [id, id]));
  for (;;) {
    const merges = await tx.practitionerMerge.findMany({ where: { fromId: { in: [...new Set(remaining.values())] } } });
    if (merges.length === 0) return remaining;
    const into = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]));
    for (const [asked, id] of remaining) remaining.set(asked, into.get(id) ?? id);
  }
}

/**
 * For each line the people whom it may be about: by the number of the licence and, where that does not say whom, by keys of the name. In a
 * list that is brought again nearly every line is its number's, and looking up everybody of each name took most of the time.
 */
export async function peopleForRows(tx: Tx, rows: readonly RegisterRow[]): Promise<readonly (readonly KnownPerson[])[]> {
  const byLicence = await holdersOf(tx, rows);
  const holders = await peopleOfEach(
    tx,
    rows.map((row) => byLicence.get(licenceKeyOf(row.issuing_body, row.licence_number)) ?? []),
  );
  const keysOf = rows.map((row, index) =>
    isSettledByNumber(row, holders[index] ?? []) ? [] : nameKeys([row.name_ar, row.name_latin, row.name_ckb]).filter((key) => key !== "-"),
  );
  const byKey = await namesakesOf(tx, [...new Set(keysOf.flat())]);
  const namesakes = await peopleOfEach(
    tx,
    keysOf.map((keys) => keys.flatMap((key) => byKey.get(key) ?? [])),
  );
  return holders.map((held, index) => [...new Map([...held, ...(namesakes[index] ?? [])].map((person) => [person.id, person])).values()]);
}

/** The people of each list of ids. */
async function peopleOfEach(tx: Tx, lists: readonly (readonly string[])[]): Promise<readonly (readonly KnownPerson[])[]> {
  const people = await knownPeople(tx, lists.flat());
  return lists.map((ids) => ids.flatMap((id) => people.get(id) ?? []));
}

/** Which of the licences that these lines name are somebody's already, by body and folded number. */
export async function heldLicences(tx: Tx, rows: readonly RegisterRow[]): Promise<ReadonlySet<string>> {
  return new Set((await holdersOf(tx, rows)).keys());
}

async function holdersOf(tx: Tx, rows: readonly RegisterRow[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (rows.length === 0) return new Map();
  const bodies = rows.map(({ issuing_body }) => issuing_body);
  const numbers = rows.map(({ licence_number }) => foldLicenceNumber(licence_number));
  const found = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT DISTINCT l.issuing_body || ' ' || l.number_folded AS key, l.practitioner_id AS id
      FROM unnest(${bodies}::text[], ${numbers}::text[]) AS asked (body, number)
      JOIN licence l ON l.issuing_body = asked.body AND l.number_folded = asked.number`;
  return grouped(found);
}

async function namesakesOf(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (keys.length === 0) return new Map();
  // Materialized, or PostgreSQL walks the whole register for each name in the hope of a few soon: a minute for a batch, by the luck of its sample.
  const found = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT asked.key, p.id FROM unnest(${[...keys]}::text[]) AS asked (key)
     CROSS JOIN LATERAL (WITH named AS MATERIALIZED (SELECT id FROM practitioner WHERE name_keys @> ARRAY[asked.key])
                         SELECT id FROM named LIMIT ${MOST_OF_A_NAME}) p`;
  return grouped(found);
}

function grouped(rows: readonly { readonly key: string; readonly id: string }[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { key, id } of rows) groups.set(key, [...(groups.get(key) ?? []), id]);
  return groups;
}

/** Keys for records that were written without: before there were imports, or by who signed up since. Returns how many it wrote, at most 2,000. */
export async function fillRegisterKeys(tx: Tx): Promise<number> {
  const people = await tx.practitioner.findMany({
    where: { nameKeys: { isEmpty: true } },
    select: { id: true, nameAr: true, nameLatin: true, nameCkb: true },
    take: 1000,
  });
  const licences = await tx.licence.findMany({ where: { numberFolded: null }, select: { id: true, number: true }, take: 1000 });
  if (people.length > 0) {
    const keyed = people.map(({ id, nameAr, nameLatin, nameCkb }) => ({ id, keys: nameKeys([nameAr, nameLatin, nameCkb]) }));
    await tx.$executeRaw`
      UPDATE practitioner p SET name_keys = k.keys
        FROM jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) AS k (id uuid, keys text[]) WHERE p.id = k.id`;
  }
  if (licences.length > 0) {
    const folded = licences.map(({ id, number }) => ({ id, number: foldLicenceNumber(number) }));
    await tx.$executeRaw`
      UPDATE licence l SET number_folded = k.number
        FROM jsonb_to_recordset(${JSON.stringify(folded)}::jsonb) AS k (id uuid, number text) WHERE l.id = k.id`;
  }
  return people.length + licences.length;
}
