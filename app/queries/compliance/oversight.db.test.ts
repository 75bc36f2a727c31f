import { beforeAll, expect, test } from "vitest";
import { main as generate } from "#app/cli/generate.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { registerVisibleTo } from "#app/data/scope.server.ts";
import { readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { CELLS } from "#app/domain/compliance/standing-cells.ts";
import { isSmall } from "#app/domain/compliance/suppression.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { creditSupply, holdsMadeUpPeople, oversight } from "#app/queries/compliance/oversight.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const TODAY = "2026-10-31";
const NOW = instantAt(Date.parse(`${TODAY}T09:00:00Z`));
const accountId = AccountId.parse("00000000-0000-4000-8000-000000000001");
const auditorOf = (jurisdiction: string): Actor => ({ role: "auditor", accountId, jurisdiction });
const seen = (actor: Actor, search: string) => oversight(actor, readOversightView(new URLSearchParams(search)), NOW);

beforeAll(async () => {
  await emptyTables();
  await generate(["--practitioners", "1500", "--years", "1", "--seed", "7"], () => undefined);
  await refreshStandings({ at: NOW, requestId: null });
}, 300_000);

test.each(["IQ", "IQ-KR", "directorate:basra", "body:iraqi-nursing-syndicate", "body:moh-federal"])(
  "%s sees how many of its own stand how, and of nobody else; the country's figures are of everybody",
  async (jurisdiction) => {
    const actor = auditorOf(jurisdiction);
    const own = jurisdiction === "IQ" ? {} : registerVisibleTo(actor);
    const { table, asOf } = await seen(actor, "by=sex");
    if (!table.shown) throw new Error(table.why);
    expect(table.total.people).toBe(await db().practitioner.count({ where: own }));
    for (const sex of ["female", "male"]) {
      const row = table.rows.find(({ value }) => value === sex);
      expect(row?.cells.people).toBe(await db().practitioner.count({ where: { AND: [own, { sex }] } }));
      const met = await db().practitionerStanding.count({ where: { practitioner: { is: own }, sex, state: "met" } });
      expect([met, null]).toContain(row?.cells.met);
    }
    expect(asOf).toBe(NOW);
  },
);

test("where people were drawn it can be said, and nowhere else", async () => {
  expect(await holdsMadeUpPeople()).toBe(true);
  await db().installationFact.update({ where: { name: "demo-nation" }, data: { value: "left-out" } });
  expect(await holdsMadeUpPeople()).toBe(false);
  await db().installationFact.deleteMany();
  expect(await holdsMadeUpPeople()).toBe(false);
});

test("a jurisdiction that nobody knows, and whoever has none, see nothing", async () => {
  const learner: Actor = { role: "learner", accountId, practitionerId: PractitionerId.parse("00000000-0000-4000-8000-000000000002") };
  for (const actor of [auditorOf("forged"), auditorOf("directorate:nowhere"), learner, { role: "admin", accountId } as const])
    expect(await seen(actor, "")).toMatchObject({ table: { shown: false, why: "nobody" }, trend: null, ending: [] });
});

test("a governorate of another jurisdiction is empty, whatever the address asks", async () => {
  expect((await seen(auditorOf("IQ-KR"), "by=sex&governorate=basra")).table).toEqual({ shown: false, why: "nobody" });
});

test("the rows are those of the choice, and no small number is among them", async () => {
  for (const search of [
    "",
    "by=profession&governorate=baghdad",
    "by=facility&directorate=basra",
    "by=specialty&profession=specialist-physician&sex=male",
  ]) {
    const { table } = await seen(auditorOf("IQ"), search);
    if (!table.shown) throw new Error(search);
    expect(table.rows.length, search).toBeGreaterThan(1);
    for (const { cells } of [...table.rows, { cells: table.total }])
      for (const cell of CELLS) expect(cells[cell] !== null && isSmall(cells[cell]), `${search} ${cell}`).toBe(false);
  }
  const narrow = await seen(auditorOf("IQ"), "by=profession&governorate=baghdad");
  const of = await db().practitioner.count({ where: { governorate: "baghdad" } });
  expect(narrow.table).toMatchObject({ shown: true, total: { people: of } });
});

test("facilities come with their names, and of a place alone", async () => {
  const { table, facilities } = await seen(auditorOf("IQ"), "by=facility&directorate=basra");
  const row = table.shown ? table.rows.find(({ value }) => value !== "unknown") : undefined;
  expect(facilities[row?.value ?? ""]).toMatch(/البصرة/);
  expect((await seen(auditorOf("IQ"), "by=facility")).table).toEqual({ shown: false, why: "no-place" });
});

test("who has not met what their cycle asks is counted by the days that are left, to the nearest ten", async () => {
  const { ending } = await seen(auditorOf("IQ"), "");
  const left = await db().practitionerStanding.count({
    where: { state: { in: ["short", "non-adherent", "under-appeal"] }, cycleTo: { gte: TODAY, lte: "2026-12-30" } },
  });
  const all = await db().practitionerStanding.count({
    where: { state: { in: ["short", "non-adherent", "under-appeal"] }, cycleTo: { gte: TODAY, lte: "2027-02-28" } },
  });
  expect(ending).toEqual([0, Math.round(left / 10) * 10, Math.round(all / 10) * 10]);
});

test("how a day ended is kept once, when everybody was judged, and a course of months is drawn from it", async () => {
  const kept = await db().standingTrend.findMany();
  expect(kept.reduce((sum, { people }) => sum + people, 0)).toBe(1500);
  expect(new Set(kept.map(({ day }) => day))).toEqual(new Set([TODAY]));
  await db().practitioner.updateMany({ where: { governorate: "basra" }, data: { sex: null } });
  expect((await seen(auditorOf("IQ"), "")).asOf).toBe(TODAY);
  await refreshStandings({ at: NOW, requestId: null });
  expect(await db().standingTrend.findMany()).toEqual(kept);

  await refreshStandings({ at: instantAt(Date.parse("2026-11-02T09:00:00Z")), requestId: null });
  const later = instantAt(Date.parse("2026-11-02T10:00:00Z"));
  const view = readOversightView(new URLSearchParams());
  const { trend } = await oversight(auditorOf("IQ"), view, later);
  if (trend === null || trend === "hidden") throw new Error("There is no trend.");
  expect(trend.map(({ day }) => day)).toEqual([TODAY, "2026-11-02"]);
  const asked = kept.filter(({ state }) => state !== "nothing-asked").reduce((sum, { people }) => sum + people, 0);
  const done = kept.filter(({ state }) => ["met", "exempt", "deferred"].includes(state)).reduce((sum, { people }) => sum + people, 0);
  expect(trend[0]?.percent).toBe(Math.round((100 * done) / asked));
  expect((await oversight(auditorOf("body:moh-federal"), view, later)).trend).toBeNull();
  expect((await oversight(auditorOf("IQ"), { ...view, where: { sex: "male" } }, later)).trend).toBeNull();
}, 60_000);

test("where the table hides how many have done what is asked, the months say nothing either", async () => {
  const places = await db().practitionerStanding.groupBy({ by: ["governorate", "profession"] });
  const trends = { hidden: [] as unknown[], told: [] as unknown[] };
  for (const { governorate, profession } of places) {
    const { table, trend } = await seen(auditorOf("IQ"), `by=sex&governorate=${governorate}&profession=${profession}`);
    if (!table.shown) continue;
    const isHidden = [table.total.people, table.total.fulfilled, table.total["nothing-asked"]].includes(null);
    trends[isHidden ? "hidden" : "told"].push(trend);
  }
  expect(new Set(trends.hidden)).toEqual(new Set(["hidden"]));
  expect(trends.told).not.toEqual([]);
  expect(trends.told).not.toContain("hidden");
});

test("the supply is what is published and credited, by profession and language", async () => {
  await aPublishedCourse();
  const entry = await db().catalogueEntry.findFirstOrThrow({ where: { language: "en" } });
  const supply = await creditSupply(TODAY as CalendarDay);
  for (const profession of entry.professions)
    for (const language of entry.languages)
      expect(supply).toContainEqual(expect.objectContaining({ profession, language, courses: 1, hundredths: entry.maximumHundredths }));
  expect(supply).toHaveLength(entry.professions.length * entry.languages.length);
  expect(await creditSupply("2999-01-01" as CalendarDay)).toEqual([]);
});
