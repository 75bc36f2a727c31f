import { beforeEach, expect, test } from "vitest";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { reversalOf } from "#app/domain/credits/reversal-of.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";

const NOW = instantAt(Date.parse("2026-06-01T09:00:00Z"));

beforeEach(emptyTables);

const offer = (category: string, maximumHundredths: number, professions = ["nurse"]) => ({
  creditOffers: [{ creditType: "provider-certified-hours", category, professions, maximumHundredths }],
});

test("one's own credits each say what of them counted and why not, and what is missing is told by clause", async () => {
  const nurse = await aPractitioner();
  const course = await aPublishedCourse();
  const first = await anAwardOf(nurse.practitionerId, { course, amountHundredths: 300, category: "clinical", earnedOn: "2026-02-01" });
  const again = await anAwardOf(nurse.practitionerId, { course, amountHundredths: 400, category: "clinical", earnedOn: "2026-03-01" });
  const taken = await anAwardOf(nurse.practitionerId, { amountHundredths: 200, category: "patient-safety", earnedOn: "2026-03-02" });
  await inTransaction((tx) => appendLedgerLine(tx, reversalOf(taken, crypto.randomUUID(), "error", NOW)));
  await anAwardOf((await aPractitioner()).practitionerId, { amountHundredths: 900 });
  const own = await ownStanding(nurse, "ckb", NOW);
  expect(own).toMatchObject({
    state: "short",
    policy: { state: "shadow", version: "2026-1" },
    summary: { countedHundredths: 400, requiredHundredths: 1500, until: "2026-12-31" },
  });
  const [cycle] = own!.cycles;
  expect(cycle!.credits.map(({ id, countedHundredths, steps }) => ({ id, countedHundredths, steps }))).toEqual([
    { id: first.id, countedHundredths: 300, steps: [] },
    { id: again.id, countedHundredths: 100, steps: [{ why: "counted-already", clause: "once", hundredths: -300 }] },
    { id: taken.id, countedHundredths: 0, steps: [{ why: "corrected", clause: null, hundredths: -200 }] },
  ]);
  expect(cycle!.measures.map(({ clause, missing }) => [clause, missing])).toEqual([
    ["total", 1100],
    ["category-minimum", 200],
    ["category-minimum", 200],
  ]);
  expect(own!.clauses.every(({ isTranslated }) => isTranslated)).toBe(true);
});

test("courses that would lessen what is missing come first by what they close in their time; those that would not are left out", async () => {
  const nurse = await aPractitioner();
  await aPublishedCourse({ metadata: { id: "two-floors", ...offer("infection-control", 100) } });
  await aPublishedCourse({ metadata: { id: "one-floor", ...offer("clinical", 100) } });
  await aPublishedCourse({ metadata: { id: "for-others", ...offer("infection-control", 100, ["pharmacist"]) } });
  const taken = await aPublishedCourse({ metadata: { id: "taken-already", ...offer("infection-control", 100) } });
  await anAwardOf(nurse.practitionerId, { course: taken, amountHundredths: 100, category: "infection-control", earnedOn: "2026-03-01" });
  const own = await ownStanding(nurse, "en", NOW);
  expect(own?.helps.map(({ courseId, closes }) => [courseId, closes.map(({ clause, hundredths }) => [clause, hundredths])])).toEqual([
    [
      "two-floors",
      [
        ["total", 100],
        ["category-minimum", 100],
      ],
    ],
    ["one-floor", [["total", 100]]],
  ]);
});

test("who works in the Kurdistan Region is judged by its policy, and what is met needs no course", async () => {
  const nurse = await aPractitioner();
  await aPublishedCourse({ metadata: offer("ethics", 100) });
  await db().practitioner.update({ where: { id: nurse.practitionerId }, data: { governorate: "erbil" } });
  expect(await ownStanding(nurse, "en", NOW)).toMatchObject({
    summary: { from: "2026-01-01", to: "2027-12-31", requiredHundredths: 2400 },
  });
  const rest = { amountHundredths: 800, earnedOn: "2026-02-01" };
  await anAwardOf(nurse.practitionerId, { ...rest, category: "ethics" });
  await anAwardOf(nurse.practitionerId, { ...rest, category: "infection-control", earnedOn: "2026-02-02" });
  await anAwardOf(nurse.practitionerId, { ...rest, category: "clinical", earnedOn: "2026-02-03" });
  expect(await ownStanding(nurse, "ar", NOW)).toMatchObject({ state: "met", helps: [] });
});

test("somebody who is no learner has no standing", async () => {
  const { accountId } = await aPractitioner();
  expect(await ownStanding({ role: "admin", accountId }, "en", NOW)).toBeNull();
});
