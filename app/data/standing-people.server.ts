import type { NamedScope } from "#app/data/scope.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { type Dimension, NOT_KNOWN, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { LIST_PAGE, type ListSort, type PersonBehind } from "#app/domain/compliance/standing-list.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

const COLUMNS: Readonly<Record<Dimension, Prisma.Sql>> = {
  governorate: Prisma.sql`s.governorate`,
  directorate: Prisma.sql`s.directorate`,
  facility: Prisma.sql`s.facility_id`,
  profession: Prisma.sql`s.profession`,
  specialty: Prisma.sql`s.specialty`,
  sex: Prisma.sql`s.sex`,
  "facility-type": Prisma.sql`s.facility_type`,
  setting: Prisma.sql`s.setting`,
};

const ORDERS: Readonly<Record<ListSort, Prisma.Sql>> = {
  missing: Prisma.sql`s.missing_hundredths DESC, s.practitioner_id`,
  "cycle-end": Prisma.sql`s.cycle_to, s.missing_hundredths DESC, s.practitioner_id`,
  name: Prisma.sql`p.name_ar, s.practitioner_id`,
};

/** By where the register has them now: who has moved away since is not named. */
function covered({ governorates, directorate, body, leftOut }: NamedScope): Prisma.Sql {
  const conditions = [
    ...(governorates === null ? [] : [Prisma.sql`p.governorate = ANY(${governorates}::text[])`]),
    ...(leftOut.length === 0 ? [] : [Prisma.sql`p.governorate <> ALL(${[...leftOut]}::text[])`]),
    ...(directorate === null ? [] : [Prisma.sql`p.directorate = ${directorate}`]),
    ...(body === null
      ? []
      : [Prisma.sql`EXISTS (SELECT FROM licence held WHERE held.practitioner_id = p.id AND held.issuing_body = ${body})`]),
  ];
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

/** Whom a view counts, of those whom the scope names. */
function behind(who: NamedScope, { where, state }: OversightView): Prisma.Sql {
  const chosen = Object.entries(where).map(([dimension, value]) => {
    const column = COLUMNS[dimension as Dimension];
    if (value === NOT_KNOWN) return Prisma.sql`coalesce(${column}::text, '') = ''`;
    return dimension === "facility" ? Prisma.sql`${column} = ${value}::uuid` : Prisma.sql`${column} = ${value}`;
  });
  const standing = state === null ? [] : [Prisma.sql`s.state = ${state}`];
  return Prisma.sql`practitioner_standing s JOIN practitioner p ON p.id = s.practitioner_id LEFT JOIN facility f ON f.id = s.facility_id
     WHERE ${Prisma.join([covered(who), ...chosen, ...standing], " AND ")}`;
}

/** How many there are. */
export async function countBehind(tx: Tx, who: NamedScope, view: OversightView): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM ${behind(who, view)}`;
  return row.count;
}

/** A page of them, by their ids. */
export async function idsBehind(tx: Tx, who: NamedScope, view: OversightView, sort: ListSort, page: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.practitioner_id::text AS id FROM ${behind(who, view)} ORDER BY ${ORDERS[sort]} LIMIT ${LIST_PAGE} OFFSET ${(page - 1) * LIST_PAGE}`;
  return rows.map(({ id }) => id);
}

/** Writes for each of them that a list which leaves the house names them, in one statement for a whole nation; how many they are. */
export async function insertReadingsBehind(tx: Tx, who: NamedScope, view: OversightView, listId: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO record_reading (id, practitioner_id, account_id, role, jurisdiction, purpose, note, read_at, list_id)
    SELECT gen_random_uuid(), named.id, l.account_id, l.role, l.jurisdiction, l.purpose, l.note, l.asked_at, l.id
      FROM standing_list l, (SELECT s.practitioner_id AS id FROM ${behind(who, view)}) named
     WHERE l.id = ${listId}::uuid ORDER BY named.id`;
}

/** Some of them by their ids, as they stand now. */
export async function peopleBehind(tx: Tx, who: NamedScope, ids: readonly string[], sort: ListSort): Promise<readonly PersonBehind[]> {
  const everybody = { by: "governorate", where: {}, state: null } as const;
  return tx.$queryRaw<PersonBehind[]>`
    SELECT s.practitioner_id::text AS id, p.name_ar AS "nameAr", p.name_latin AS "nameLatin", p.name_ckb AS "nameCkb", s.profession,
           s.governorate, s.directorate, f.name AS facility, s.state, s.cycle_to AS "cycleTo", s.counted_hundredths AS "countedHundredths",
           s.required_hundredths AS "requiredHundredths", s.missing_hundredths AS "missingHundredths"
      FROM ${behind(who, everybody)} AND s.practitioner_id = ANY(${[...ids]}::uuid[]) ORDER BY ${ORDERS[sort]}`;
}

/** A cell of a table that leaves the house. */
export type Cell = string | number | null;

/**
 * Some of those for whom a reading in the list was written, as rows of LIST_COLUMNS, after an id and in the order of ids. One text for all: a
 * nation has six million cells, and a driver takes longer over a column than PostgreSQL over a row. The id is said of every table, or each batch
 * would walk one from its beginning.
 */
export async function rowsBehind(
  tx: Tx,
  who: NamedScope,
  { listId, view }: { readonly listId: string; readonly view: OversightView },
  after: string,
  most: number,
): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly last: string | null }> {
  const [batch] = await tx.$queryRaw<[{ rows: string | null; last: string | null }]>`
    SELECT json_agg(cells ORDER BY id)::text AS rows, max(id::text) AS last
      FROM (SELECT s.practitioner_id AS id, json_build_array(
                     (SELECT string_agg(l.number, ' ' ORDER BY l.claimed_at, l.id) FROM licence l WHERE l.practitioner_id = p.id),
                     p.name_ar, p.name_latin, p.name_ckb, s.profession, s.specialty, s.sex, s.governorate, s.directorate, f.name,
                     s.facility_type, s.setting, s.policy_id || ' ' || s.policy_version, nullif(s.cycle_from, ''), nullif(s.cycle_to, ''), s.state,
                     s.counted_hundredths / 100.0, s.required_hundredths / 100.0, s.missing_hundredths / 100.0, s.judged_on) AS cells
              FROM ${behind(who, view)} AND s.practitioner_id > ${after}::uuid AND p.id > ${after}::uuid
               AND EXISTS (SELECT FROM record_reading r WHERE r.list_id = ${listId}::uuid AND r.practitioner_id = s.practitioner_id
                                                          AND r.practitioner_id > ${after}::uuid)
             ORDER BY s.practitioner_id LIMIT ${most}) one`;
  return { rows: batch.rows === null ? [] : (JSON.parse(batch.rows) as Cell[][]), last: batch.last };
}
