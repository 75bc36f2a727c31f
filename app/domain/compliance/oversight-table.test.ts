import fc from "fast-check";
import { expect, test } from "vitest";
import { oversightTable, type Sums, sumsNeeded, type Where } from "#app/domain/compliance/oversight-table.ts";
import { type Dimension, DIMENSIONS, STANDING_STATES } from "#app/domain/compliance/oversight-view.ts";
import { CELLS, type StateCounts } from "#app/domain/compliance/standing-cells.ts";
import { isSmall } from "#app/domain/compliance/suppression.ts";
import { determined, equations } from "#tests/support/sums-of-a-page.ts";

type Group = {
  readonly at: Readonly<Partial<Record<Dimension, string>>>;
  readonly state: (typeof STANDING_STATES)[number];
  readonly people: number;
};

const USED = ["governorate", "profession", "sex"] as const;
const values = { governorate: ["basra", "erbil", "anbar"], profession: ["nurse", "midwife", "dentist"], sex: ["female", "male"] } as const;

const group: fc.Arbitrary<Group> = fc.record({
  at: fc.record({
    governorate: fc.constantFrom(...values.governorate),
    profession: fc.constantFrom(...values.profession),
    sex: fc.constantFrom(...values.sex),
  }),
  state: fc.constantFrom("met", "exempt", "short", "non-compliant"),
  people: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 90 })),
});
const nation = fc.array(group, { minLength: 1, maxLength: 40 });

const sumsOf =
  (groups: readonly Group[]): Sums =>
  (by, where) => {
    const sums = new Map<string, Partial<Record<Group["state"], number>>>();
    for (const { at, state, people } of groups) {
      if (Object.entries(where).some(([dimension, value]) => at[dimension as Dimension] !== value)) continue;
      const value = at[by] ?? "unknown";
      const row = sums.get(value) ?? {};
      sums.set(value, { ...row, [state]: (row[state] ?? 0) + people });
    }
    return sums satisfies ReadonlyMap<string, StateCounts>;
  };

type Page = { readonly by: Dimension; readonly where: Where };

/** The name of a number of people by who they are, so that the same people on two pages are one name. */
const whoAre = (where: Where) => JSON.stringify(DIMENSIONS.map((dimension) => where[dimension] ?? null));

/** What a page shows, each figure by who is counted, and the sums of the page. */
function readingOf({ by, where }: Page, sums: Sums) {
  const table = oversightTable({ by, where }, sums);
  if (!table.shown) return null;
  const rows = table.rows.map(({ value, cells }) => [whoAre({ ...where, [by]: value }), cells] as const);
  const figures = new Map(
    [[whoAre(where), table.total] as const, ...rows].flatMap(([who, cells]) =>
      CELLS.map((cell) => [`${who} ${cell}`, cells[cell]] as const),
    ),
  );
  const own = new Map([["total", whoAre(where)], ...rows.map(([who], place) => [String(place), who] as const)]);
  const rename = (name: string) => {
    const [row = "", cell = ""] = name.split(" ");
    return `${own.get(row) ?? ""} ${cell}`;
  };
  // A page by what was chosen has one row, which is its total.
  const sumsOfPage = equations([...own.keys()]).map(([names, sum]) => [names.map(rename), rename(sum)] as const);
  return { figures, sums: sumsOfPage.filter(([names, sum]) => !(names.length === 1 && names[0] === sum)) };
}

/** The pages that are one step away: another dimension, one choice more, fewer or another. */
function besides({ by, where }: Page): readonly Page[] {
  const others = USED.filter((one) => one !== by).map((one) => ({ by: one, where }));
  const chosen = USED.flatMap((one) => [
    ...values[one].filter((value) => value !== where[one]).map((value) => ({ by, where: { ...where, [one]: value } })),
    ...(where[one] === undefined ? [] : [{ by, where: Object.fromEntries(Object.entries(where).filter(([name]) => name !== one)) }]),
  ]);
  // And what a reader comes to who follows a row: the choice and another dimension at once.
  const followed = values[by as (typeof USED)[number]].map((value) => ({
    by: USED.find((one) => one !== by)!,
    where: { ...where, [by]: value },
  }));
  return [...others, ...chosen, ...followed];
}

