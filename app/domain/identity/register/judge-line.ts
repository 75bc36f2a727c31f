import { type RegisterPlace, covers } from "#app/domain/identity/register/covers.ts";
import type { LineFault, RegisterRow } from "#app/domain/identity/register/import-row.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { type Described, type Sign, matchAmong, matchScore } from "#app/domain/identity/register/match-score.ts";
import { foldPlace } from "#app/domain/identity/register/name-skeleton.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A licence as the register holds it, with its newest fact. */
export type KnownLicence = {
  readonly id: string;
  readonly number: string;
  readonly issuingBody: string;
  readonly confirmation: "claimed" | "confirmed" | "refused";
  readonly state: string | null;
  readonly since: string | null;
  readonly validUntil: string | null;
};

/** What is registered of a person besides their licences, as it is now. */
export type RegisteredFields = {
  readonly id: string;
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly nameCkb: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly profession: string;
  readonly specialty: string | null;
  readonly governorate: string;
  readonly directorate: string;
  readonly facilityName: string | null;
  readonly facilityType: string;
};

/** Somebody as the register holds them. */
export type KnownPerson = RegisteredFields & {
  /** The first day of the newest employment; null: none is known. */
  readonly employedSince: string | null;
  readonly licences: readonly KnownLicence[];
};

/** What a line would change, by the name of its column; a further `licence`, and its `confirmation`, have none. */
export type LineChange = { readonly field: string; readonly from: string | null; readonly to: string };

/** Somebody whom an uncertain line may be about, and what speaks for it. */
export type LineCandidate = { readonly id: string; readonly score: number; readonly signs: readonly Sign[] };

/** What a line would do. */
export type LineJudgement =
  | { readonly verdict: "new" }
  | { readonly verdict: "refused"; readonly faults: readonly LineFault[] }
  | { readonly verdict: "uncertain"; readonly candidates: readonly LineCandidate[] }
  | {
      readonly verdict: "changed" | "same";
      readonly practitionerId: string;
      readonly licenceId: string | null;
      readonly score: number | null;
      readonly changes: readonly LineChange[];
    };

/** The licence of a person that a line is about; null when they have no such one. */
export function licenceOf(row: RegisterRow, person: KnownPerson): KnownLicence | null {
  const folded = foldLicenceNumber(row.licence_number);
  return person.licences.find((one) => one.issuingBody === row.issuing_body && foldLicenceNumber(one.number) === folded) ?? null;
}

/** Where somebody stands in the register, once the line is applied to them. */
function placeAfter(row: RegisterRow, person: KnownPerson | null): RegisterPlace | null {
  const governorate = row.governorate ?? person?.governorate;
  const directorate = row.directorate ?? person?.directorate;
  if (governorate === undefined || directorate === undefined) return null;
  return { governorate, directorate, bodies: [...(person?.licences ?? []).map(({ issuingBody }) => issuingBody), row.issuing_body] };
}

/** Where somebody stands in the register. */
export function placeOf(person: KnownPerson): RegisterPlace {
  const { governorate, directorate, licences } = person;
  return { governorate, directorate, bodies: licences.map(({ issuingBody }) => issuingBody) };
}

const refusedFor = (code: LineFault["code"]): LineJudgement => ({ verdict: "refused", faults: [{ code, column: null }] });

/**
 * Judges a line for a jurisdiction by the people whom it may be about. Who belongs to another jurisdiction is not shown to a person who
 * decides, and a line about them is refused.
 */
export function judgeLine(jurisdiction: string, row: RegisterRow, known: readonly KnownPerson[]): LineJudgement {
  // A body lists its own licences, and no others.
  if (jurisdiction.startsWith("body:") && jurisdiction !== `body:${row.issuing_body}`) return refusedFor("outside-jurisdiction");
  const matching = matchingOf(row, known);
  switch (matching.kind) {
    case "one":
      return judgeOf(jurisdiction, row, matching.id, matching.score);
    case "nobody":
      return judgeNew(jurisdiction, row);
    case "uncertain": {
      const theirs = matching.candidates.filter(({ id }) => covers(jurisdiction, placeOf(id)));
      if (theirs.length > 0)
        return { verdict: "uncertain", candidates: theirs.map(({ id, match }) => ({ id: id.id, score: match.score, signs: match.signs })) };
      return matching.candidates.some(({ match }) => match.signs.includes("number-same"))
        ? refusedFor("of-another-register")
        : judgeNew(jurisdiction, row);
    }
  }
}

