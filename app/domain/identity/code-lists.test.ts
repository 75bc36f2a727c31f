import { expect, test } from "vitest";
import { DIRECTORATES, directoratesIn } from "#app/domain/identity/directorate.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { ISSUING_BODIES, bodiesFor } from "#app/domain/identity/issuing-body.ts";
import { JURISDICTIONS, jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import { LANGUAGES, Trilingual } from "#app/domain/shared/language.ts";

const LISTS = { PROFESSIONS, SPECIALTIES, GOVERNORATES, DIRECTORATES, FACILITY_TYPES, ISSUING_BODIES };

test("every code is a slug, stands once in its list, and has a name in three languages", () => {
  for (const [list, entries] of Object.entries(LISTS)) {
    const codes = entries.map(({ code }) => code);
    expect({ list, codes: new Set(codes).size }).toEqual({ list, codes: codes.length });
    for (const { code, name } of entries) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(Trilingual.safeParse(name).success).toBe(true);
    }
  }
});

test("there are nineteen governorates, Halabja among them without an ISO code, four of them in Kurdistan", () => {
  expect(GOVERNORATES).toHaveLength(19);
  expect(GOVERNORATES.find(({ code }) => code === "halabja")?.iso3166_2).toBeNull();
  expect(GOVERNORATES.filter(({ region }) => region === "IQ-KR").map(({ code }) => code)).toEqual([
    "erbil",
    "sulaymaniyah",
    "duhok",
    "halabja",
  ]);
});

test("every governorate has a directorate, every profession a body that may license it", () => {
  for (const { code } of GOVERNORATES) expect(directoratesIn(code).length).toBeGreaterThan(0);
  for (const { code } of PROFESSIONS) expect(bodiesFor(code).length).toBeGreaterThan(0);
});

test("every jurisdiction has a name", () => {
  for (const code of JURISDICTIONS) for (const language of LANGUAGES) expect(jurisdictionName(code, language)).not.toBe(code);
});
