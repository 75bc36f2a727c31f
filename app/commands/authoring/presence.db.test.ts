import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { forgetPresence } from "#app/commands/authoring/forget-presence.server.ts";
import { showPresence } from "#app/commands/authoring/show-presence.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = Date.parse("2026-02-01T06:00:00Z");
const after = (seconds: number): Instant => instantAt(NOW + seconds * 1000);
const courseId = CourseId.parse("fresh-course");
const part = "lesson/hands/en";
const beat = (actor: Actor, seconds: number, more: { readonly part?: typeof part | "items"; readonly isLeaving?: boolean } = {}) =>
  showPresence(actor, { courseId, part, isLeaving: false, ...more }, { at: after(seconds), requestId: null });
const sees = async (actor: Actor, seconds: number, more = {}) => {
  const here = await beat(actor, seconds, more);
  if (!here.ok) throw new Error(here.refusal);
  return here.value.map(({ by, since }) => `${by.accountId} ${since}`);
};

async function aDraft(): Promise<Actor> {
  const trainer = await aTrainer();
  await db().provider.createMany({
    data: ["test-provider", "other-provider"].map((id) => ({ id, nameAr: "ج", nameCkb: "ل", nameEn: "P", createdAt: after(0) })),
    skipDuplicates: true,
  });
  const begun = await createDraft(
    trainer,
    { courseId, from: { kind: "nothing", title: { en: "Fresh" } } },
    { at: after(0), requestId: null },
  );
  expect(begun).toMatchObject({ ok: true });
  return trainer;
}

test("two authors of one part see each other, since when, and nobody sees themselves or who is in another part", async () => {
  const [one, other, elsewhere] = [await aDraft(), await aTrainer(), await aTrainer()];
  expect(await sees(one, 0)).toEqual([]);
  expect(await sees(elsewhere, 1, { part: "items" })).toEqual([]);
  expect(await sees(other, 5)).toEqual([`${one.accountId} ${after(0)}`]);
  expect(await sees(one, 20)).toEqual([`${other.accountId} ${after(5)}`]);
  expect(await sees(other, 25)).toEqual([`${one.accountId} ${after(0)}`]);
  expect(await beat(other, 26, { isLeaving: true })).toEqual({ ok: true, value: [] });
  expect(await sees(one, 40)).toEqual([]);
});

test("whoever is not heard of is not there, is forgotten after two minutes, and is there anew when they come back", async () => {
  const [one, other] = [await aDraft(), await aTrainer()];
  await sees(one, 0);
  expect(await sees(other, 50)).toHaveLength(1);
  expect(await sees(other, 51)).toEqual([]);
  await sees(other, 119);
  expect(await db().partPresence.count()).toBe(2);
  await sees(other, 121);
  expect(await db().partPresence.count()).toBe(1);
  await sees(one, 130);
  expect(await sees(other, 131)).toEqual([`${one.accountId} ${after(130)}`]);
});

test("the clock forgets the last one as well, whom no other beat would sweep", async () => {
  await sees(await aDraft(), 0);
  await forgetPresence({ at: after(119), requestId: null });
  expect(await db().partPresence.count()).toBe(1);
  await forgetPresence({ at: after(121), requestId: null });
  expect(await db().partPresence.count()).toBe(0);
});

test("beats of many at once, of one and the same as well, all come through, and nothing of them is audited", async () => {
  const one = await aDraft();
  const others = await Promise.all(Array.from({ length: 4 }, () => aTrainer()));
  const audited = await db().auditEntry.count();
  await Promise.all([one, one, ...others, ...others].map((actor, index) => beat(actor, index)));
  expect(await sees(one, 20)).toHaveLength(4);
  expect(await db().auditEntry.count()).toBe(audited);
});

test("who may not write the draft neither sees anybody nor is seen", async () => {
  const trainer = await aDraft();
  await sees(trainer, 0);
  const admin: Actor = { role: "admin", accountId: trainer.accountId };
  for (const actor of [await aTrainer("other-provider"), await aReviewer(), admin])
    expect(await beat(actor, 5)).toEqual({ ok: false, refusal: "not-yours" });
  const nowhere = { courseId: CourseId.parse("no-such-course"), part, isLeaving: false } as const;
  expect(await showPresence(trainer, nowhere, { at: after(6), requestId: null })).toEqual({ ok: false, refusal: "not-yours" });
  expect(await sees(trainer, 10)).toEqual([]);
});
