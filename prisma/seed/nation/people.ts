import type { BulkRow } from "#app/data/nation-load.server.ts";
import { entryOf } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES, type Directorate } from "#app/domain/identity/directorate.ts";
import { FACILITY_TYPES, type FacilityType } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { bodiesFor } from "#app/domain/identity/issuing-body.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { foldPlace, nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import { specialtiesOf } from "#app/domain/identity/specialty.ts";
import { type Draw, below, byShare, drawFrom, oneOf, uuidFrom } from "./draws.ts";
import { aName } from "./names.ts";
import { DIRECTORATE_SHARES, EAGERNESS_SHARES, FACILITY_TYPE_SHARES, KNOWN_PLACES, PROFESSION_SHARES } from "./shares.ts";

/** What is to be made. The same wish makes the same rows, to the last byte. */
export type NationWish = {
  readonly practitioners: number;
  readonly years: number;
  readonly seed: number;
  /** The last month of the ledger, `2026-10`. */
  readonly until: string;
};

/** What the ledger must know of somebody to go on with their lines. */
export type Learner = { readonly id: string; readonly eagerness: number; readonly firstMonth: number };

export type Facility = {
  readonly id: string;
  readonly name: string;
  readonly type: FacilityType;
  readonly directorate: Directorate;
  readonly setting: "urban" | "rural";
};

/** Where a draw begins; each part of the nation has its own, so that a change of one leaves the others as they were. */
const OF = { facilities: 1, people: 2 };
/** Who "recorded" what nobody did: an id that no account has. */
const NOBODY = "00000000-0000-8000-8000-000000000000";
/** How many of a hundred were registered within the years, and not before; and how many no longer practise. Guesses. */
const [NEWCOMERS, NO_LONGER] = [15, 2];
/** How many of a hundred health centres lie in the country: a guess. Hospitals lie in towns. */
const RURAL_CENTRES = 40;

export const FACILITY_COLUMNS = ["id", "name", "name_folded", "type", "directorate", "setting", "created_at"];
export const PRACTITIONER_COLUMNS = [
  ...["id", "name_ar", "name_latin", "name_ckb", "profession", "specialty", "governorate", "directorate", "facility_name"],
  ...["facility_type", "sex", "birth_year", "name_keys", "created_at"],
];
export const LICENCE_COLUMNS = ["id", "practitioner_id", "number", "number_folded", "issuing_body", "state", "claimed_at", "decided_at"];
export const LICENCE_FACT_COLUMNS = ["id", "licence_id", "state", "since", "reason", "recorded_at", "recorded_by"];
export const EMPLOYMENT_COLUMNS = [
  ...["id", "practitioner_id", "facility_id", "directorate", "governorate", "since", "recorded_at", "recorded_by"],
];

/** The first moment of the month that many months before the wish's last. */
export function monthStart({ until }: NationWish, monthsBefore: number): number {
  const [year = 0, month = 1] = until.split("-").map(Number);
  return Date.UTC(year, month - 1 - monthsBefore, 1);
}

/** The facilities of the nation: as many as are known for 300,000 practitioners, and in each directorate at least one of each kind. */
export function facilitiesOf(wish: NationWish): readonly Facility[] {
  const draw = drawFrom(wish.seed, OF.facilities);
  const people = DIRECTORATE_SHARES.reduce((sum, [, share]) => sum + share, 0);
  const size = Math.min(1, wish.practitioners / 300_000);
  const made: Facility[] = [];
  for (const [type, count] of Object.entries(KNOWN_PLACES) as [FacilityType, number][]) {
    const kind = entryOf(FACILITY_TYPES, type)?.name.ar ?? type;
    for (const [directorate, share] of DIRECTORATE_SHARES) {
      const here = Math.max(1, Math.round((count * size * share) / people));
      const where = entryOf(DIRECTORATES, directorate)?.name.ar ?? directorate;
      for (let number = 1; number <= here; number += 1)
        made.push({
          id: uuidFrom(made.length * 0x10000, draw),
          name: `${kind} ${number}، ${where}`,
          type,
          directorate,
          setting: type === "primary-health-centre" && below(draw, 100) < RURAL_CENTRES ? "rural" : "urban",
        });
    }
  }
  return made;
}

