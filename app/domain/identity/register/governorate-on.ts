import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { GOVERNORATES, type GovernorateEntry } from "#app/domain/identity/governorate.ts";

/** In which governorate a place lay before it became one of its own. */
const BEFORE: Readonly<Record<string, string>> = { halabja: "sulaymaniyah" };

/** Whether a governorate was one on that day (`YYYY-MM-DD`). */
export function isGovernorateOn(code: string, day: string): boolean {
  const entry = (GOVERNORATES as readonly GovernorateEntry[]).find((one) => one.code === code);
  return entry !== undefined && (entry.validFrom === null || entry.validFrom <= day);
}

/** The governorate in which a directorate lay on that day: Halabja's in Sulaymaniyah until Halabja was a governorate; null: no such directorate. */
export function governorateOfOn(directorate: string, day: string): string | null {
  const governorate = DIRECTORATES.find(({ code }) => code === directorate)?.governorate ?? null;
  if (governorate === null || isGovernorateOn(governorate, day)) return governorate;
  return BEFORE[governorate] ?? governorate;
}
