import { peopleFound } from "#app/data/register-search.server.ts";
import { registerVisibleTo } from "#app/data/scope.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { RegisterPlace } from "#app/domain/identity/register/covers.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import type { Purpose } from "#app/domain/identity/register/reading-purpose.ts";
import type { LicenceWish } from "#app/domain/identity/register/register-forms.ts";
import type { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Readings written in one statement. */
const READ_AT_ONCE = 3_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

type Overseer = ActorIn<"registrar"> | ActorIn<"auditor">;

/** A licence whose holder waits for a word, its row locked: two officers cannot decide about one claim. */
export async function lockClaim(tx: Tx, licenceId: string) {
  await tx.$queryRaw`SELECT 1 FROM licence WHERE id = ${licenceId}::uuid FOR UPDATE`;
  const row = await tx.licence.findUnique({
    where: { id: licenceId },
    include: {
      practitioner: { select: { id: true, accountId: true, governorate: true, directorate: true } },
      decisions: { select: { id: true } },
    },
  });
  if (row === null) return null;
  const { practitioner, decisions, state, issuingBody, number } = row;
  const place: RegisterPlace = { governorate: practitioner.governorate, directorate: practitioner.directorate, bodies: [issuingBody] };
  const { id: practitionerId, accountId } = practitioner;
  return { state, issuingBody, number, practitionerId, accountId, place, decisions: decisions.map(({ id }) => id) };
}

/** Whether the register knows somebody else as the holder of that number. */
export async function isHeldByAnother(
  tx: Tx,
  licence: { readonly issuingBody: string; readonly number: string; readonly practitionerId: string },
): Promise<boolean> {
  const { issuingBody, practitionerId } = licence;
  const numberFolded = foldLicenceNumber(licence.number);
  const held = await tx.licence.findFirst({
    where: { issuingBody, numberFolded, state: "confirmed", practitionerId: { not: practitionerId } },
    select: { id: true },
  });
  return held !== null;
}

/** Writes a registrar's word; a licence that is confirmed is in force from that day on, until another fact is known. */
export async function insertLicenceDecision(
  tx: Tx,
  registrar: Overseer,
  wish: LicenceWish,
  number: string,
  { at }: Occasion,
): Promise<void> {
  const { eventId: id, licenceId, outcome, reason } = wish;
  const by = registrar.accountId;
  await tx.licence.update({
    where: { id: licenceId },
    data: { state: outcome, decidedAt: at, decidedBy: by, numberFolded: foldLicenceNumber(number) },
  });
  await tx.licenceDecision.create({ data: { id, licenceId, outcome, reason, decidedBy: by, decidedAt: at } });
  if (outcome === "refused") return;
  const fact = { state: "active", since: dayInBaghdad(at), reason, recordedAt: at, recordedBy: by };
  await tx.licenceFact.create({ data: { id: crypto.randomUUID(), licenceId, ...fact } });
}

/** Whether a person's word about a line is written under this id already. */
export async function isMatchDecided(tx: Tx, id: string): Promise<boolean> {
  return (await tx.registerMatchDecision.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Writes a person's word about an uncertain line; null: it is somebody else's. */
export async function insertMatchDecision(
  tx: Tx,
  registrar: Overseer,
  word: {
    readonly id: string;
    readonly importId: string;
    readonly line: number;
    readonly practitionerId: string | null;
    readonly reason: string;
  },
  { at }: Occasion,
): Promise<void> {
  const decision = word.practitionerId === null ? "another" : "same";
  await tx.registerMatchDecision.create({ data: { ...word, decision, decidedBy: registrar.accountId, decidedAt: at } });
}

/** Writes that a record is opened; false: that was written under this id already, by the same person about the same one. */
export async function insertReading(tx: Tx, actor: Overseer, practitionerId: string, wish: Purpose, { at }: Occasion): Promise<boolean> {
  const { eventId: id, purpose, note } = wish;
  const { accountId, role, jurisdiction } = actor;
  const { count } = await tx.recordReading.createMany({
    data: [{ id, practitionerId, accountId, role, jurisdiction, purpose, note, readAt: at }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Writes that a list of names is asked for; false: that was written under this id already. */
export async function insertExport(
  tx: Tx,
  actor: Overseer,
  wish: Purpose & { readonly format: "csv" | "xlsx"; readonly search: RegisterSearch },
  { at }: Occasion,
): Promise<boolean> {
  const { eventId: id, ...said } = wish;
  const { accountId, role, jurisdiction } = actor;
  const { count } = await tx.registerExport.createMany({
    data: [{ id, accountId, role, jurisdiction, askedAt: at, ...said }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Writes for each of those whom an export will name that they were read, as the export says by whom and what for; how many they are. */
export async function insertReadingsOfExport(
  tx: Tx,
  actor: Overseer,
  { eventId, search }: { readonly eventId: string; readonly search: RegisterSearch },
): Promise<number> {
  let people = 0;
  for (let last: string | undefined = BEFORE_ALL; last !== undefined;) {
    const where: Prisma.PractitionerWhereInput = { AND: [peopleFound(registerVisibleTo(actor), search), { id: { gt: last } }] };
    const rows: { id: string }[] = await tx.practitioner.findMany({
      where,
      orderBy: { id: "asc" },
      take: READ_AT_ONCE,
      select: { id: true },
    });
    // One parameter for all of them: as rows of their own, a nation's took most of a minute and 1.6 GB.
    people += await tx.$executeRaw`
      INSERT INTO record_reading (id, practitioner_id, account_id, role, jurisdiction, purpose, note, read_at, list_id)
      SELECT gen_random_uuid(), named.id, e.account_id, e.role, e.jurisdiction, e.purpose, e.note, e.asked_at, e.id
        FROM register_export e, unnest(${rows.map(({ id }) => id)}::uuid[]) AS named (id) WHERE e.id = ${eventId}::uuid`;
    last = rows.at(-1)?.id;
  }
  return people;
}

/** Where somebody stands in the register, and what stands against making one of two; null: nobody of that id. */
export async function mergeStanding(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM practitioner WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.practitioner.findUnique({ where: { id }, include: { licences: true, mergedInto: true } });
  if (row === null) return null;
  const { governorate, directorate, licences, accountId, mergedInto } = row;
  return {
    place: { governorate, directorate, bodies: licences.map(({ issuingBody }) => issuingBody) } satisfies RegisterPlace,
    hasAccount: accountId !== null,
    merge: mergedInto === null ? null : { id: mergedInto.id, intoId: mergedInto.intoId },
  };
}

/** Writes that two records are one person's. The licences go to the one that remains; what is append-only stays where it is. */
export async function insertMerge(
  tx: Tx,
  registrar: Overseer,
  merge: { readonly id: string; readonly fromId: string; readonly intoId: string; readonly reason: string },
  { at }: Occasion,
): Promise<number> {
  await tx.practitionerMerge.create({ data: { ...merge, mergedBy: registrar.accountId, mergedAt: at } });
  const { count } = await tx.licence.updateMany({ where: { practitionerId: merge.fromId }, data: { practitionerId: merge.intoId } });
  return count;
}
