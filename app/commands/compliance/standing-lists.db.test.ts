import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { exportStandingList } from "#app/commands/compliance/export-standing-list.server.ts";
import { openStandingList } from "#app/commands/compliance/open-standing-list.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import type { Overseer } from "#app/data/standing-lists.server.ts";
import { type OversightView, readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { LIST_COLUMNS } from "#app/domain/compliance/standing-list.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { after, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownReadings } from "#app/queries/compliance/own-record.server.ts";
import { everybodyBehind, exportedView, facilitiesIn, openedList, peopleCount } from "#app/queries/compliance/standing-lists.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const AT = instantAt(Date.parse("2026-10-31T09:00:00Z"));
const occasion = { at: AT, requestId: null };
const overseer = (role: "registrar" | "auditor", jurisdiction: string): Overseer => ({
  role,
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const everybody: OversightView = { by: "governorate", where: {}, state: null };
const wish = (more: object = {}) =>
  ({ eventId: randomUUID(), purpose: "compliance", note: "File 12", sort: "missing", page: 1, ...more }) as const satisfies object;

/** Two nurses of Basra, one of whom has earned something, and a pharmacist of Erbil with a licence of the Region. */
async function threePeople() {
  const [none, some, erbil] = [
    await aPractitioner({ nameAr: "باء" }),
    await aPractitioner({ nameAr: "ألف" }),
    await aPractitioner({ profession: "pharmacist" }),
  ];
  await anAwardOf(some.practitionerId, { amountHundredths: 500 });
  await db().practitioner.update({ where: { id: erbil.practitionerId }, data: { governorate: "erbil", directorate: "erbil" } });
  await db().licence.updateMany({ where: { practitionerId: erbil.practitionerId }, data: { issuingBody: "moh-kurdistan" } });
  await refreshStandings(occasion);
  return { none, some, erbil };
}

async function opened(actor: Overseer, view: OversightView, more: object = {}) {
  const asked = wish(more);
  expect(await openStandingList(actor, view, asked, occasion)).toEqual({ ok: true, value: null });
  return openedList(actor, asked.eventId, AT);
}

async function fileOf(actor: Actor, view: OversightView, listId: string) {
  const rows = [];
  for await (const batch of everybodyBehind(actor, { listId, view })) rows.push(...batch);
  return rows;
}

/** Orders a file; gives what fetches the Arabic names in it. */
async function ordered(actor: Overseer, view: OversightView) {
  const asked = { ...wish(), format: "csv" } as const;
  expect(await exportStandingList(actor, view, asked, occasion)).toEqual({ ok: true, value: null });
  return async () => (await fileOf(actor, view, asked.eventId)).map((cells) => cells[1]).sort();
}

test("a page is opened for a purpose, which is written down for each person on it, once, and each can read that", async () => {
  const { none, some, erbil } = await threePeople();
  const directorate = overseer("auditor", "directorate:basra");
  const asked = wish();
  for (let time = 0; time < 2; time += 1)
    expect(await openStandingList(directorate, everybody, asked, occasion)).toEqual({ ok: true, value: null });
  const page = await openedList(directorate, asked.eventId, AT);
  expect(page).toMatchObject({ purpose: "compliance", note: "File 12", sort: "missing", page: 1 });
  expect(page?.people.map(({ id }) => id)).toEqual([none.practitionerId, some.practitionerId]);
  expect(page?.people[1]).toMatchObject({ state: "short", countedHundredths: 500, requiredHundredths: 1500, cycleTo: "2026-12-31" });
  expect(await ownReadings(none)).toMatchObject([
    { role: "auditor", jurisdiction: "directorate:basra", purpose: "compliance", note: "File 12", kind: "list" },
  ]);
  expect(await ownReadings(some)).toHaveLength(1);
  expect(await ownReadings(erbil)).toEqual([]);
  expect(await db().auditEntry.findMany({ where: { deed: "standings-listed" } })).toMatchObject([
    { details: { people: 2, view: "by=governorate" } },
  ]);
});

test("a page is shown to who opened it, in the same role and for the same jurisdiction, for half an hour; never somebody who has moved away", async () => {
  const { none, some } = await threePeople();
  const directorate = overseer("registrar", "directorate:basra");
  const asked = wish();
  await openStandingList(directorate, everybody, asked, occasion);
  for (const stranger of [
    overseer("registrar", "directorate:basra"),
    { ...directorate, jurisdiction: "IQ" },
    { ...directorate, role: "auditor" } as Overseer,
    none,
  ])
    expect(await openedList(stranger, asked.eventId, AT)).toBeNull();
  expect(await openedList(directorate, asked.eventId, after(AT, 31 * 60_000))).toBeNull();
  await db().practitioner.update({ where: { id: none.practitionerId }, data: { governorate: "nineveh", directorate: "nineveh" } });
  expect((await openedList(directorate, asked.eventId, AT))?.people.map(({ id }) => id)).toEqual([some.practitionerId]);
});

test("who examines the country or the Region, a learner and a forged jurisdiction see no name and take none out", async () => {
  const { none } = await threePeople();
  const strangers = [overseer("auditor", "IQ"), overseer("auditor", "IQ-KR"), none as unknown as Overseer];
  for (const stranger of strangers) {
    expect(await openStandingList(stranger, everybody, wish(), occasion)).toEqual({ ok: false, refusal: "not-yours" });
    const asked = { ...wish(), format: "csv" } as const;
    expect(await exportStandingList(stranger, everybody, asked, occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await peopleCount(stranger, everybody)).toBe(0);
    expect(await fileOf(stranger, everybody, asked.eventId)).toEqual([]);
  }
  for (const forged of [overseer("registrar", "forged"), overseer("auditor", "directorate:forged"), overseer("auditor", "body:forged")])
    for (const names of [(await opened(forged, everybody))?.people, await (await ordered(forged, everybody))()]) expect(names).toEqual([]);
  expect(await db().recordReading.count()).toBe(0);
});

test("each jurisdiction sees its own people, narrowed by the view and in the order that was asked for", async () => {
  const { none, some, erbil } = await threePeople();
  const all = { none: none.practitionerId, some: some.practitionerId, erbil: erbil.practitionerId };
  const seen = async (actor: Overseer, search: string, more: object = {}) => {
    const page = await opened(actor, readOversightView(new URLSearchParams(search)), more);
    return page?.people.map(({ id }) => Object.entries(all).find(([, known]) => known === id)?.[0]);
  };
  expect(await seen(overseer("registrar", "IQ"), "", { sort: "name" })).toEqual(["some", "none"]);
  expect(await seen(overseer("registrar", "IQ"), "governorate=erbil")).toEqual([]);
  expect(await seen(overseer("registrar", "IQ-KR"), "")).toEqual(["erbil"]);
  expect(await seen(overseer("auditor", "body:moh-kurdistan"), "")).toEqual(["erbil"]);
  expect(await seen(overseer("auditor", "body:moh-federal"), "governorate=basra", { sort: "name" })).toEqual(["some", "none"]);
  expect(await seen(overseer("registrar", "IQ"), "profession=nurse&state=short")).toEqual(["none", "some"]);
  expect(await seen(overseer("registrar", "IQ"), "state=met")).toEqual([]);
  expect(await seen(overseer("registrar", "IQ"), "sex=unknown&facility=unknown&governorate=basra", { sort: "cycle-end" })).toEqual([
    "none",
    "some",
  ]);
  expect(await seen(overseer("registrar", "IQ"), "sex=female")).toEqual([]);
  expect(await seen(overseer("registrar", "IQ"), `facility=${randomUUID()}`)).toEqual([]);
  expect(await seen(overseer("registrar", "IQ"), "", { page: 2 })).toEqual([]);
  expect(await peopleCount(overseer("registrar", "IQ"), everybody)).toBe(2);
  expect(await (await ordered(overseer("registrar", "IQ"), everybody))()).toEqual(["ألف", "باء"]);
  expect(await peopleCount(overseer("registrar", "directorate:basra"), readOversightView(new URLSearchParams("governorate=erbil")))).toBe(
    0,
  );
});

test("a list is taken out for a purpose, once; who asked fetches it, as the file that they chose, for an hour", async () => {
  const { some, erbil } = await threePeople();
  const body = overseer("registrar", "body:moh-federal");
  const view = readOversightView(new URLSearchParams("by=sex&profession=nurse"));
  const asked = { ...wish(), format: "parquet" } as const;
  for (let time = 0; time < 2; time += 1) expect(await exportStandingList(body, view, asked, occasion)).toEqual({ ok: true, value: null });
  expect(await db().auditEntry.findMany({ where: { deed: "standings-exported" } })).toMatchObject([{ details: { people: 2 } }]);
  expect(await ownReadings(some)).toMatchObject([
    { role: "registrar", jurisdiction: "body:moh-federal", purpose: "compliance", note: "File 12", at: AT, kind: "file" },
  ]);
  expect(await ownReadings(erbil)).toEqual([]);
  expect(await exportedView(body, asked.eventId, "parquet", AT)).toEqual(view);
  expect(await openedList(body, asked.eventId, AT)).toBeNull();
  expect(await exportedView(body, asked.eventId, "csv", AT)).toBeNull();
  expect(await exportedView(body, asked.eventId, "parquet", after(AT, 61 * 60_000))).toBeNull();
  expect(await exportedView(overseer("registrar", "body:moh-federal"), asked.eventId, "parquet", AT)).toBeNull();
  const rows = await fileOf(body, view, asked.eventId);
  expect(rows).toHaveLength(2);
  const cells = Object.fromEntries(LIST_COLUMNS.map(({ name }, place) => [name, rows.find((row) => row[1] === "ألف")?.[place]]));
  expect(cells).toMatchObject({ licence_numbers: "N-12345", profession: "nurse", sex: null, state: "short", as_of: "2026-10-31" });
  expect(cells).toMatchObject({ credits_counted: 5, credits_required: 15, cycle_from: "2026-01-01", cycle_to: "2026-12-31" });
  expect(rows[0]).toHaveLength(LIST_COLUMNS.length);
});

test("a file names nobody of whom the order wrote no reading, and nobody who has moved away since", async () => {
  const { none, erbil } = await threePeople();
  const directorate = overseer("registrar", "directorate:basra");
  const names = await ordered(directorate, everybody);
  expect(await names()).toEqual(["ألف", "باء"]);
  const move = (practitionerId: string, place: string) =>
    db().practitioner.update({ where: { id: practitionerId }, data: { governorate: place, directorate: place } });
  await move(erbil.practitionerId, "basra");
  await move(none.practitionerId, "nineveh");
  await refreshStandings(occasion);
  expect(await names()).toEqual(["ألف"]);
  expect(await ownReadings(erbil)).toEqual([]);
  // Two who ask for a list of the same people are two readings of each; neither file is fetched with the other's.
  expect(await (await ordered(directorate, everybody))()).toEqual(["ألف", "علاء صلاح الأسدي"]);
  expect(await names()).toEqual(["ألف"]);
});

test("a view that chooses a facility knows its name", async () => {
  const id = randomUUID();
  await db().facility.create({
    data: { id, directorate: "basra", name: "مركز", nameFolded: "x", type: "primary-health-centre", createdAt: AT },
  });
  expect(await facilitiesIn(readOversightView(new URLSearchParams(`facility=${id}`)))).toEqual({ [id]: "مركز" });
  expect(await facilitiesIn(readOversightView(new URLSearchParams(`facility=${randomUUID()}`)))).toEqual({});
  expect(await facilitiesIn(readOversightView(new URLSearchParams("facility=unknown")))).toEqual({});
});