const aPage: fc.Arbitrary<Page> = fc.record({
  by: fc.constantFrom(...USED),
  where: fc.record(
    {
      governorate: fc.constantFrom(...values.governorate),
      profession: fc.constantFrom(...values.profession),
      sex: fc.constantFrom(...values.sex),
    },
    { requiredKeys: [] },
  ),
});

/** The figure as it is, for the names of hidden ones. */
function truth(name: string, sums: Sums): number {
  const [who = "", cell = ""] = name.split(" ");
  const chosen = JSON.parse(who) as (string | null)[];
  const where = Object.fromEntries(DIMENSIONS.flatMap((dimension, place) => (chosen[place] === null ? [] : [[dimension, chosen[place]]])));
  const table = [...sums("sex", where).values()];
  const of = (states: readonly string[]) =>
    table.reduce((sum, row) => sum + states.reduce((each, state) => each + (row[state as Group["state"]] ?? 0), 0), 0);
  if (cell === "people") return of(STANDING_STATES);
  if (cell === "fulfilled") return of(["met", "exempt", "deferred"]);
  if (cell === "open") return of(["short", "under-appeal"]);
  return cell === "failed" ? of(["non-adherent", "non-compliant"]) : of([cell]);
}

test("no hidden figure follows from a page and one that is a step away", () => {
  fc.assert(
    fc.property(nation, aPage, fc.nat(), (groups, page, step) => {
      const sums = sumsOf(groups);
      const steps = besides(page);
      const readings = [page, steps[step % steps.length]!].flatMap((one) => readingOf(one, sums) ?? []);
      const hidden = new Set(
        readings.flatMap(({ figures }) => [...figures].flatMap(([name, shown]) => (shown === null && truth(name, sums) > 0 ? [name] : []))),
      );
      for (const name of hidden) for (const { figures } of readings) expect(figures.get(name) ?? null, name).toBeNull();
      expect(
        determined(
          readings.flatMap((reading) => reading.sums),
          hidden,
        ),
      ).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("what two pages a choice apart show of the same row never differs by a few people", () => {
  fc.assert(
    fc.property(nation, fc.constantFrom(...USED), fc.constantFrom(...USED), (groups, by, chosen) => {
      const sums = sumsOf(groups);
      const wide = oversightTable({ by, where: {} }, sums);
      for (const value of values[chosen]) {
        const narrow = oversightTable({ by, where: { [chosen]: value } }, sums);
        if (!wide.shown || !narrow.shown) continue;
        for (const row of narrow.rows) {
          const more = wide.rows.find((each) => each.value === row.value);
          for (const cell of CELLS) {
            const [less, all] = [row.cells[cell], more?.cells[cell] ?? null];
            if (less !== null && all !== null && less > 0) expect(isSmall(all - less), `${value} ${row.value} ${cell}`).toBe(false);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("the sums that are asked for are those that are needed", () => {
  fc.assert(
    fc.property(nation, aPage, (groups, page) => {
      const needed = sumsNeeded(page);
      const sums = sumsOf(groups);
      const asked: Sums = (by, where) => {
        expect(needed.get(by)?.map(whoAre)).toContain(whoAre(where));
        return sums(by, where);
      };
      oversightTable(page, asked);
    }),
    { numRuns: 50 },
  );
});

test("facilities are shown of a place, and no more than three choices at once", () => {
  const none: Sums = () => new Map();
  expect(oversightTable({ by: "facility", where: {} }, none)).toEqual({ shown: false, why: "no-place" });
  expect(oversightTable({ by: "sex", where: { facility: "unknown" } }, none)).toEqual({ shown: false, why: "no-place" });
  const many = { governorate: "basra", sex: "female", setting: "rural", profession: "nurse" };
  expect(oversightTable({ by: "sex", where: many }, none)).toEqual({ shown: false, why: "too-many-choices" });
  expect(sumsNeeded({ by: "facility", where: {} }).size).toBe(0);
});
