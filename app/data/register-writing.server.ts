import { randomUUID } from "node:crypto";
import { askForLicenceLetter } from "#app/data/letters.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { governorateOfOn } from "#app/domain/identity/register/governorate-on.ts";
import type { KnownPerson, LineChange, NewRecord } from "#app/domain/identity/register/judge-line.ts";
import { licenceOf } from "#app/domain/identity/register/judge-line.ts";
import type { RegisterRow } from "#app/domain/identity/register/import-row.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { foldPlace, nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/** Who orders what is written, for which import, and when. */
export type Order = { readonly by: string; readonly importId: string; readonly at: Instant };
type Place = { readonly directorate: string; readonly name: string; readonly type: string };

/** Makes records of people who had none, each with a licence that the register confirms; gives their ids in the same order. */
export async function createPeople(tx: Tx, rows: readonly NewRecord[], order: Order): Promise<readonly string[]> {
  const { at, by, importId } = order;
  const today = dayInBaghdad(at);
  const facilities = await facilitiesFor(
    tx,
    rows.flatMap((row) => placeIn(row) ?? []),
    at,
  );
  const made = rows.map((row) => ({ row, id: randomUUID(), licenceId: randomUUID() }));
  await insertRows(
    tx,
    "practitioner",
    made.map(({ row, id }) => ({
      id,
      nameAr: row.name_ar,
      nameLatin: row.name_latin,
      nameCkb: row.name_ckb,
      profession: row.profession,
      specialty: row.specialty,
      governorate: row.governorate,
      directorate: row.directorate,
      facilityName: row.facility_name,
      facilityType: row.facility_type,
      sex: row.sex,
      birthYear: row.birth_year,
      nameKeys: [...nameKeys([row.name_ar, row.name_latin, row.name_ckb])],
      createdAt: at,
    })),
  );
  await insertRows(
    tx,
    "licence",
    made.map(({ row, id, licenceId }) => licenceFrom(row, id, licenceId, order)),
  );
  await insertRows(
    tx,
    "licence_fact",
    made.map(({ row, licenceId }) => ({ ...factFrom(row, null, order), licenceId })),
  );
  await insertRows(
    tx,
    "employment_fact",
    made.map(({ row, id }) => {
      const since = row.employed_since ?? today;
      return {
        id: randomUUID(),
        practitionerId: id,
        facilityId: facilityIn(facilities, placeIn(row)),
        directorate: row.directorate,
        governorate: governorateOfOn(row.directorate, since) ?? row.governorate,
        since,
        recordedAt: at,
        recordedBy: by,
        importId,
      };
    }),
  );
  return made.map(({ id }) => id);
}

/**
 * Writes rows as one value, every column of the table by its name there: Prisma's client takes longer over thousands of parameters than
 * PostgreSQL over the rows. What is not named is null.
 */
async function insertRows(
  tx: Tx,
  table: "practitioner" | "licence" | "licence_fact" | "employment_fact",
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), value])),
  );
  const into = Prisma.raw(table);
  await tx.$executeRaw`INSERT INTO ${into} SELECT * FROM jsonb_populate_recordset(null::${into}, ${JSON.stringify(named)}::jsonb)`;
}

/** Writes what a line changes of somebody: their record as it is now, and a further fact for what has a history. */
export async function changePerson(
  tx: Tx,
  person: KnownPerson,
  row: RegisterRow,
  changes: readonly LineChange[],
  order: Order,
): Promise<void> {
  const changed = new Set(changes.map(({ field }) => field));
  const after = {
    nameAr: row.name_ar,
    nameLatin: row.name_latin ?? person.nameLatin,
    nameCkb: row.name_ckb ?? person.nameCkb,
    profession: row.profession ?? person.profession,
    specialty: row.specialty ?? person.specialty,
    governorate: row.governorate ?? person.governorate,
    directorate: row.directorate ?? person.directorate,
    facilityType: row.facility_type ?? person.facilityType,
    facilityName: changed.has("facility_name") ? row.facility_name : person.facilityName,
    sex: row.sex ?? person.sex,
    birthYear: row.birth_year ?? person.birthYear,
  };
  await tx.practitioner.update({
    where: { id: person.id },
    data: { ...after, nameKeys: [...nameKeys([after.nameAr, after.nameLatin, after.nameCkb])] },
  });
  if (["directorate", "governorate", "facility_name", "facility_type", "employed_since"].some((field) => changed.has(field)))
    await recordEmployment(tx, person.id, after, changed.has("employed_since") ? row.employed_since : null, order);
  await recordLicence(tx, person, row, changed, order);
}

