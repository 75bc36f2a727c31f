import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { answerPetition } from "#app/commands/compliance/answer-petition.server.ts";
import { decidePetition } from "#app/commands/compliance/decide-petition.server.ts";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import type { DecisionWish } from "#app/domain/compliance/petition-forms.ts";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownPetitions } from "#app/queries/compliance/own-petitions.server.ts";
import { ownReadings, ownRecord } from "#app/queries/compliance/own-record.server.ts";
import { petitionDesk } from "#app/queries/compliance/petition-desk.server.ts";
import { petitionEvidence } from "#app/queries/compliance/petition-evidence.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anActivity } from "#tests/builders/an-activity.ts";
import { emptyTables } from "#tests/support/database.ts";

const occasionOn = (day: string) => ({ at: instantAt(Date.parse(`${day}T09:00:00Z`)), requestId: null });
const occasion = occasionOn("2026-06-01");
const day = (text: string) => text as CalendarDay;
let files = 0;
/** A scan that differs from every other. */
const aScan = () => ({ name: "شهادة.pdf", bytes: new TextEncoder().encode(`%PDF-1.7 ${String((files += 1))} ${randomUUID()}`) });

const officerOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const federal = officerOf("IQ");
const strangers = [officerOf("IQ-KR"), officerOf("directorate:erbil"), officerOf("body:moh-kurdistan"), officerOf("forged")];

const aRelief: PetitionContent = { kind: "relief", reason: "maternity", from: day("2026-02-01"), to: day("2026-05-31"), note: "" };

beforeEach(emptyTables);

async function filed(
  learner: ActorIn<"learner">,
  content: PetitionContent,
  { evidence = aScan(), at = occasion }: { evidence?: ReturnType<typeof aScan> | null; at?: typeof occasion } = {},
) {
  return filePetition(learner, { eventId: randomUUID(), content, evidence }, at);
}
async function aFiled(...args: Parameters<typeof filed>): Promise<string> {
  const outcome = await filed(...args);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}
const word = (petitionId: string, outcome: DecisionWish["outcome"], more: Partial<DecisionWish> = {}): DecisionWish => ({
  eventId: randomUUID(),
  petitionId,
  outcome,
  reason: "Telephoned the organiser, who confirms it.",
  ...more,
});
const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);
const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } });

