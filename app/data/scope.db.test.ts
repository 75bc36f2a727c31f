import { beforeAll, expect, test } from "vitest";
import {
  accountsManageableBy,
  accountsVisibleTo,
  coursesPublishableBy,
  practitionersReadableBy,
  quarantineVisibleTo,
} from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";

/** The property that holds the twins together: for every actor and every row, `scope` finds the row exactly when `can` allows it. */
const actors: Actor[] = [];

beforeAll(async () => {
  for (let count = 0; count < 4; count += 1) actors.push(await aPractitioner());
  for (const { accountId } of [...actors]) {
    actors.push(
      { role: "trainer", accountId, providerId: "ours" },
      { role: "reviewer", accountId, providerId: "ours" },
      { role: "auditor", accountId, jurisdiction: "IQ" },
      { role: "registrar", accountId, jurisdiction: "IQ-KR" },
      { role: "admin", accountId },
    );
  }
  const [learner] = actors;
  if (learner?.role === "learner") {
    await db().quarantinedEvent.create({
      data: {
        id: crypto.randomUUID(),
        eventId: "1",
        practitionerId: learner.practitionerId,
        reason: "test",
        payload: {},
        receivedAt: new Date(),
      },
    });
  }
  for (const id of ["ours", "theirs"]) {
    await db().provider.create({ data: { id, nameAr: id, nameCkb: id, nameEn: id, createdAt: new Date() } });
    await db().course.create({ data: { id: `course-of-${id}`, providerId: id, createdAt: new Date() } });
  }
});

test("can and scope agree on every row for every actor", async () => {
  const accounts = await db().account.findMany();
  const practitioners = await db().practitioner.findMany();
  const courses = await db().course.findMany();
  const held = await db().quarantinedEvent.count();
  expect(held).toBeGreaterThan(0);
  for (const actor of actors) {
    const found = {
      own: (await db().account.findMany({ where: accountsManageableBy(actor) })).map(({ id }) => id),
      people: (await db().account.findMany({ where: accountsVisibleTo(actor) })).map(({ id }) => id),
      transcripts: (await db().practitioner.findMany({ where: practitionersReadableBy(actor) })).map(({ id }) => id),
      courses: (await db().course.findMany({ where: coursesPublishableBy(actor) })).map(({ id }) => id),
    };
    expect(await db().quarantinedEvent.count({ where: quarantineVisibleTo(actor) })).toBe(
      can(actor, { verb: "see-quarantine" }) ? held : 0,
    );
    for (const { id } of accounts) {
      expect(found.own.includes(id)).toBe(can(actor, { verb: "manage-own-account", accountId: AccountId.parse(id) }));
      expect(found.people.includes(id)).toBe(can(actor, { verb: "see-people" }));
    }
    for (const { id } of practitioners) {
      const practitionerId = PractitionerId.parse(id);
      for (const verb of ["read-own-transcript", "read-own-certificate", "record-event"] as const)
        expect(found.transcripts.includes(id)).toBe(can(actor, { verb, practitionerId }));
    }
    for (const { id, providerId } of courses) expect(found.courses.includes(id)).toBe(can(actor, { verb: "publish-course", providerId }));
  }
});
