import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { applyRegisterImport } from "#app/commands/identity/apply-register-import.server.ts";
import { bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { decideLicence } from "#app/commands/identity/decide-licence.server.ts";
import { decideRegisterMatch } from "#app/commands/identity/decide-register-match.server.ts";
import { exportRegister } from "#app/commands/identity/export-register.server.ts";
import { mergePractitioners } from "#app/commands/identity/merge-practitioners.server.ts";
import { openRecord } from "#app/commands/identity/open-record.server.ts";
import { orderRegisterImport } from "#app/commands/identity/order-register-import.server.ts";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, after, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { claimedLicences } from "#app/queries/identity/claimed-licences.server.ts";
import { oversightHome } from "#app/queries/identity/oversight-home.server.ts";
import { registerExport } from "#app/queries/identity/register-export.server.ts";
import { refusedLines, registerImport, registerImports } from "#app/queries/identity/register-imports.server.ts";
import { registerMatches } from "#app/queries/identity/register-matches.server.ts";
import { everyRegistered, registerPeople } from "#app/queries/identity/register-people.server.ts";
import { registerRecord } from "#app/queries/identity/register-record.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aBroughtFile, aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { anAppliedImport } from "#tests/builders/a-register-import.ts";
import { emptyTables } from "#tests/support/database.ts";

const AT = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const TODAY = "2026-03-01" as CalendarDay;
const occasion = { at: AT, requestId: null };
let tick = 0;
const now = (): Instant => instantAt(Date.parse(AT) + (tick += 1));
const ALL = { text: "", profession: null, governorate: null };

const registrarOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const federal = registrarOf("IQ");
const strangers = [registrarOf("IQ-KR"), registrarOf("directorate:erbil"), registrarOf("body:moh-kurdistan"), registrarOf("forged")];

beforeEach(emptyTables);

async function brought(...lines: readonly (readonly string[])[]): Promise<string> {
  const outcome = await bringRegisterImport(federal, aBroughtFile(aRegisterCsv(lines)), occasion);
  if (!outcome.ok) throw new Error(outcome.refusal);
  await readRegisterImport(outcome.value, now);
  return outcome.value;
}

async function applied(...lines: readonly (readonly string[])[]): Promise<string> {
  const id = await brought(...lines);
  await orderRegisterImport(federal, id, occasion);
  await applyRegisterImport(id, now);
  return id;
}

const claimOf = (practitionerId: string) => db().licence.findFirstOrThrow({ where: { practitionerId } });
const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);
const confirming = (licenceId: string) => ({
  eventId: randomUUID(),
  licenceId,
  outcome: "confirmed" as const,
  reason: "In the list of March.",
});