test("an external activity is filed with its evidence, once, and an officer's word writes its line with the audit row", async () => {
  const learner = await aPractitioner();
  const wish = { eventId: randomUUID(), content: anActivity(), evidence: aScan() };
  expect(await filePetition(learner, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await filePetition(learner, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await filePetition(await aPractitioner(), wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await db().ledgerLine.count()).toBe(0);

  const desk = await petitionDesk(federal, null, occasion.at);
  expect(desk).toMatchObject({ waiting: { external: 1, relief: 0, appeal: 0 }, petitions: [{ id: wish.eventId, signs: [] }] });
  expect(desk.petitions[0]?.effect).toMatchObject({ before: { countedHundredths: 0 }, after: { countedHundredths: 300 } });
  const given = word(wish.eventId, "accepted", { credits: 250, grade: "supervisor-cosigned" });
  expect(await decidePetition(federal, given, occasion)).toEqual({ ok: true, value: null });
  expect(await decidePetition(federal, given, occasion)).toEqual({ ok: true, value: null });
  expect(await db().ledgerLine.findMany()).toMatchObject([
    {
      ...{ practitionerId: learner.practitionerId, kind: "award", amountHundredths: 250, category: "patient-safety" },
      ...{ cause: `petition:${wish.eventId}`, evidenceGrade: "supervisor-cosigned", earnedOn: "2026-05-10" },
      ruleVersion: "external-1:iq-example@2026-1",
    },
  ]);
  expect(await deeds()).toEqual(["petition-filed", "petition-accepted"]);
  expect(await ownStanding(learner, "en", occasion.at)).toMatchObject({ summary: { countedHundredths: 250 } });
  expect((await ownStanding(learner, "en", occasion.at))?.cycles[0]?.credits[0]?.title).toBe(wish.content.title);
  const everything = { period: null, creditType: null, category: null };
  expect((await transcript(learner, everything))?.lines[0]).toMatchObject({
    title: { ckb: wish.content.title },
    providerName: { ar: wish.content.organiser },
  });
  expect(await ownReadings(learner)).toMatchObject([{ purpose: "claim", role: "registrar", jurisdiction: "IQ" }]);
  expect((await ownPetitions(learner, { kind: "external" }, null, occasion.at))?.petitions).toMatchObject([
    { state: "accepted", steps: [{ kind: "accepted", text: given.reason, hundredths: 250 }], effect: null },
  ]);
});

test("nobody of another jurisdiction, no auditor, no learner and nobody about their own petition decides, sees it or opens its file", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, anActivity());
  for (const stranger of strangers) {
    expect(await decidePetition(stranger, word(id, "accepted"), occasion)).toEqual(code("not-yours"));
    expect((await petitionDesk(stranger, null, occasion.at)).petitions).toEqual([]);
    expect(await petitionEvidence(stranger, id)).toBeNull();
  }
  const auditor = { ...federal, role: "auditor" } as unknown as ActorIn<"registrar">;
  for (const other of [auditor, learner as unknown as ActorIn<"registrar">])
    expect(await decidePetition(other, word(id, "accepted"), occasion)).toEqual(code("not-yours"));
  expect(await decidePetition({ ...federal, accountId: learner.accountId }, word(id, "accepted"), occasion)).toEqual(code("own-petition"));
  const other = await aPractitioner();
  expect(await petitionEvidence(other, id)).toBeNull();
  expect((await ownPetitions(other, { id }, null, occasion.at))?.petitions).toEqual([]);
  expect(
    await filePetition(federal as unknown as ActorIn<"learner">, { eventId: randomUUID(), content: aRelief, evidence: null }, occasion),
  ).toEqual({
    ok: false,
    refusal: "not-yours",
  });
  for (const one of [learner, federal]) expect(await petitionEvidence(one, id)).toMatchObject({ contentType: "application/pdf" });
});

test("of two officers who decide one claim at once one wins, and the other is told by whom and when", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, anActivity());
  const basra = officerOf("directorate:basra");
  const outcomes = await Promise.all([
    decidePetition(federal, word(id, "accepted"), occasion),
    decidePetition(basra, word(id, "refused"), occasion),
  ]);
  const winner = outcomes[0].ok ? federal : basra;
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({
    ok: false,
    refusal: { code: "decided-already", by: winner.accountId, outcome: outcomes[0].ok ? "accepted" : "refused", at: occasion.at },
  });
  expect(await db().petitionStep.count()).toBe(1);
  expect(await db().ledgerLine.count()).toBe(outcomes[0].ok ? 1 : 0);
});

test("an officer asks, the clinician answers with a better scan, and only then is it accepted", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, anActivity());
  const answer = { eventId: randomUUID(), petitionId: id, text: "The stamp is on this one.", evidence: aScan() };
  expect(await answerPetition(learner, answer, occasion)).toEqual({ ok: false, refusal: "not-asked" });
  expect(await decidePetition(federal, word(id, "asked"), occasion)).toEqual({ ok: true, value: null });
  expect((await petitionDesk(federal, null, occasion.at)).petitions).toEqual([]);
  expect(await decidePetition(federal, word(id, "accepted"), occasion)).toEqual(code("waits-for-answer"));
  expect(await answerPetition(await aPractitioner(), answer, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await answerPetition(learner, answer, occasion)).toEqual({ ok: true, value: null });
  expect(await answerPetition(learner, answer, occasion)).toEqual({ ok: true, value: null });
  expect((await petitionDesk(federal, "external", occasion.at)).petitions[0]?.evidence).toHaveLength(2);
  expect((await petitionDesk(federal, "appeal", occasion.at)).petitions).toEqual([]);
  expect(await decidePetition(federal, word(id, "accepted"), occasion)).toEqual({ ok: true, value: null });
  expect(await deeds()).toEqual(["petition-filed", "petition-asked", "petition-answered", "petition-accepted"]);
});

test("what proves less is graded less, and nothing is accepted for more than was claimed", async () => {
  const learner = await aPractitioner();
  expect(await filed(learner, anActivity(), { evidence: null })).toEqual({ ok: false, refusal: "evidence-missing" });
  const id = await aFiled(learner, anActivity({ grade: "self-reported" }), { evidence: null });
  expect(await decidePetition(federal, word(id, "accepted", { grade: "provider-signed" }), occasion)).toEqual(code("better-than-proven"));
  expect(await decidePetition(federal, word(id, "accepted", { credits: 325 }), occasion)).toEqual(code("more-than-claimed"));
  expect(await decidePetition(federal, word(id, "accepted"), occasion)).toEqual({ ok: true, value: null });
  expect(await db().ledgerLine.findFirst()).toMatchObject({ evidenceGrade: "self-reported", amountHundredths: 300 });
});