async function recordEmployment(
  tx: Tx,
  practitionerId: string,
  place: {
    readonly directorate: string;
    readonly governorate: string;
    readonly facilityName: string | null;
    readonly facilityType: string;
  },
  employedSince: string | null,
  { at, by, importId }: Order,
): Promise<void> {
  const { directorate, governorate, facilityName, facilityType } = place;
  const named = facilityName === null ? null : { directorate, name: facilityName, type: facilityType };
  const facilities = await facilitiesFor(tx, named === null ? [] : [named], at);
  const since = employedSince ?? dayInBaghdad(at);
  await tx.employmentFact.create({
    data: {
      id: randomUUID(),
      practitionerId,
      facilityId: facilityIn(facilities, named),
      directorate,
      governorate: governorateOfOn(directorate, since) ?? governorate,
      since,
      recordedAt: at,
      recordedBy: by,
      importId,
    },
  });
}

async function recordLicence(tx: Tx, person: KnownPerson, row: RegisterRow, changed: ReadonlySet<string>, order: Order): Promise<void> {
  const held = licenceOf(row, person);
  if (held === null) {
    const licenceId = randomUUID();
    await tx.licence.create({ data: licenceFrom(row, person.id, licenceId, order) });
    await tx.licenceFact.create({ data: { ...factFrom(row, null, order), licenceId } });
    return;
  }
  if (changed.has("confirmation")) {
    await tx.licence.update({ where: { id: held.id }, data: { state: "confirmed", decidedAt: order.at, decidedBy: order.by } });
    const decision = { id: randomUUID(), licenceId: held.id, outcome: "confirmed", reason: `register-import ${order.importId}` };
    await tx.licenceDecision.create({ data: { ...decision, decidedBy: order.by, decidedAt: order.at } });
    await askForLicenceLetter(tx, decision.id);
  }
  if (["licence_state", "state_since", "valid_until"].some((field) => changed.has(field)) || held.state === null)
    await tx.licenceFact.create({ data: { ...factFrom(row, held, order), licenceId: held.id } });
}

function licenceFrom(row: RegisterRow, practitionerId: string, id: string, { at, by }: Order) {
  return {
    id,
    practitionerId,
    number: row.licence_number,
    numberFolded: foldLicenceNumber(row.licence_number),
    issuingBody: row.issuing_body,
    state: "confirmed",
    claimedAt: at,
    decidedAt: at,
    decidedBy: by,
  };
}

/**
 * What the line says of a licence, and where it says nothing what was known. A fact without a day begins on the day it is recorded, or on
 * its last day where that is over.
 */
function factFrom(
  row: RegisterRow,
  held: { readonly state: string | null; readonly since: string | null; readonly validUntil: string | null } | null,
  { at, by, importId }: Order,
) {
  const state = row.licence_state ?? held?.state ?? "active";
  const isOther = held !== null && held.state !== null && state !== held.state;
  const begun = (isOther ? null : (held?.since ?? null)) ?? dayInBaghdad(at);
  const since = row.state_since ?? (row.valid_until !== null && row.valid_until < begun ? row.valid_until : begun);
  const known = row.valid_until ?? held?.validUntil ?? null;
  // The last day of what was before ends nothing that begins after it.
  const validUntil = known !== null && known < since ? null : known;
  return { id: randomUUID(), state, since, validUntil, reason: "register-import", recordedAt: at, recordedBy: by, importId };
}

function placeIn(row: NewRecord): Place | null {
  return row.facility_name === null ? null : { directorate: row.directorate, name: row.facility_name, type: row.facility_type };
}

const keyOf = ({ directorate, name }: Place): string => `${directorate} ${foldPlace(name)}`;

function facilityIn(facilities: ReadonlyMap<string, string>, place: Place | null): string | null {
  return place === null ? null : (facilities.get(keyOf(place)) ?? null);
}

/** The facilities of these names, made where there were none (R82). */
async function facilitiesFor(tx: Tx, places: readonly Place[], at: Instant): Promise<ReadonlyMap<string, string>> {
  const byKey = new Map(places.map((place) => [keyOf(place), place]));
  if (byKey.size === 0) return new Map();
  await tx.facility.createMany({
    data: [...byKey.values()].map((place) => ({ id: randomUUID(), ...place, nameFolded: foldPlace(place.name), createdAt: at })),
    skipDuplicates: true,
  });
  const found = await tx.facility.findMany({
    where: { OR: [...byKey.values()].map(({ directorate, name }) => ({ directorate, nameFolded: foldPlace(name) })) },
    select: { id: true, directorate: true, nameFolded: true },
  });
  return new Map(found.map(({ id, directorate, nameFolded }) => [`${directorate} ${nameFolded}`, id]));
}
