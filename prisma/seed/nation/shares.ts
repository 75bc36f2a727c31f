import type { Directorate } from "#app/domain/identity/directorate.ts";
import type { FacilityType } from "#app/domain/identity/facility-type.ts";
import type { Profession } from "#app/domain/identity/profession.ts";
import type { Shares } from "./draws.ts";

/**
 * Where people work, by directorate, for each thousand. A guess: the shares of the population by governorate, from general knowledge and
 * rounded, because no published figure says how many of each profession work where. Baghdad's is split evenly between its two halves;
 * how much of Sulaymaniyah's lies with Garmian and Raparin is a guess too.
 */
export const DIRECTORATE_SHARES: Shares<Directorate> = [
  ["baghdad-karkh", 98],
  ["baghdad-rusafa", 98],
  ["baghdad-medical-city", 14],
  ["ninawa", 92],
  ["basra", 78],
  ["erbil", 54],
  ["dhi-qar", 52],
  ["babil", 52],
  ["anbar", 46],
  ["sulaymaniyah", 42],
  ["garmian", 6],
  ["raparin", 5],
  ["salah-ad-din", 41],
  ["diyala", 41],
  ["kirkuk", 39],
  ["najaf", 38],
  ["wasit", 35],
  ["duhok", 35],
  ["qadisiyah", 33],
  ["karbala", 32],
  ["maysan", 28],
  ["muthanna", 21],
  ["halabja", 3],
  ["ministry-federal", 3],
  ["ministry-kurdistan", 1],
];

/**
 * Professions, for each thousand, and the share of women in each, of a hundred. Known: about 40,600 doctors (9 for 10,000 people), of
 * whom 45 of 100 are general practitioners (domain.md 1.7), which is 135 of a thousand among 300,000; and that nurses are missed 2.3 times
 * as often as doctors. All else is a guess, the shares of women wholly.
 */
export const PROFESSION_SHARES: Shares<{ readonly code: Profession; readonly women: number }> = [
  [{ code: "general-physician", women: 45 }, 61],
  [{ code: "specialist-physician", women: 38 }, 74],
  [{ code: "dentist", women: 55 }, 50],
  [{ code: "pharmacist", women: 58 }, 62],
  [{ code: "nurse", women: 52 }, 312],
  [{ code: "midwife", women: 100 }, 32],
  [{ code: "laboratory-technician", women: 51 }, 98],
  [{ code: "radiographer", women: 33 }, 34],
  [{ code: "anaesthesia-technician", women: 28 }, 26],
  [{ code: "physiotherapist", women: 47 }, 16],
  [{ code: "community-health-worker", women: 56 }, 48],
  [{ code: "medical-assistant", women: 30 }, 82],
  [{ code: "pharmacy-assistant", women: 49 }, 42],
  [{ code: "ambulance-technician", women: 6 }, 21],
  [{ code: "dental-assistant", women: 62 }, 19],
  [{ code: "health-inspector", women: 22 }, 23],
];

/** Kinds of places, for each hundred: a guess. Where a pharmacist or a technician works on their own is not told apart. */
export const FACILITY_TYPE_SHARES: Shares<FacilityType> = [
  ["primary-health-centre", 36],
  ["hospital", 45],
  ["specialised-centre", 6],
  ["private-clinic", 4],
  ["private-hospital", 3],
  ["popular-clinic", 2],
  ["university", 1],
  ["administration", 2],
  ["mobile-clinic", 1],
];

/** As the regional office of WHO counted (domain.md 1.7, an older page): how many there are in a country of 300,000 practitioners. */
export const KNOWN_PLACES: Readonly<Partial<Record<FacilityType, number>>> = { "primary-health-centre": 2331, hospital: 229 };

/** What a line of the ledger is about, for each hundred: a guess, with what the example policies ask for among it. */
export const CATEGORY_SHARES: Shares<string> = [
  ["clinical", 54],
  ["patient-safety", 16],
  ["infection-control", 16],
  ["ethics", 7],
  ["management", 7],
];

/** What one activity is worth, in hundredths: a guess, 1.5 credits in the mean. */
export const AMOUNT_SHARES: Shares<number> = [
  [50, 10],
  [75, 12],
  [100, 28],
  [150, 18],
  [200, 18],
  [300, 10],
  [400, 4],
];

/** How eagerly somebody learns, in times of the mean; a guess: half do about what is usual, one in ten nearly nothing. */
export const EAGERNESS_SHARES: Shares<number> = [
  [0.1, 10],
  [0.6, 22],
  [1, 40],
  [1.4, 20],
  [2.3, 8],
];
