import { GOVERNORATES } from "#app/domain/identity/governorate.ts";

/** Where somebody stands in the register, as far as it decides who answers for them. */
export type RegisterPlace = {
  readonly governorate: string;
  readonly directorate: string;
  /** Who issued their licences, or claims that they did. */
  readonly bodies: readonly string[];
};

const REGION = new Set<string>(GOVERNORATES.filter(({ region }) => region === "IQ-KR").map(({ code }) => code));

/** The governorates of the Kurdistan Region, by their codes. */
export const KURDISTAN: readonly string[] = [...REGION];

/**
 * Whether a jurisdiction is the staff of one directorate or the members of one body: whoever examines it knows them by name. Who examines
 * the country or the Region sees figures.
 */
export function isOfNamedPeople(jurisdiction: string): boolean {
  return jurisdiction.startsWith("directorate:") || jurisdiction.startsWith("body:");
}

/** Whether a jurisdiction's figures count people whom it does not answer for: those of the country count the Region, which has a regulator of its own. */
export function countsMoreThanItCovers(jurisdiction: string): boolean {
  return jurisdiction === "IQ";
}

/**
 * Whether a jurisdiction answers for somebody: the Region for who works in its governorates, the federal regulator for who works outside them, a
 * directorate for its staff, a body for those whom it licenses. A jurisdiction that nobody knows covers nobody.
 */
export function covers(jurisdiction: string, place: RegisterPlace): boolean {
  if (jurisdiction === "IQ") return !REGION.has(place.governorate);
  if (jurisdiction === "IQ-KR") return REGION.has(place.governorate);
  const [kind, code = ""] = jurisdiction.split(":", 2);
  if (kind === "directorate") return place.directorate === code;
  return kind === "body" && place.bodies.includes(code);
}
