import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { main as generate } from "#app/cli/generate.server.ts";
import { cancelSimulation } from "#app/commands/compliance/cancel-simulation.server.ts";
import { orderSimulation } from "#app/commands/compliance/order-simulation.server.ts";
import { failSimulation, runSimulation } from "#app/commands/compliance/run-simulation.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { insertPolicyVersion } from "#app/data/policies.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import { verdictIn } from "#app/domain/compliance/simulation.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/run-simulation.server.ts";
import { db } from "#app/platform/db.server.ts";
import { simulation, simulationsOf } from "#app/queries/compliance/simulations.server.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { emptyTables } from "#tests/support/database.ts";

const AT = instantAt(Date.parse("2026-10-31T09:00:00Z"));
const now = () => AT;
const occasion = { at: AT, requestId: null };
const TODAY = "2026-10-31" as CalendarDay;

const officerOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const officer = officerOf("IQ");

beforeEach(emptyTables);

/** A stricter version that begins next year, as a desk would store it. */
async function aStricter(): Promise<string> {
  const id = randomUUID();
  const rules = [
    { kind: "cycle", clause: "c", months: 12, anchor: { kind: "calendar-year", firstYear: 2027 } },
    { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 3000 } },
  ] as const;
  const policy = aPolicy(rules, {
    ...{ id: "stricter", state: "draft", adoptedOn: null },
    effective: { from: "2027-01-01", until: null },
  });
  await insertPolicyVersion(alone(), id, policy, officer.accountId, occasion);
  return id;
}

const wishFor = (policyVersionId: string, day = TODAY) => ({ eventId: randomUUID(), policyVersionId, day });
const stateOf = async (simulationId: string) => (await db().policySimulationProgress.findUniqueOrThrow({ where: { simulationId } })).state;
const deeds = async () =>
  (await db().auditEntry.findMany({ orderBy: { at: "asc" } })).map(({ deed }) => deed).filter((deed) => deed.includes("simulation"));