function matchingOf(row: RegisterRow, known: readonly KnownPerson[]) {
  const line = describedBy(row);
  return matchAmong(known.map((person) => ({ id: person, match: matchScore(line, person) })));
}

/** Whether those who hold a line's number already say whom it is about, so that people of the same name are not looked for. */
export const isSettledByNumber = (row: RegisterRow, holders: readonly KnownPerson[]): boolean => matchingOf(row, holders).kind === "one";

/** Judges a line as being about this person: a number, or somebody, has said so. */
export function judgeOf(jurisdiction: string, row: RegisterRow, person: KnownPerson, score: number | null): LineJudgement {
  const place = placeAfter(row, person);
  if (!covers(jurisdiction, placeOf(person))) return refusedFor("of-another-register");
  if (place === null || !covers(jurisdiction, place)) return refusedFor("outside-jurisdiction");
  const changes = changesOf(row, person);
  const licenceId = licenceOf(row, person)?.id ?? null;
  return { verdict: changes.length === 0 ? "same" : "changed", practitionerId: person.id, licenceId, score, changes };
}

/** Judges a line as being about somebody who is not in the register. */
export function judgeNew(jurisdiction: string, row: RegisterRow): LineJudgement {
  const record = asNewRecord(row);
  if (!record.ok) return { verdict: "refused", faults: record.refusal };
  const place = placeAfter(row, null);
  return place !== null && covers(jurisdiction, place) ? { verdict: "new" } : refusedFor("outside-jurisdiction");
}

/** Whether what a line would change now is still what was shown: nothing further, and from what was shown. */
export function isAsShown(now: readonly LineChange[], shown: readonly LineChange[]): boolean {
  return now.every((change) => shown.some(({ field, from, to }) => field === change.field && from === change.from && to === change.to));
}

function describedBy(row: RegisterRow): Described {
  return {
    nameAr: row.name_ar,
    nameLatin: row.name_latin,
    nameCkb: row.name_ckb,
    sex: row.sex,
    birthYear: row.birth_year,
    profession: row.profession,
    governorate: row.governorate,
    licences: [{ issuingBody: row.issuing_body, number: row.licence_number }],
  };
}

const PERSON = [
  ["name_ar", "nameAr"],
  ["name_latin", "nameLatin"],
  ["name_ckb", "nameCkb"],
  ["sex", "sex"],
  ["birth_year", "birthYear"],
  ["profession", "profession"],
  ["specialty", "specialty"],
  ["governorate", "governorate"],
  ["directorate", "directorate"],
  ["facility_type", "facilityType"],
] as const satisfies readonly (readonly [keyof RegisterRow, keyof KnownPerson])[];

/** What the line would change of what is registered: nothing that it does not name, and nothing for a spelling of a place. */
export function changesOf(row: RegisterRow, held: KnownPerson): readonly LineChange[] {
  const changes: LineChange[] = [];
  const note = (field: string, from: string | number | null, to: string | number | null): void => {
    if (to !== null && from !== to) changes.push({ field, from: from === null ? null : String(from), to: String(to) });
  };
  for (const [column, field] of PERSON) note(column, held[field], row[column]);
  if (row.facility_name !== null && foldPlace(row.facility_name) !== foldPlace(held.facilityName ?? ""))
    note("facility_name", held.facilityName, row.facility_name);
  note("employed_since", held.employedSince, row.employed_since);
  const licence = licenceOf(row, held);
  if (licence === null) changes.push({ field: "licence", from: null, to: row.licence_number });
  else note("confirmation", licence.confirmation, "confirmed");
  note("licence_state", licence?.state ?? null, row.licence_state);
  note("state_since", licence?.since ?? null, row.state_since);
  note("valid_until", licence?.validUntil ?? null, row.valid_until);
  return changes;
}

const FOR_NEW = [
  "name_latin",
  "profession",
  "governorate",
  "directorate",
  "facility_type",
] as const satisfies readonly (keyof RegisterRow)[];
/** A line that says everything that a new record needs. */
export type NewRecord = RegisterRow & { readonly [Key in (typeof FOR_NEW)[number]]: string };

/** Whether a line says enough to make a record of somebody who has none. */
export function asNewRecord(row: RegisterRow): Result<NewRecord, readonly LineFault[]> {
  const absent = FOR_NEW.filter((column) => row[column] === null);
  if (absent.length > 0) return refused(absent.map((column) => ({ code: "needed-for-new", column }) as const));
  return granted(row as NewRecord);
}