test("duplicates: the same activity and day, the same file, and a credit of that day", async () => {
  const learner = await aPractitioner();
  const evidence = aScan();
  const id = await aFiled(learner, anActivity(), { evidence });
  expect(await filed(learner, anActivity({ title: "  NEONATAL  resuscitation: workshop" }))).toEqual({
    ok: false,
    refusal: "filed-already",
  });
  expect(await filed(learner, anActivity({ title: "Another name" }), { evidence })).toEqual({ ok: false, refusal: "evidence-used" });
  await decidePetition(federal, word(id, "accepted"), occasion);
  const colleague = await aPractitioner();
  await aFiled(colleague, anActivity(), { evidence });
  await aFiled(learner, anActivity({ title: "An evening lecture" }));
  const { petitions } = await petitionDesk(federal, "external", occasion.at);
  expect(petitions.map(({ signs }) => signs).sort()).toEqual([["credit-that-day"], ["same-file"]]);
  // One that was refused may be filed again; that it is accepted twice, the decision refuses.
  const again = await aFiled(learner, anActivity({ title: "Refused at first" }));
  await decidePetition(federal, word(again, "refused"), occasion);
  await aFiled(learner, anActivity({ title: "Refused at first" }));
  const twin = randomUUID();
  const { content, activityKey } = await db().petition.findUniqueOrThrow({ where: { id } });
  await db().petition.create({
    data: {
      id: twin,
      practitionerId: learner.practitionerId,
      kind: "external",
      content: content!,
      activityKey,
      filedAt: occasion.at,
      state: "waiting",
    },
  });
  expect(await decidePetition(federal, word(twin, "accepted", { grade: "self-reported" }), occasion)).toEqual(code("credited-already"));
});

test("a foreign credit is worth what the policy's table of equivalence says, and one that the table does not know is not taken", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, anActivity({ accreditor: "ehc", hundredths: 400 }));
  expect((await petitionDesk(federal, null, occasion.at)).petitions).toMatchObject([
    { percent: 50, effect: { after: { countedHundredths: 200 } } },
  ]);
  await decidePetition(federal, word(id, "accepted"), occasion);
  expect(await ownStanding(learner, "en", occasion.at)).toMatchObject({ summary: { countedHundredths: 200 } });
  await db().practitioner.update({ where: { id: learner.practitionerId }, data: { governorate: "erbil" } });
  const refusal = await filed(learner, anActivity({ title: "Elsewhere", accreditor: "kims" }));
  expect(refusal).toEqual({ ok: false, refusal: "not-recognised" });
});

test("a relief shows its effect by the policy before and after an officer grants it", async () => {
  const learner = await aPractitioner();
  const asked = await ownPetitions(learner, { kind: "relief" }, aRelief, occasion.at);
  expect(asked?.preview).toMatchObject({ before: { requiredHundredths: 1500 }, after: { requiredHundredths: 1000 } });
  expect(await filed(learner, { ...aRelief, to: day("2026-01-01") })).toEqual({ ok: false, refusal: "days-reversed" });
  expect(await filed(learner, { ...aRelief, to: day("2036-01-01") })).toEqual({ ok: false, refusal: "too-many-days" });
  expect(await filed(learner, aRelief, { evidence: null })).toEqual({ ok: false, refusal: "evidence-missing" });
  const id = await aFiled(learner, aRelief);
  expect(await filed(learner, aRelief)).toEqual({ ok: false, refusal: "filed-already" });
  expect(await ownStanding(learner, "en", occasion.at)).toMatchObject({ summary: { requiredHundredths: 1500 } });
  expect((await petitionDesk(federal, "relief", occasion.at)).petitions[0]?.effect).toMatchObject({ after: { requiredHundredths: 1000 } });
  await decidePetition(federal, word(id, "accepted"), occasion);
  expect(await ownStanding(learner, "en", occasion.at)).toMatchObject({ summary: { requiredHundredths: 1000 } });
  const shown = await ownPetitions(learner, { id }, null, occasion.at);
  expect(shown?.petitions[0]?.effect).toMatchObject({ before: { requiredHundredths: 1500 }, after: { requiredHundredths: 1000 } });
  expect(await db().ledgerLine.count()).toBe(0);
});

