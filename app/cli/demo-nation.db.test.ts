import { beforeEach, expect, test, vi } from "vitest";
import { fillDemoNation } from "#app/cli/demo-nation.server.ts";
import { main as verifyLedger } from "#app/cli/ledger-verify.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { recordInstallationFact } from "#app/platform/installation-facts.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

const NOW = Date.parse("2026-11-28T09:00:00Z");
const PEOPLE = 200;
const THERE = `${String(PEOPLE)} practitioners are being drawn (DEMO_NATION=off keeps them out) …`;

beforeEach(async () => {
  await emptyTables();
  vi.unstubAllEnvs();
  vi.stubEnv("DEMO", "on");
  vi.stubEnv("DEMO_NATION", String(PEOPLE));
});

/** As the first start leaves it: the demo is there, and its nation promised. */
async function aSeededDemo(...facts: readonly ("demo-seeded" | "demo-nation-due")[]): Promise<void> {
  for (const name of facts) await recordInstallationFact(name, "[]", new Date(NOW));
}

async function fill(): Promise<readonly string[]> {
  const told: string[] = [];
  await fillDemoNation(NOW, (line) => told.push(line));
  return told;
}

const people = () => db().practitioner.count();
const fact = async () => (await db().installationFact.findUnique({ where: { name: "demo-nation" } }))?.value;

test("a demo gets its nation once, up to the last whole month, and everybody in it is judged", async () => {
  await aSeededDemo("demo-seeded", "demo-nation-due");
  const told = await fill();
  expect(told[0]).toBe(THERE);
  expect(told.at(-1)).toMatch(/^there after \d+ s; /);
  expect([await people(), await fact()]).toEqual([PEOPLE, String(PEOPLE)]);
  const { _min, _max } = await db().ledgerLine.aggregate({ _min: { earnedOn: true }, _max: { earnedOn: true } });
  expect([_min.earnedOn?.slice(0, 7), _max.earnedOn?.slice(0, 7)]).toEqual(["2024-11", "2026-10"]);
  expect(await verifyLedger([], () => undefined)).toBe(0);
  expect(await refreshStandings({ at: instantAt(NOW), requestId: null })).toBe(PEOPLE);

  expect(await fill()).toEqual([]);
  expect(await people()).toBe(PEOPLE);
});

test("a filling that was cut off leaves nobody, and the next start begins anew, whoever has come meanwhile", async () => {
  await aSeededDemo("demo-seeded", "demo-nation-due");
  await expect(
    fillDemoNation(NOW, (line) => {
      if (line.startsWith("year 1")) throw new Error("cut off");
    }),
  ).rejects.toThrow("cut off");
  expect([await people(), await db().ledgerLine.count(), await fact()]).toEqual([0, 0, undefined]);
  await aPractitioner();
  await fill();
  expect([await people(), await fact()]).toEqual([PEOPLE + 1, String(PEOPLE)]);
});

test("two at once fill one nation", async () => {
  await aSeededDemo("demo-seeded", "demo-nation-due");
  const both = await Promise.allSettled([fill(), fill()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await people()).toBe(PEOPLE);
});

test("a demo of an earlier release gets one where nobody else has come, and else is asked no second time", async () => {
  await aSeededDemo("demo-seeded");
  await aPractitioner();
  expect((await fill()).at(-1)).toBe("left out, because people who are not of the demo are here.");
  expect([await people(), await fact()]).toEqual([1, "left-out"]);
  expect(await fill()).toEqual([]);
  await emptyTables();
  await aSeededDemo("demo-seeded");
  await fill();
  expect(await people()).toBe(PEOPLE);
});

test.each([{ DEMO: "off" }, { DEMO_NATION: "off" }, { DEMO_NATION: "0" }, { DEMO: "", PUBLIC_URL: "https://cme.example.iq" }])(
  "nobody is drawn with %j",
  async (environment) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    await aSeededDemo("demo-seeded", "demo-nation-due");
    expect(await fill()).toEqual([]);
    expect(await people()).toBe(0);
  },
);

test("an installation without the demo gets none", async () => {
  expect(await fill()).toEqual([]);
  expect(await people()).toBe(0);
});
