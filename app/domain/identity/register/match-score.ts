import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { type NamePart, nameParts, scriptOf } from "#app/domain/identity/register/name-skeleton.ts";

/** What is known of somebody when two records are held side by side; null: not known. */
export type Described = {
  readonly nameAr: string | null;
  readonly nameLatin: string | null;
  readonly nameCkb: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly profession: string | null;
  readonly governorate: string | null;
  readonly licences: readonly { readonly issuingBody: string; readonly number: string }[];
};

/** What speaks for, or against, two records being one person's. */
export type Sign =
  | "number-same"
  | "number-other"
  | "name-same"
  | "name-alike"
  | "name-other"
  | "profession-same"
  | "profession-other"
  | "born-same"
  | "born-other"
  | "sex-other"
  | "governorate-same";
/** 0 (certainly two people) to 100 (certainly one), of whole numbers, with its reasons. */
export type MatchScore = { readonly score: number; readonly name: number; readonly signs: readonly Sign[] };

const NAME_SAME = 90;
const NAME_ALIKE = 70;

/** How much two records look like one person's. Which of them is asked about makes no difference. */
export function matchScore(one: Described, other: Described): MatchScore {
  const name = nameLikeness(namesOf(one), namesOf(other));
  const signs: Sign[] = [name >= NAME_SAME ? "name-same" : name >= NAME_ALIKE ? "name-alike" : "name-other"];
  const number = numbers(one, other);
  if (number !== null) signs.unshift(number);
  const compare = <Value>(mine: Value | null, theirs: Value | null, same: Sign | null, different: Sign | null): void => {
    if (mine === null || theirs === null) return;
    const sign = mine === theirs ? same : different;
    if (sign !== null) signs.push(sign);
  };
  compare(one.profession, other.profession, "profession-same", "profession-other");
  compare(one.birthYear, other.birthYear, "born-same", "born-other");
  compare(one.sex, other.sex, null, "sex-other");
  compare(one.governorate, other.governorate, "governorate-same", null);
  const sum = signs.reduce((total, sign) => total + WEIGHT[sign], Math.round(name * 0.6));
  return { score: Math.min(100, Math.max(0, sum)), name, signs };
}

const WEIGHT: Readonly<Record<Sign, number>> = {
  "number-same": 35,
  "number-other": -15,
  "name-same": 5,
  "name-alike": 0,
  "name-other": -10,
  "profession-same": 10,
  "profession-other": -15,
  "born-same": 15,
  "born-other": -35,
  "sex-other": -40,
  "governorate-same": 5,
};

type Candidate<Id> = { readonly id: Id; readonly match: MatchScore };
/** Whose line it is: certainly somebody's, nobody's that is known, or for a person to decide. */
export type Matching<Id> =
  | { readonly kind: "one"; readonly id: Id; readonly score: number }
  | { readonly kind: "nobody" }
  | { readonly kind: "uncertain"; readonly candidates: readonly Candidate<Id>[] };

/** From here on records of one name are shown to a person. */
const WORTH_A_LOOK = 70;
/** Beneath this a licence number alone convinces nobody. */
const NAME_FITS = 60;
const MOST_SHOWN = 5;

/**
 * Decides only what is beyond doubt: the same number from the same body under a name that fits. A name alone never joins two records, and
 * a number alone does not either; both go to a person, the likeliest first.
 */
export function matchAmong<Id>(candidates: readonly Candidate<Id>[]): Matching<Id> {
  const bySame = candidates.filter(({ match }) => match.signs.includes("number-same"));
  const fitting = bySame.filter(({ match }) => match.name >= NAME_FITS && !match.signs.includes("sex-other"));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && bySame.length === 1) return { kind: "one", id: only.id, score: only.match.score };
  const shown = candidates.filter(({ match }) => match.signs.includes("number-same") || match.score >= WORTH_A_LOOK);
  if (shown.length === 0) return { kind: "nobody" };
  return { kind: "uncertain", candidates: [...shown].sort((one, other) => other.match.score - one.match.score).slice(0, MOST_SHOWN) };
}

/** How alike two people's names are, 0 to 100, by the writing in which they are most alike. */
export function nameLikeness(one: readonly string[], other: readonly string[]): number {
  const sameScript = pairs(one, other).filter(([mine, theirs]) => scriptOf(mine) === scriptOf(theirs));
  const compared = sameScript.length > 0 ? sameScript : pairs(one, other);
  return Math.round(100 * Math.max(0, ...compared.map(([mine, theirs]) => partsLikeness(nameParts(mine), nameParts(theirs)))));
}

function namesOf(person: Described): readonly string[] {
  return [person.nameAr, person.nameLatin, person.nameCkb].filter((name) => name !== null && name !== "") as string[];
}

function pairs(one: readonly string[], other: readonly string[]): (readonly [string, string])[] {
  return one.flatMap((mine) => other.map((theirs) => [mine, theirs] as const));
}

function numbers(one: Described, other: Described): Sign | null {
  let sign: Sign | null = null;
  for (const mine of one.licences)
    for (const theirs of other.licences) {
      if (mine.issuingBody !== theirs.issuingBody) continue;
      if (foldLicenceNumber(mine.number) === foldLicenceNumber(theirs.number)) return "number-same";
      sign = "number-other";
    }
  return sign;
}

/** The best order-keeping pairing of the parts, twice its weight by the number of parts: a name left out costs less than a wrong one. */
function partsLikeness(one: readonly NamePart[], other: readonly NamePart[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  let row = new Array<number>(other.length + 1).fill(0);
  for (const mine of one) {
    const next = [0];
    for (const [index, theirs] of other.entries()) {
      const paired = (row[index] ?? 0) + partLikeness(mine, theirs);
      next.push(Math.max(paired, row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  const likeness = (2 * (row.at(-1) ?? 0)) / (one.length + other.length);
  const [first] = one;
  const [theirFirst] = other;
  // Sisters and brothers share every name but the first.
  const firstFits = first !== undefined && theirFirst !== undefined && partLikeness(first, theirFirst) >= 0.7;
  return firstFits ? likeness : Math.min(0.55, likeness);
}

function partLikeness(one: NamePart, other: NamePart): number {
  const letters = 1 - distance(one.letters, other.letters) / Math.max(one.letters.length, other.letters.length);
  // One consonant is hardly a name: علي and علاء have the same.
  const sounds = one.skeleton !== "" && one.skeleton === other.skeleton ? Math.min(0.92, 0.5 + 0.15 * one.skeleton.length) : 0;
  return Math.max(letters, sounds);
}

/** How many letters have to be put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const changed = (row[place - 1] ?? 0) + (one.charAt(at - 1) === other.charAt(place - 1) ? 0 : 1);
      next.push(Math.min(changed, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
