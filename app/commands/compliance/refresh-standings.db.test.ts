import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { main as generate } from "#app/cli/generate.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { GRAINS } from "#app/data/standing-grains.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { type Dimension, DIMENSIONS } from "#app/domain/compliance/oversight-view.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/refresh-standings.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const on = (day: string) => ({ at: instantAt(Date.parse(`${day}T09:00:00Z`)), requestId: null });
const TODAY = "2026-10-31";

type Sums = ReadonlyMap<string, number>;
type Told = Readonly<Record<Dimension | "cycleTo" | "state", string>>;
const cellOf = (grain: string, told: Told) => JSON.stringify([grain, ...DIMENSIONS.map((one) => told[one]), told.cycleTo, told.state]);

/** The sums as the product keeps them, at every grain. */
async function keptSums(): Promise<Sums> {
  const rows = await db().standingSummary.findMany({ where: { people: { not: 0 } } });
  return new Map(
    rows.map(({ grain, people, facilityType, ...told }) => [cellOf(grain, { ...told, "facility-type": facilityType }), people]),
  );
}

/** The same, reckoned person by person from the ledger and the register, with nothing of what the product kept. */
async function reckonedSums(day: string): Promise<Sums> {
  const sums = new Map<string, number>();
  const people = await db().practitioner.findMany({
    where: { mergedInto: null },
    include: {
      employments: { include: { facility: true }, where: { since: { lte: day } }, orderBy: [{ since: "desc" }, { recordedAt: "desc" }] },
    },
  });
  for (const one of people) {
    const found = await policyStanding(alone(), PractitionerId.parse(one.id), day as CalendarDay);
    if (found === null) throw new Error(`${one.id} has no standing.`);
    const { standing } = found;
    const told: Told = {
      governorate: one.governorate,
      directorate: one.directorate,
      facility: one.employments[0]?.facilityId ?? "",
      profession: one.profession,
      specialty: one.specialty ?? "",
      sex: one.sex ?? "",
      "facility-type": one.facilityType,
      setting: one.employments[0]?.facility?.setting ?? "",
      cycleTo: standing.decidedBy === null ? "" : (standing.cycles[standing.decidedBy]?.to ?? ""),
      state: standing.state,
    };
    for (const [grain, known] of Object.entries<readonly Dimension[]>(GRAINS)) {
      const unknown = DIMENSIONS.filter((dimension) => !known.includes(dimension)).map((dimension) => [dimension, "*"]);
      const cell = cellOf(grain, { ...told, ...(Object.fromEntries(unknown) as Partial<Told>) });
      sums.set(cell, (sums.get(cell) ?? 0) + 1);
    }
  }
  return sums;
}

const due = () => db().standingDue.count();

test("the sums equal a reckoning from the ledger: at first, after lines, moves, corrections and merges, and on another day", async () => {
  await generate(["--practitioners", "120", "--years", "2", "--seed", "5"], () => undefined);
  expect(await due()).toBe(120);
  expect(await refreshStandings(on(TODAY))).toBe(120);
  const atFirst = await keptSums();
  expect(atFirst).toEqual(await reckonedSums(TODAY));
  // Every grain counts everybody once.
  expect([...atFirst.values()].reduce((sum, people) => sum + people, 0)).toBe(120 * Object.keys(GRAINS).length);
  expect(await due()).toBe(0);

  const people = await db().practitioner.findMany({ orderBy: { id: "asc" } });
  for (const [place, { id }] of people.slice(0, 12).entries())
    await anAwardOf(PractitionerId.parse(id), {
      amountHundredths: 25 * (place + 1),
      category: place % 2 === 0 ? "patient-safety" : "clinical",
    });
  const facility = await db().facility.findFirstOrThrow({ where: { directorate: "basra" } });
  for (const { id } of people.slice(8, 20)) {
    await db().practitioner.update({ where: { id }, data: { governorate: "basra", directorate: "basra", sex: null } });
    const fact = { facilityId: facility.id, directorate: "basra", governorate: "basra", since: "2026-06-01" };
    await db().employmentFact.create({
      data: { id: randomUUID(), practitionerId: id, ...fact, recordedAt: on(TODAY).at, recordedBy: randomUUID() },
    });
  }
  const [from, into] = [people[30]?.id ?? "", people[31]?.id ?? ""];
  const merge = { fromId: from, intoId: into, reason: "twice", mergedBy: randomUUID(), mergedAt: on(TODAY).at };
  await db().practitionerMerge.create({ data: { id: randomUUID(), ...merge } });
  expect(await refreshStandings(on(TODAY))).toBe(22);
  const afterwards = await keptSums();
  expect(afterwards).toEqual(await reckonedSums(TODAY));
  expect(afterwards).not.toEqual(atFirst);

  expect(await refreshStandings(on("2027-02-01"))).toBe(120);
  expect(await keptSums()).toEqual(await reckonedSums("2027-02-01"));
  expect(await db().standingSummary.count({ where: { cycleTo: "2026-12-31" } })).toBeGreaterThan(0);
});

test("who has a new line is judged anew, and nobody else", async () => {
  const [one, other] = [await aPractitioner(), await aPractitioner()];
  await refreshStandings(on(TODAY));
  const before = await db().practitionerStanding.findUniqueOrThrow({ where: { practitionerId: other.practitionerId } });
  await anAwardOf(one.practitionerId, { amountHundredths: 500 });
  expect(await db().standingDue.findMany()).toEqual([{ practitionerId: one.practitionerId, times: 1 }]);
  expect(await refreshStandings(on(TODAY))).toBe(1);
  const after = await db().practitionerStanding.findUniqueOrThrow({ where: { practitionerId: one.practitionerId } });
  expect(after).toMatchObject({ state: "short", countedHundredths: 500, requiredHundredths: 1500, judgedOn: TODAY });
  expect(await db().practitionerStanding.findUniqueOrThrow({ where: { practitionerId: other.practitionerId } })).toEqual(before);
});

test("a line that is undone leaves nothing due", async () => {
  const { practitionerId } = await aPractitioner();
  await refreshStandings(on(TODAY));
  await expect(
    inTransaction(async (tx) => {
      await tx.practitioner.update({ where: { id: practitionerId }, data: { sex: "female" } });
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(await due()).toBe(0);
});

test("a line written while its practitioner is judged is not lost", async () => {
  const { practitionerId } = await aPractitioner();
  await refreshStandings(on(TODAY));
  await Promise.all([
    anAwardOf(practitionerId, { amountHundredths: 100 }),
    refreshStandings(on(TODAY)),
    anAwardOf(practitionerId, { amountHundredths: 150 }),
    refreshStandings(on(TODAY)),
  ]);
  await refreshStandings(on(TODAY));
  expect(await keptSums()).toEqual(await reckonedSums(TODAY));
  expect(await due()).toBe(0);
});

test("the clock's errand judges everybody once a day, and then whom something befell", async () => {
  await aPractitioner();
  await run();
  expect(await db().standingDay.count()).toBe(1);
  expect(await db().practitionerStanding.count()).toBe(1);
  await run();
  expect(await db().standingDay.count()).toBe(1);
});
