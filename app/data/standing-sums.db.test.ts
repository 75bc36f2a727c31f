import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { main as generate } from "#app/cli/generate.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import type { CountedScope } from "#app/data/scope.server.ts";
import { GRAINS, grainFor } from "#app/data/standing-grains.server.ts";
import { endingSoon, standingSums } from "#app/data/standing-sums.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { Where } from "#app/domain/compliance/oversight-table.ts";
import { type Dimension, DIMENSIONS, NOT_KNOWN } from "#app/domain/compliance/oversight-view.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { emptyTables } from "#tests/support/database.ts";

const TODAY = "2026-10-31" as CalendarDay;
const DAYS = ["2026-11-30", "2026-12-31", "2027-02-28"] as CalendarDay[];
const DONE = ["met", "exempt", "deferred", "nothing-asked"];

type Person = Readonly<Record<Dimension, string>> & { readonly state: string; readonly cycleTo: string };
let people: readonly Person[] = [];

beforeAll(async () => {
  await emptyTables();
  await generate(["--practitioners", "600", "--years", "1", "--seed", "11"], () => undefined);
  await refreshStandings({ at: instantAt(Date.parse(`${TODAY}T09:00:00Z`)), requestId: null });
  const rows = await db().practitionerStanding.findMany();
  people = rows.map((row) => ({
    ...{ governorate: row.governorate, directorate: row.directorate, facility: row.facilityId ?? NOT_KNOWN, profession: row.profession },
    ...{ specialty: row.specialty ?? NOT_KNOWN, sex: row.sex ?? NOT_KNOWN, "facility-type": row.facilityType },
    ...{ setting: row.setting ?? NOT_KNOWN, state: row.state, cycleTo: row.cycleTo },
  }));
}, 120_000);

const fits = (person: Person, where: Where) => DIMENSIONS.every((one) => where[one] === undefined || person[one] === where[one]);
const inScope = (person: Person, { governorates, directorate }: CountedScope) =>
  (governorates === null || governorates.includes(person.governorate)) && (directorate === null || person.directorate === directorate);

const SCOPES: readonly CountedScope[] = [
  { governorates: null, directorate: null, body: null },
  { governorates: ["erbil", "duhok"], directorate: null, body: null },
  { governorates: null, directorate: "basra", body: null },
];

/** A scope, and choices that somebody there is described by, as pages ask: so that they are seldom empty. */
const asked = fc.record({
  scope: fc.constantFrom(...SCOPES),
  by: fc.constantFrom(...DIMENSIONS),
  number: fc.nat(599),
  chosen: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 3 }),
});

test("the sums of any view are those of the people, one by one, whatever grain they were read at", async () => {
  expect(people).toHaveLength(600);
  await fc.assert(
    fc.asyncProperty(asked, async ({ scope, by, number, chosen }) => {
      const example = people[number] as Person;
      const where: Where = Object.fromEntries(chosen.map((one) => [one, example[one]]));
      const wider: Where = Object.fromEntries(chosen.slice(1).map((one) => [one, example[one]]));
      const found = await standingSums(alone(), scope, by, [where, wider]);
      const named = new Set(people.filter((one) => inScope(one, scope) && fits(one, where)).map((one) => one[by]));
      for (const [place, choice] of [where, wider].entries()) {
        const counted = new Map<string, Record<string, number>>();
        for (const one of people) {
          if (!inScope(one, scope) || !fits(one, choice) || (by === "facility" && !named.has(one[by]))) continue;
          const counts = counted.get(one[by]) ?? {};
          counted.set(one[by], { ...counts, [one.state]: (counts[one.state] ?? 0) + 1 });
        }
        expect(found[place]).toEqual(counted);
      }
      const ending = DAYS.map(
        (day) =>
          people.filter(
            (one) => inScope(one, scope) && fits(one, where) && !DONE.includes(one.state) && one.cycleTo >= TODAY && one.cycleTo <= day,
          ).length,
      );
      expect(await endingSoon(alone(), scope, where, TODAY, DAYS)).toEqual(ending);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("a page of the country reads no more groups than it shows people apart by", () => {
  expect(grainFor(["sex"])).toBe("country");
  expect(grainFor(["governorate"])).toBe("specialty");
  expect(grainFor(["governorate", "setting"])).toBe("place");
  expect(grainFor(["facility", "sex"])).toBe("all");
  for (const dimensions of Object.values<readonly Dimension[]>(GRAINS))
    expect(dimensions.every((one) => (GRAINS[grainFor(dimensions)] as readonly Dimension[]).includes(one))).toBe(true);
});