test("a registrar confirms a claimed licence with a reason, once; nobody of another jurisdiction sees it or decides", async () => {
  const { practitionerId } = await aPractitioner();
  const { id } = await claimOf(practitionerId);
  for (const stranger of strangers) {
    expect(await decideLicence(stranger, confirming(id), occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await claimedLicences(stranger, "")).toEqual({ claims: [], count: 0 });
  }
  const auditor = { ...federal, role: "auditor" } as unknown as ActorIn<"registrar">;
  expect(await decideLicence(auditor, confirming(id), occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await claimedLicences(federal, "Alaa 12345")).toMatchObject({ count: 1, claims: [{ id, numberOfAnother: false }] });
  expect(await oversightHome(federal)).toEqual({ people: 1, claims: 1, matches: 0, petitions: 0 });

  const wish = confirming(id);
  expect(await decideLicence(registrarOf("body:moh-federal"), wish, occasion)).toEqual({ ok: true, value: null });
  expect(await decideLicence(registrarOf("body:moh-federal"), wish, occasion)).toEqual({ ok: true, value: null });
  expect(await decideLicence(federal, { ...wish, eventId: randomUUID(), outcome: "refused" }, occasion)).toEqual({
    ok: false,
    refusal: "decided-already",
  });
  expect(await db().licence.findUnique({ where: { id }, include: { facts: true, decisions: true } })).toMatchObject({
    state: "confirmed",
    facts: [{ state: "active", since: TODAY }],
    decisions: [{ outcome: "confirmed", reason: wish.reason }],
  });
  expect(await deeds()).toEqual(["licence-confirmed"]);
});

test("of two officers who decide one claim at once, one decides", async () => {
  const { practitionerId } = await aPractitioner();
  const { id } = await claimOf(practitionerId);
  const outcomes = await Promise.all([
    decideLicence(federal, confirming(id), occasion),
    decideLicence(registrarOf("directorate:basra"), { ...confirming(id), outcome: "refused" }, occasion),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({ ok: false, refusal: "decided-already" });
  expect(await db().licenceDecision.count()).toBe(1);
});

test("a registrar who is a clinician as well does not decide about their own licence", async () => {
  const { practitionerId, accountId } = await aPractitioner();
  const { id } = await claimOf(practitionerId);
  expect(await decideLicence({ ...federal, accountId }, confirming(id), occasion)).toEqual({ ok: false, refusal: "own-licence" });
  expect(await decideLicence(federal, confirming(id), occasion)).toEqual({ ok: true, value: null });
});

test("a number that the register has as somebody else's is not confirmed", async () => {
  await applied(aRegisterLine({ licence_number: "N12345", name_ar: "حسن علي مراد", name_latin: "Hassan Ali Murad" }));
  const { practitionerId } = await aPractitioner();
  const { id } = await claimOf(practitionerId);
  expect((await claimedLicences(federal, "")).claims).toMatchObject([{ id, numberOfAnother: true }]);
  expect(await decideLicence(federal, confirming(id), occasion)).toEqual({ ok: false, refusal: "number-of-another" });
  expect(await decideLicence(federal, { ...confirming(id), outcome: "refused" }, occasion)).toEqual({ ok: true, value: null });
});

test("an uncertain line waits for a person's word, and then for the order", async () => {
  await applied(aRegisterLine({ licence_number: "N-1" }));
  const zainab = await db().practitioner.findFirstOrThrow();
  // The same name, born the same year, with a number of another body: the machine joins nobody by a name.
  const importId = await brought(
    aRegisterLine({ licence_number: "S-1", issuing_body: "iraqi-nursing-syndicate" }),
    aRegisterLine({ licence_number: "S-2", issuing_body: "iraqi-nursing-syndicate" }),
    aRegisterLine({ licence_number: "N-1", name_ar: "حسن علي مراد", name_latin: "Hassan Ali Murad", sex: "", birth_year: "" }),
  );
  const queue = await registerMatches(federal);
  expect(queue).toMatchObject({ waiting: 3, match: { importId, line: 2, candidates: [{ id: zainab.id }] } });
  for (const stranger of strangers) expect(await registerMatches(stranger)).toEqual({ waiting: 0, match: null });
  const word = (line: number, person: string) => ({ eventId: randomUUID(), importId, line, person, reason: "Compared by telephone." });

  for (const stranger of strangers)
    expect(await decideRegisterMatch(stranger, word(2, zainab.id), occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await decideRegisterMatch(federal, word(2, randomUUID()), occasion)).toEqual({ ok: false, refusal: "not-yours" });
  const same = word(2, zainab.id);
  expect(await decideRegisterMatch(federal, same, occasion)).toEqual({ ok: true, value: null });
  expect(await decideRegisterMatch(federal, same, occasion)).toEqual({ ok: true, value: null });
  expect(await decideRegisterMatch(federal, word(2, "another"), occasion)).toEqual({ ok: false, refusal: "decided-already" });
  expect(await decideRegisterMatch(federal, word(3, "another"), occasion)).toEqual({ ok: true, value: null });
  // A number cannot belong to two people.
  expect(await decideRegisterMatch(federal, word(4, "another"), occasion)).toEqual({ ok: false, refusal: "number-of-another" });
  expect(await db().practitioner.count()).toBe(1);

  await orderRegisterImport(federal, importId, occasion);
  await applyRegisterImport(importId, now);
  expect(await db().practitioner.count()).toBe(2);
  expect(await db().licence.findMany({ where: { practitionerId: zainab.id }, orderBy: { claimedAt: "asc" } })).toMatchObject([
    { number: "N-1" },
    { number: "S-1" },
  ]);
  expect((await registerMatches(federal)).waiting).toBe(1);
});

test("a record opens for a purpose that is written down, for its reader alone and for half an hour", async () => {
  const { practitionerId } = await aPractitioner();
  const eventId = randomUUID();
  const wish = { eventId, purpose: "complaint", note: "File 12/2026" } as const;
  for (const stranger of strangers) {
    expect(await openRecord(stranger, practitionerId, wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await registerRecord(stranger, practitionerId, null, AT)).toBeNull();
  }
  expect(await registerRecord(federal, practitionerId, eventId, AT)).toMatchObject({ record: null });
  expect(await openRecord(federal, practitionerId, wish, occasion)).toEqual({ ok: true, value: null });
  expect(await openRecord(federal, practitionerId, wish, occasion)).toEqual({ ok: true, value: null });
  expect(await db().auditEntry.findMany()).toMatchObject([
    { deed: "record-read", subjectId: practitionerId, details: { purpose: "complaint", note: "File 12/2026" } },
  ]);
  expect(await registerRecord(federal, practitionerId, eventId, AT)).toMatchObject({
    record: { person: { profession: "nurse" }, readings: [{ purpose: "complaint" }] },
  });
  expect(await registerRecord(registrarOf("IQ"), practitionerId, eventId, AT)).toMatchObject({ record: null });
  expect(await registerRecord(federal, practitionerId, eventId, after(AT, 31 * 60_000))).toMatchObject({ record: null });
});

test("a list of names is written down before it is fetched, by who asked and for an hour, and holds the jurisdiction's people alone", async () => {
  const shirin = { name_ar: "شيرين أحمد كريم", name_latin: "Shirin Ahmed Karim" };
  const inErbil = { issuing_body: "moh-kurdistan", governorate: "erbil", directorate: "erbil" };
  const region = registrarOf("IQ-KR");
  await applied(aRegisterLine({ licence_number: "N-1" }));
  await anAppliedImport(aRegisterCsv([aRegisterLine({ licence_number: "K-1", ...inErbil, ...shirin })]), region);
  const wish = { eventId: randomUUID(), purpose: "compliance", note: "", format: "csv", search: ALL } as const;
  expect(await exportRegister(region, wish, occasion)).toEqual({ ok: true, value: null });
  expect(await exportRegister(region, wish, occasion)).toEqual({ ok: true, value: null });
  expect((await deeds()).filter((deed) => deed === "register-exported")).toHaveLength(1);
  expect(await registerExport(region, wish.eventId, "csv", AT)).toEqual(ALL);
  for (const [actor, format, at] of [
    [federal, "csv", AT],
    [region, "xlsx", AT],
    [region, "csv", after(AT, 61 * 60_000)],
    [{ ...region, jurisdiction: "IQ" }, "csv", AT],
  ] as const)
    expect(await registerExport(actor, wish.eventId, format, at)).toBeNull();
  const named = async (actor: ActorIn<"registrar">, exportId: string) => {
    const names = [];
    for await (const { nameLatin } of everyRegistered(actor, { exportId, search: ALL }, TODAY)) names.push(nameLatin);
    return names;
  };
  const ofFederal = { ...wish, eventId: randomUUID() };
  await exportRegister(federal, ofFederal, occasion);
  for (const [actor, { eventId }, name] of [
    [region, wish, "Shirin Ahmed Karim"],
    [federal, ofFederal, "Zainab Kadhim Al-Rubaie"],
  ] as const) {
    expect(await named(actor, eventId)).toEqual([name]);
    const readings = await db().recordReading.findMany({ where: { listId: eventId }, include: { practitioner: true } });
    expect(readings).toMatchObject([{ accountId: actor.accountId, purpose: "compliance", practitioner: { nameLatin: name } }]);
  }
  // Who came after the order is in no file, for nobody wrote that they are.
  const late = { licence_number: "K-2", ...inErbil, ...shirin, name_latin: "Shirin Late Karim", birth_year: "1971" };
  await anAppliedImport(aRegisterCsv([aRegisterLine(late)]), region);
  expect(await named(region, wish.eventId)).toEqual(["Shirin Ahmed Karim"]);
  const later = { ...wish, eventId: randomUUID() };
  await exportRegister(region, later, occasion);
  expect((await named(region, later.eventId)).sort()).toEqual(["Shirin Ahmed Karim", "Shirin Late Karim"]);
  const learner = await aPractitioner();
  expect(await exportRegister(learner as unknown as ActorIn<"registrar">, { ...wish, eventId: randomUUID() }, occasion)).toEqual({
    ok: false,
    refusal: "not-yours",
  });
});

test("people are found by a name in any script, by a number in any spelling, and by nobody of another jurisdiction", async () => {
  await applied(aRegisterLine({ licence_number: "N-1" }));
  for (const text of ["زينب", "zainab", "زەینەب کازم ڕوبەیعی", "n 1", "N١"]) {
    const { people, count } = await registerPeople(federal, { ...ALL, text }, null, TODAY);
    expect({ text, count, names: people.map(({ nameLatin }) => nameLatin) }).toEqual({
      text,
      count: 1,
      names: ["Zainab Kadhim Al-Rubaie"],
    });
    for (const stranger of strangers) expect((await registerPeople(stranger, { ...ALL, text }, null, TODAY)).count).toBe(0);
  }
  expect((await registerPeople(federal, { ...ALL, text: "حسن" }, null, TODAY)).count).toBe(0);
  expect((await registerPeople(federal, { ...ALL, profession: "dentist" }, null, TODAY)).count).toBe(0);
});

test("an import is shown to its own jurisdiction, by line and verdict, and its refused lines are given back", async () => {
  const id = await brought(aRegisterLine({ licence_number: "N-1" }), ["=1+1", "nobody", "x"]);
  expect(await registerImports(federal)).toMatchObject([{ id, state: "previewed" }]);
  expect(await registerImport(federal, id, { verdict: "refused", after: 0 })).toMatchObject({
    counts: { new: 1, refused: 1 },
    pending: 1,
    lines: [{ line: 3, label: "=1+1 · nobody · x" }],
  });
  const rows = [];
  for await (const row of (await refusedLines(federal, id)) ?? []) rows.push(row);
  expect(rows).toMatchObject([{ line: 3, cells: ["=1+1", "nobody", "x"] }]);
  for (const stranger of strangers) {
    expect(await registerImports(stranger)).toEqual([]);
    expect(await registerImport(stranger, id, { verdict: null, after: 0 })).toBeNull();
    expect(await refusedLines(stranger, id)).toBeNull();
  }
});

test("two records become one: the account's remains, both ids lead to it, and no line of the ledger is touched", async () => {
  await applied(aRegisterLine({ licence_number: "N-1" }));
  const listed = await db().practitioner.findFirstOrThrow();
  const { practitionerId } = await aPractitioner({ nameAr: "زينب كاظم الربيعي", nameLatin: "Zainab Kadhim Al-Rubaie" });
  const wish = { eventId: randomUUID(), one: listed.id, other: practitionerId, reason: "Same identity card." };
  for (const stranger of strangers) expect(await mergePractitioners(stranger, wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await mergePractitioners(federal, { ...wish, other: listed.id }, occasion)).toEqual({ ok: false, refusal: "same-record" });
  expect(await mergePractitioners(federal, wish, occasion)).toEqual({ ok: true, value: practitionerId });
  expect(await mergePractitioners(federal, wish, occasion)).toEqual({ ok: true, value: practitionerId });
  expect(await mergePractitioners(federal, { ...wish, eventId: randomUUID() }, occasion)).toEqual({ ok: false, refusal: "merged-already" });
  expect(await db().licence.count({ where: { practitionerId } })).toBe(2);
  expect(await registerRecord(federal, listed.id, null, AT)).toMatchObject({ id: practitionerId, remaining: practitionerId });
  expect((await registerPeople(federal, ALL, null, TODAY)).people.map(({ id }) => id)).toEqual([practitionerId]);
  // A list that names the number of the earlier record finds the one that remains.
  const again = await brought(aRegisterLine({ licence_number: "N-1", facility_type: "", facility_name: "" }));
  expect(await db().registerImportLine.findFirst({ where: { importId: again } })).toMatchObject({ practitionerId, matchedBy: "licence" });
  const other = await aPractitioner();
  expect(
    await mergePractitioners(federal, { ...wish, eventId: randomUUID(), one: practitionerId, other: other.practitionerId }, occasion),
  ).toEqual({
    ok: false,
    refusal: "both-have-accounts",
  });
});
