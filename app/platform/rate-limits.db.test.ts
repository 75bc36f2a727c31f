import { beforeEach, expect, test } from "vitest";
import { db, disconnect } from "#app/platform/db.server.ts";
import { countTry, forgetTries, sweepTries, takeBack } from "#app/platform/rate-limits.server.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const times = async (count: number, subject: string) => {
  const waits: (number | null)[] = [];
  for (let index = 0; index < count; index += 1) waits.push(await countTry("sign-in-account-address", subject));
  return waits;
};

test("the eleventh try waits, one subject is not another, and a restart forgets nothing", async () => {
  expect(await times(10, "a")).toEqual(Array.from({ length: 10 }, () => null));
  expect(await countTry("sign-in-account-address", "a")).toBeGreaterThan(0);
  expect(await countTry("sign-in-account-address", "b")).toBeNull();
  await disconnect();
  expect(await countTry("sign-in-account-address", "a")).toBeGreaterThan(0);
});

test("twenty at once: ten pass", async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, () => countTry("sign-in-account-address", "c")));
  expect(waits.filter((wait) => wait === null)).toHaveLength(10);
});

test("a success is forgotten or taken back; the table holds no address", async () => {
  await times(10, "zainab@example.iq 192.0.2.1");
  await takeBack("sign-in-account-address", "zainab@example.iq 192.0.2.1");
  expect(await countTry("sign-in-account-address", "zainab@example.iq 192.0.2.1")).toBeNull();
  await forgetTries("sign-in-account-address", "zainab@example.iq 192.0.2.1");
  expect(await times(3, "zainab@example.iq 192.0.2.1")).toEqual([null, null, null]);
  expect(JSON.stringify(await db().rateLimiterFlexible.findMany())).not.toContain("zainab");
  await db().rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1) } });
  await sweepTries();
  expect(await db().rateLimiterFlexible.count()).toBe(0);
});