test("a trial counts who changes state, from what each person's standing is, and changes nobody's", async () => {
  await generate(["--practitioners", "150", "--years", "2", "--seed", "3"], () => undefined);
  const wish = wishFor(await aStricter());
  const before = await db()
    .$queryRaw`SELECT count(*)::int AS due, (SELECT count(*)::int FROM practitioner_standing) AS kept FROM standing_due`;
  expect(await orderSimulation(officer, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await orderSimulation(officer, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await db().policySimulation.count()).toBe(1);
  const errands = await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`run-simulation ${wish.eventId}`}`;
  expect(errands).toHaveLength(1);
  expect(await simulation(officer, wish.eventId, "en")).toMatchObject({ state: "waiting", found: null });
  await runSimulation(wish.eventId, now);
  await runSimulation(wish.eventId, now);

  const federal = await db().practitioner.findMany({ where: { governorate: { notIn: ["erbil", "sulaymaniyah", "duhok", "halabja"] } } });
  const states = new Map<string, number>();
  for (const { id } of federal) {
    const one = await policyStanding(alone(), PractitionerId.parse(id), TODAY);
    const state = one === null ? "" : verdictIn(one.standing).state;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  const result = await db().policySimulationResult.findUniqueOrThrow({ where: { simulationId: wish.eventId } });
  const { moves } = result.tally as { moves: { by: string | null; before: string; after: string; people: number }[] };
  const counted = new Map<string, number>();
  for (const { by, before: state, people } of moves) if (by === null) counted.set(state, (counted.get(state) ?? 0) + people);
  expect(counted).toEqual(states);
  expect(moves.some(({ by, before: from, after }) => by === null && from === "met" && after === "short")).toBe(true);
  expect(result).toMatchObject({ people: federal.length, day: TODAY, since: "2026-01-01", isMovedBack: true, engine: "standing-2" });
  expect(result.comparedWith).toMatchObject([{ id: "iq-example" }]);

  const shown = await simulation(officer, wish.eventId, "en");
  expect(shown).toMatchObject({ state: "done", done: federal.length, of: federal.length, found: { isMovedBack: true } });
  expect(shown?.contentHash).toBe(result.contentHash);
  expect(shown?.found?.view.people).toBe(federal.length);
  expect(await simulationsOf(officer, wish.policyVersionId, "en")).toMatchObject({ simulations: [{ id: wish.eventId, state: "done" }] });
  expect(
    await db().$queryRaw`SELECT count(*)::int AS due, (SELECT count(*)::int FROM practitioner_standing) AS kept FROM standing_due`,
  ).toEqual(before);
  expect(await deeds()).toEqual(["policy-simulation-ordered", "policy-simulation-ended"]);
});

test("only who may sign the requirement orders, cancels and reads a trial of it", async () => {
  const wish = wishFor(await aStricter());
  await orderSimulation(officer, wish, occasion);
  const strangers = [officerOf("IQ-KR"), officerOf("directorate:basra"), { ...officer, role: "trainer" } as unknown as typeof officer];
  for (const stranger of strangers) {
    expect(await orderSimulation(stranger, wishFor(wish.policyVersionId), occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await cancelSimulation(stranger, wish.eventId, occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await simulation(stranger, wish.eventId, "en")).toBeNull();
    expect(await simulationsOf(stranger, wish.policyVersionId, "en")).toBeNull();
  }
  expect(await orderSimulation(officer, wishFor(randomUUID()), occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await stateOf(wish.eventId)).toBe("waiting");
});

test("what contradicts itself is not tried, nor a day that nobody knows anything of", async () => {
  const wrong = randomUUID();
  const floor = { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 3000 } } as const;
  const policy = aPolicy([floor, floor], { id: "wrong", state: "draft", adoptedOn: null });
  await insertPolicyVersion(alone(), wrong, policy, officer.accountId, occasion);
  expect(await orderSimulation(officer, wishFor(wrong), occasion)).toEqual({ ok: false, refusal: "contradicts-itself" });
  const id = await aStricter();
  expect(await orderSimulation(officer, wishFor(id, "9999-12-31" as CalendarDay), occasion)).toEqual({ ok: false, refusal: "day-too-far" });
  expect(await orderSimulation(officer, wishFor(id, "2021-10-30" as CalendarDay), occasion)).toEqual({ ok: false, refusal: "day-too-far" });
});

test("one that is cancelled keeps nothing, before it runs and while it does; one that has ended stays", async () => {
  await generate(["--practitioners", "60", "--years", "1", "--seed", "4"], () => undefined);
  const waiting = wishFor(await aStricter());
  await orderSimulation(officer, waiting, occasion);
  expect(await cancelSimulation(officer, waiting.eventId, occasion)).toEqual({ ok: true, value: null });
  await runSimulation(waiting.eventId, now);
  expect(await stateOf(waiting.eventId)).toBe("cancelled");

  const running = wishFor(waiting.policyVersionId);
  await orderSimulation(officer, running, occasion);
  let asked = 0;
  const cancelling: Promise<unknown>[] = [];
  await runSimulation(running.eventId, () => {
    asked += 1;
    // When it is about to say how far it is.
    if (asked === 2) cancelling.push(cancelSimulation(officer, running.eventId, occasion));
    return AT;
  });
  expect(await Promise.all(cancelling)).toEqual([{ ok: true, value: null }]);
  const isKept = (await db().policySimulationResult.count()) === 1;
  expect(await stateOf(running.eventId)).toBe(isKept ? "done" : "cancelled");

  const ended = wishFor(waiting.policyVersionId);
  await orderSimulation(officer, ended, occasion);
  await runSimulation(ended.eventId, now);
  expect(await cancelSimulation(officer, ended.eventId, occasion)).toEqual({ ok: true, value: null });
  expect(await stateOf(ended.eventId)).toBe("done");
});

test("a run that was killed begins anew; one that breaks is said to have failed, and its errand ends", async () => {
  await generate(["--practitioners", "40", "--years", "1", "--seed", "4"], () => undefined);
  const wish = wishFor(await aStricter());
  await orderSimulation(officer, wish, occasion);
  await db().policySimulationProgress.update({ where: { simulationId: wish.eventId }, data: { state: "running", done: 7, people: 30 } });
  await run({ simulationId: wish.eventId });
  expect(await stateOf(wish.eventId)).toBe("done");

  const other = wishFor(wish.policyVersionId);
  await orderSimulation(officer, other, occasion);
  const broken = () => {
    throw new Error("broken");
  };
  let asked = 0;
  await expect(runSimulation(other.eventId, () => (asked++ === 0 ? AT : broken()))).rejects.toThrow("broken");
  expect(await stateOf(other.eventId)).toBe("running");
  await failSimulation(other.eventId, AT);
  await failSimulation(other.eventId, AT);
  expect(await stateOf(other.eventId)).toBe("failed");
  await run({ simulationId: other.eventId });
  expect(await stateOf(other.eventId)).toBe("failed");
  expect(await db().policySimulationResult.count()).toBe(1);
  expect((await deeds()).filter((deed) => deed.endsWith("failed"))).toHaveLength(1);
});
