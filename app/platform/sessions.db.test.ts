import { beforeEach, expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";
import {
  blankSessionCookie,
  deleteExpiredSessions,
  hashOfToken,
  openSession,
  readToken,
  sessionByToken,
  sessionCookie,
} from "#app/platform/sessions.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const opening = { userAgent: "test", address: "192.0.2.1", actingGrantId: null };
const DAY = 86_400_000;

test("the table never holds what the cookie carries (R57)", async () => {
  const { accountId } = await aPractitioner();
  const token = await openSession(db(), accountId, opening);
  expect(JSON.stringify(await db().session.findMany())).not.toContain(token);
  expect((await db().session.findFirstOrThrow()).idHash).toBe(hashOfToken(token));
  expect(await sessionByToken(hashOfToken(token))).toBeNull();
});

test("the cookie cannot be read by script, nor sent by another site's form", () => {
  expect(sessionCookie("abc")).toMatch(/^session=abc; .*HttpOnly.*SameSite=Lax/);
  expect(readToken("lang=ar; session=abc")).toBe("abc");
  expect(blankSessionCookie()).toContain("Max-Age=0");
});

test("a session slides when half of its seven days are over, and is gone when they are", async () => {
  const { accountId } = await aPractitioner();
  const token = await openSession(db(), accountId, opening);
  const ends = async () => (await db().session.findFirst())?.expiresAt.getTime() ?? 0;
  const first = await ends();
  await sessionByToken(token);
  expect(await ends()).toBe(first);
  await db().session.updateMany({ data: { expiresAt: new Date(Date.now() + 3 * DAY), lastSeenAt: new Date(Date.now() - DAY) } });
  expect((await sessionByToken(token))?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
  expect(await ends()).toBeGreaterThan(Date.now() + 6 * DAY);
  expect((await db().session.findFirstOrThrow()).lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await sessionByToken(token)).toBeNull();
  expect(await db().session.count()).toBe(0);
});

test("a disabled account's session is nobody's, and old sessions are swept", async () => {
  const { accountId } = await aPractitioner();
  const token = await openSession(db(), accountId, opening);
  await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
  expect(await sessionByToken(token)).toBeNull();
  await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  await deleteExpiredSessions();
  expect(await db().session.count()).toBe(0);
});