export function* facilityRows(wish: NationWish, facilities: readonly Facility[]): Generator<BulkRow> {
  const at = moment(monthStart(wish, wish.years * 12));
  for (const { id, name, type, directorate, setting } of facilities) yield [id, name, foldPlace(name), type, directorate, setting, at];
}

export type Person = {
  readonly learner: Learner;
  readonly practitioner: BulkRow;
  readonly licence: BulkRow;
  readonly licenceFacts: readonly BulkRow[];
  readonly employment: BulkRow;
};

/** Facilities by directorate and kind. */
export function placesOf(facilities: readonly Facility[]): ReadonlyMap<string, readonly Facility[]> {
  const places = new Map<string, Facility[]>();
  for (const facility of facilities) {
    const key = `${facility.directorate} ${facility.type}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [facility]);
    else known.push(facility);
  }
  return places;
}

/** The practitioner of that number, with licence and employment; the ids ascend with the number. */
export function personOf(wish: NationWish, number: number, places: ReadonlyMap<string, readonly Facility[]>): Person {
  const draw = drawFrom(wish.seed, OF.people, number);
  const id = (place: number) => uuidFrom(Math.floor((number / wish.practitioners) * 0xffffffff) * 0x10000 + place, draw);
  const { code: profession, women } = byShare(draw, PROFESSION_SHARES);
  const sex = below(draw, 100) < women ? "female" : "male";
  const name = aName(draw, sex);
  const directorate = byShare(draw, DIRECTORATE_SHARES);
  const governorate = entryOf(DIRECTORATES, directorate)?.governorate ?? "baghdad";
  const facilityType = byShare(draw, FACILITY_TYPE_SHARES);
  const there = places.get(`${directorate} ${facilityType}`);
  const facility = there === undefined ? null : oneOf(draw, there);
  const specialties = specialtiesOf(profession);
  const hasSpecialty = profession === "specialist-physician" || below(draw, 100) < 15;
  const specialty = hasSpecialty && specialties.length > 0 ? oneOf(draw, specialties).code : null;
  const begins = wish.years * 12;
  const firstMonth = below(draw, 100) < NEWCOMERS ? below(draw, begins) : 0;
  const registered = monthStart(wish, begins - firstMonth - 1) - (firstMonth > 0 ? 0 : below(draw, 9_000) * 86_400_000);
  const at = moment(registered);
  const since = at.slice(0, 10);
  const [practitionerId, licenceId] = [id(0), id(1)];
  const region = entryOf(GOVERNORATES, governorate)?.region ?? "IQ";
  const body = oneOf(
    draw,
    bodiesFor(profession).filter((one) => one.region === region),
  ).code;
  const licenceNumber = `${String(number + 1).padStart(6, "0")}/${since.slice(0, 4)}`;
  const written = [at, NOBODY] as const;
  const fact = (place: number, state: string, day: string): BulkRow => [id(place), licenceId, state, day, "generated", ...written];
  const leaves = below(draw, 100) < NO_LONGER ? moment(monthStart(wish, below(draw, begins))).slice(0, 10) : null;
  return {
    learner: { id: practitionerId, eagerness: byShare(draw, EAGERNESS_SHARES), firstMonth },
    practitioner: [
      ...[practitionerId, name.ar, name.latin, region === "IQ-KR" ? name.ckb : null, profession, specialty, governorate, directorate],
      ...[facility?.name ?? null, facilityType, sex, 1960 + below(draw, 42), nameKeys([name.ar, name.latin]), at],
    ],
    licence: [licenceId, practitionerId, licenceNumber, foldLicenceNumber(licenceNumber), body, "confirmed", at, at],
    licenceFacts: [fact(2, "active", since), ...(leaves === null || leaves <= since ? [] : [fact(3, "inactive", leaves)])],
    employment: [id(4), practitionerId, facility?.id ?? null, directorate, governorate, since, ...written],
  };
}

/** A moment as both PostgreSQL and the ledger write it. */
export const moment = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Draws of a person's month in the ledger. */
export const monthOf = (wish: NationWish, person: number, month: number): Draw => drawFrom(wish.seed, 3, person, month);
