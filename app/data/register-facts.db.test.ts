import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import { policyStanding, policyStandings } from "#app/data/policy-standing.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { LicenceState } from "#app/domain/identity/register/licence-state.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTablesWholly } from "#tests/support/database.ts";

const occasion = { at: instantAt(Date.parse("2026-06-01T09:00:00Z")), requestId: null };
const TODAY = "2026-06-01" as CalendarDay;

beforeEach(emptyTablesWholly);

test("a credit counts that was earned while the licence stood as the policy says, and whose licence changes is judged anew", async () => {
  const asked = { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 1000 } } as const;
  await storePolicy(aPolicy([asked, { kind: "licence-state", clause: "c", states: ["active"] }]), occasion);
  const { practitionerId } = await aPractitioner();
  const { id: licenceId } = await db().licence.findFirstOrThrow({ where: { practitionerId } });
  const became = (state: LicenceState, since: string, validUntil: string | null = null) =>
    db().licenceFact.create({
      data: {
        ...{ id: randomUUID(), licenceId, state, since, validUntil, reason: "In the list." },
        ...{ recordedAt: new Date(Date.parse(`${since}T09:00:00Z`)), recordedBy: randomUUID() },
      },
    });
  await became("active", "2026-01-01");
  await became("suspended", "2026-03-01");
  await anAwardOf(practitionerId, { amountHundredths: 100, earnedOn: "2026-02-28" });
  await anAwardOf(practitionerId, { amountHundredths: 200, earnedOn: "2026-03-01" });
  await anAwardOf(practitionerId, { amountHundredths: 400, earnedOn: "2026-05-10" });
  const counted = async () => {
    const one = (await policyStanding(alone(), practitionerId, TODAY))?.standing.cycles.at(-1)?.countedHundredths;
    const many = (await policyStandings(alone(), [practitionerId], TODAY)).get(practitionerId)?.standing.cycles.at(-1)?.countedHundredths;
    expect(many).toBe(one);
    return one;
  };
  expect(await counted()).toBe(100);
  await refreshStandings(occasion);
  expect(await db().standingDue.count()).toBe(0);
  await became("active", "2026-05-01", "2026-05-31");
  expect(await counted()).toBe(500);
  expect(await db().standingDue.count()).toBe(1);
  await refreshStandings(occasion);
  expect(await db().practitionerStanding.findUnique({ where: { practitionerId } })).toMatchObject({ countedHundredths: 500 });
});
