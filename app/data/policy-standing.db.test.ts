import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { main as generate } from "#app/cli/generate.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { type PolicyStanding, policyStanding, policyStandings } from "#app/data/policy-standing.server.ts";
import { insertPolicyVersion } from "#app/data/policies.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { reversalOf } from "#app/domain/credits/reversal-of.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";

const AT = instantAt(Date.parse("2026-10-31T09:00:00Z"));
let ids: string[] = [];

/** A small nation of which some moved, were on leave, appealed, brought activities from elsewhere, and were corrected late and long ago. */
beforeAll(async () => {
  await emptyTables();
  const floor = { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 2000 } } as const;
  const carried = { kind: "carry-over", clause: "c", from: "surplus", maximumHundredths: 500 } as const;
  const earlier = aPolicy(
    [floor, carried, { kind: "cure", clause: "c", days: 60, from: "cycle-end" }, { kind: "cycle-failure", clause: "c" }],
    {
      effective: { from: "2025-01-01", until: null },
      adoptedOn: "2024-12-01",
    },
  );
  await insertPolicyVersion(alone(), randomUUID(), earlier, null, { at: AT, requestId: null });
  await generate(["--practitioners", "160", "--years", "4", "--seed", "7"], () => undefined);
  ids = (await db().practitioner.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
  await db().practitioner.updateMany({ where: { id: { in: ids.slice(0, 25) } }, data: { governorate: "erbil", directorate: "erbil" } });
  for (const id of ids.slice(10, 40)) await correctedTwice(PractitionerId.parse(id));
  for (const [place, practitionerId] of ids.slice(30, 70).entries()) await petitioned(practitionerId, place);
  await anAwardOf(PractitionerId.parse(ids[70] ?? ""), { amountHundredths: 300, earnedOn: "2026-11-20" });
}, 120_000);

/** One of the oldest and one of the newest lines are taken back, and the taking back of the newest too. */
async function correctedTwice(practitionerId: PractitionerId): Promise<void> {
  const lines = await db().ledgerLine.findMany({ where: { practitionerId, kind: "award" }, orderBy: { sequence: "asc" } });
  const [oldest, newest] = [lines[0], lines.at(-1)];
  if (oldest === undefined || newest === undefined) return;
  await inTransaction(async (tx) => {
    for (const answered of [oldest, newest]) {
      const id = randomUUID();
      const { line } = await appendLedgerLine(tx, { ...reversalOf(answered as never, id, "error", AT), cause: id });
      if (answered === oldest) continue;
      const back = { ...reversalOf(line, randomUUID(), "error", AT), kind: "adjustment" as const, earnedOn: "2025-05-05" as CalendarDay };
      await appendLedgerLine(tx, { ...back, amountHundredths: 50 });
    }
  });
}

async function petitioned(practitionerId: string, place: number): Promise<void> {
  const common = { practitionerId, filedAt: AT, state: "accepted", decidedAt: AT, decidedBy: randomUUID() };
  const relief = { kind: "relief", reason: place % 2 === 0 ? "maternity" : "illness", from: "2026-01-10", to: "2026-07-20", note: "" };
  await db().petition.create({ data: { id: randomUUID(), kind: "relief", content: relief, ...common } });
  const appeal = { kind: "appeal", cycleFrom: "2025-01-01", ground: "a reason" };
  await db().petition.create({
    data: {
      id: randomUUID(),
      kind: "appeal",
      content: appeal,
      ...common,
      ...(place % 3 === 0 ? { state: "waiting", decidedAt: null, decidedBy: null } : {}),
    },
  });
  const line = await anAwardOf(PractitionerId.parse(practitionerId), { amountHundredths: 400, earnedOn: "2026-04-04" });
  const external = {
    kind: "external",
    accreditor: place % 2 === 0 ? "ehc" : null,
    format: "live",
    title: "t",
    organiser: "o",
    category: "clinical",
  };
  await db().petition.create({ data: { id: randomUUID(), kind: "external", content: external, ...common, ledgerLineId: line.id } });
}

/** Credits by their numbers in the chain. */
function byNumber({ standing, lines }: PolicyStanding) {
  const numbers = new Map(lines.map(({ id, sequence }) => [id, String(sequence)]));
  const named = (id: string | null) => (id === null ? null : (numbers.get(id) ?? "gone"));
  const cycles = standing.cycles.map(({ credits, ...cycle }) => ({
    ...cycle,
    credits: credits.map(({ credit, ...counted }) => ({
      ...counted,
      id: named(counted.id),
      credit: { ...credit, id: named(credit.id), correctsId: named(credit.correctsId) },
    })),
  }));
  return { state: standing.state, decidedBy: standing.decidedBy, cycles };
}

test.each(["2025-12-31", "2026-02-10", "2026-10-31", "2027-01-20"] as CalendarDay[])(
  "many people stand on %s as each of them stands alone",
  async (day) => {
    const many = await policyStandings(alone(), ids, day);
    expect(many.size).toBe(160);
    const states = new Set<string>();
    for (const id of ids) {
      const one = await policyStanding(alone(), PractitionerId.parse(id), day);
      const found = many.get(id);
      expect(one).not.toBeNull();
      if (one === null || found === undefined) continue;
      const { state, decidedBy, cycles } = found.standing;
      expect({ state, decidedBy, cycles }).toEqual(byNumber(one));
      expect(found.policy.versions).toEqual(one.policy.versions);
      states.add(state);
    }
    expect(states.size).toBeGreaterThan(1);
  },
);