test("an appeal runs by the policy's clock: in time, once, and its decision is the standing's", async () => {
  const learner = await aPractitioner();
  await db().practitioner.update({ where: { id: learner.practitionerId }, data: { governorate: "erbil", directorate: "erbil" } });
  const appeal = { kind: "appeal", cycleFrom: day("2026-01-01"), ground: "The hospital was closed for nine months." } as const;
  const later = occasionOn("2027-02-01");
  expect(await filed(learner, appeal, { evidence: null })).toEqual({ ok: false, refusal: "no-appeal" });
  expect(await ownStanding(learner, "en", later.at)).toMatchObject({ state: "non-adherent" });
  expect((await ownPetitions(learner, { kind: "appeal" }, null, later.at))?.openToAppeal).toEqual([
    { cycleFrom: "2026-01-01", cycleTo: "2027-12-31", until: "2028-02-29" },
  ]);
  const id = await aFiled(learner, appeal, { evidence: null, at: later });
  expect(await filed(learner, appeal, { evidence: null, at: later })).toEqual({ ok: false, refusal: "filed-already" });
  expect(await ownStanding(learner, "en", later.at)).toMatchObject({ state: "under-appeal" });
  const region = officerOf("IQ-KR");
  expect(await decidePetition(region, word(id, "accepted"), occasionOn("2027-02-09"))).toEqual({ ok: true, value: null });
  expect(await ownStanding(learner, "en", occasionOn("2027-02-10").at)).toMatchObject({ state: "met" });
  const other = await aPractitioner();
  await db().practitioner.update({ where: { id: other.practitionerId }, data: { governorate: "erbil" } });
  expect(await filed(other, appeal, { evidence: null, at: occasionOn("2028-03-01") })).toEqual({ ok: false, refusal: "appeal-over" });
});

test("what is no scan and no photograph is not taken, nor an activity of tomorrow", async () => {
  const learner = await aPractitioner();
  const zip = { name: "a.pdf", bytes: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]) };
  const script = { name: "a.svg", bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>') };
  for (const evidence of [zip, script, { name: "a.pdf", bytes: new TextEncoder().encode("plain words") }])
    expect(await filed(learner, anActivity(), { evidence })).toEqual({ ok: false, refusal: "evidence-unfit" });
  expect(await filed(learner, anActivity({ earnedOn: day("2026-06-02") }))).toEqual({ ok: false, refusal: "in-the-future" });
});

test("that the line of an accepted activity was cut out of the ledger is found", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, anActivity());
  await decidePetition(federal, word(id, "accepted"), occasion);
  const judged = async () => {
    const chains = [];
    for await (const { broken, missing } of ledgerChains()) chains.push({ broken, missing });
    return chains;
  };
  expect(await judged()).toEqual([{ broken: [], missing: [] }]);
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`DELETE FROM credit_ledger`;
  });
  expect(await judged()).toEqual([{ broken: [], missing: [{ fault: "line-missing", owedTo: "claim", id: `petition:${id}` }] }]);
});

test("nobody fills the officer's desk", async () => {
  const learner = await aPractitioner();
  for (let count = 0; count < 40; count += 1)
    await aFiled(learner, anActivity({ title: `Talk ${String(count)}`, grade: "self-reported" }), { evidence: null });
  expect(await filed(learner, anActivity())).toEqual({ ok: false, refusal: "too-many" });
});

test("the export holds every line, claim, decision, file and reading of the person and of nobody else", async () => {
  const [learner, other] = [await aPractitioner(), await aPractitioner()];
  for (const one of [learner, other]) await decidePetition(federal, word(await aFiled(one, anActivity()), "accepted"), occasion);
  const tables = await ownRecord(learner);
  expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
    ["ledger", 1],
    ["certificates", 0],
    ["claims", 1],
    ["decisions", 1],
    ["evidence", 1],
    ["readings", 1],
  ]);
  expect(JSON.stringify(tables)).not.toContain(other.practitionerId);
  expect((await ownRecord(federal)).every(({ rows }) => rows.length === 0)).toBe(true);
});
