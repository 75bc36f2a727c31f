import { beforeEach, expect, test, vi } from "vitest";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { remindOfStandings } from "#app/commands/compliance/remind-of-standings.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { run as clock } from "#app/jobs/remind-of-standings.server.ts";
import { run } from "#app/jobs/send-standing-reminder.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { standingToRemindOf } from "#app/queries/compliance/standing-to-remind-of.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";
import { startTextGateway } from "#tests/support/text-gateway.ts";

beforeEach(emptyTables);

const on = (day: string) => ({ at: instantAt(Date.parse(`${day}T09:00:00Z`)), requestId: null });
const steps = async (who: ActorIn<"learner">) =>
  (await db().reminderSent.findMany({ where: { person: who.accountId }, orderBy: { sentAt: "asc" } })).map(({ step }) => step);
const waiting = async () =>
  (
    await db().$queryRaw<{ payload: unknown }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'send-standing-reminder' ORDER BY j.id`
  ).map(({ payload }) => payload);

async function earnsAll({ practitionerId }: ActorIn<"learner">): Promise<void> {
  for (const category of ["clinical", "patient-safety", "infection-control"])
    await anAwardOf(practitionerId, { amountHundredths: 2000, category });
}

/** As the clock would on a day: standings first, then reminders. */
async function reminded(day: string): Promise<number> {
  await refreshStandings(on(day));
  return remindOfStandings(on(day));
}

test("R78: one reminder at each of the four steps, however often and by how many it is asked; none before and none after the end", async () => {
  const who = await aPractitioner();
  expect(await reminded("2026-09-01")).toBe(0);
  expect(await reminded("2026-09-02")).toBe(1);
  const [one, other] = await Promise.all([remindOfStandings(on("2026-09-02")), remindOfStandings(on("2026-09-03"))]);
  expect(one + other).toBe(0);
  await refreshStandings(on("2026-11-01"));
  const both = await Promise.all([remindOfStandings(on("2026-11-01")), remindOfStandings(on("2026-11-01"))]);
  expect(both[0] + both[1]).toBe(1);
  for (const day of ["2026-12-01", "2026-12-02", "2026-12-24", "2026-12-31"]) await reminded(day);
  expect(await steps(who)).toEqual(["days-120", "days-60", "days-30", "days-7"]);
  expect(await reminded("2027-01-01")).toBe(0);
});

test("after an outage the nearest step alone is made good, and the next cycle is reminded of anew", async () => {
  const who = await aPractitioner();
  expect(await reminded("2026-12-10")).toBe(1);
  expect(await steps(who)).toEqual(["days-30"]);
  expect(await reminded("2027-12-28")).toBe(1);
  expect(await steps(who)).toEqual(["days-30", "days-7"]);
});

test("whoever has met it, has no account, or whose account is disabled is not reminded", async () => {
  const [met, disabled, listed] = [await aPractitioner(), await aPractitioner(), await aPractitioner()];
  await earnsAll(met);
  await db().account.update({ where: { id: disabled.accountId }, data: { disabledAt: new Date() } });
  await db().practitioner.update({ where: { id: listed.practitionerId }, data: { accountId: null } });
  await refreshStandings(on("2026-12-01"));
  const kept = await db().practitionerStanding.findUniqueOrThrow({ where: { practitionerId: met.practitionerId } });
  expect({ state: kept.state, shortUntil: kept.shortUntil }).toEqual({ state: "met", shortUntil: null });
  expect(await remindOfStandings(on("2026-12-01"))).toBe(0);
});

test("the letter is in the person's language, says how much and where to go, and is not sent of what was met meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-12-01T09:00:00Z") });
  const people = new Map<Language, ActorIn<"learner">>();
  for (const language of ["ar", "ckb", "en"] as const) people.set(language, await aPractitioner({ language }));
  const met = await aPractitioner({ language: "en" });
  await refreshStandings(on("2026-12-01"));
  await clock();
  await earnsAll(met);
  for (const job of await waiting()) await run(job, { jobId: "1" });
  const kept = await listKeptMessages();
  const day = { ar: "31 كانون الأول 2026", ckb: "31ی کانوونی یەکەمی 2026", en: "31 December 2026" } as const;
  for (const [language, { accountId }] of people) {
    const letters = kept.filter(({ to }) => to === `${accountId}@example.iq`);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(day[language]);
    expect(letters[0]?.text).toContain("15");
    expect(letters[0]?.text).toContain(`${env.publicUrl()}/learn/standing`);
  }
  expect(kept.filter(({ to }) => to === `${met.accountId}@example.iq`)).toEqual([]);
  expect(await standingToRemindOf(met.accountId, "2026-12-31" as CalendarDay, on("2026-12-01").at)).toBeNull();
  vi.useRealTimers();
});

test("a telephone is written to by the gateway, and a text whose taking was not heard of bears the same name again", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const gateway = await startTextGateway("secret", { trouble: { kind: "fails", times: 1 } });
  vi.stubEnv("SMS_WEBHOOK_URL", gateway.url);
  vi.stubEnv("SMS_WEBHOOK_SECRET", "secret");
  vi.setSystemTime(Date.parse("2026-12-01T09:00:00Z"));
  const { accountId } = await aPractitioner({ language: "en" });
  await db().account.update({ where: { id: accountId }, data: { email: null, phone: "+9647701234567" } });
  expect(await reminded("2026-12-01")).toBe(1);
  const [job] = await waiting();
  await expect(run(job, { jobId: "9" })).rejects.toThrow("answered 500");
  await run(job, { jobId: "9" });
  expect(gateway.received.map(({ to, text }) => ({ to, text }))).toEqual(
    Array.from({ length: 2 }, () => ({
      to: "+9647701234567",
      text: "Bimaristan: 15 credits are missing by 31 December 2026. Sign in and open My standing.",
    })),
  );
  expect(gateway.received[1]?.id).toBe(gateway.received[0]?.id);
  await gateway.stop();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test("the learner's first page says the same in these days, and before them nothing", async () => {
  const who = await aPractitioner();
  const deadlineOn = async (day: string) => (await learnerHome(who, "en", on(day).at))?.deadline;
  expect(await deadlineOn("2026-09-01")).toBeNull();
  expect(await deadlineOn("2026-09-02")).toMatchObject({ to: "2026-12-31", daysLeft: 120, wholeHundredths: 1500 });
});
