import { expect, test } from "vitest";
import { run } from "#app/jobs/sweep-identity.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aSession, letSessionExpire } from "#tests/support/signed-in.ts";

test("sessions and tries whose time is over are forgotten, and no others", async () => {
  const { accountId } = await aPractitioner();
  const [past] = [await aSession(accountId), await aSession(accountId)];
  await letSessionExpire(past);
  const now = Date.now();
  await db().rateLimiterFlexible.createMany({
    data: [
      { key: "over", points: 3, expire: new Date(now - 1_000) },
      { key: "under-way", points: 3, expire: new Date(now + 3_600_000) },
    ],
  });
  await run();
  expect(await db().session.count({ where: { accountId } })).toBe(1);
  expect((await db().rateLimiterFlexible.findMany()).map(({ key }) => key)).toEqual(["under-way"]);
});
