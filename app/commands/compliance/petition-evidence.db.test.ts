import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { answerPetition } from "#app/commands/compliance/answer-petition.server.ts";
import { decidePetition } from "#app/commands/compliance/decide-petition.server.ts";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import { DecisionForm } from "#app/domain/compliance/petition-forms.ts";
import { External } from "#app/domain/compliance/petition.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownPetitions } from "#app/queries/compliance/own-petitions.server.ts";
import { petitionDesk } from "#app/queries/compliance/petition-desk.server.ts";
import { petitionEvidence } from "#app/queries/compliance/petition-evidence.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

const occasion = { at: instantAt(Date.parse("2026-06-01T09:00:00Z")), requestId: null };
const MB = 1024 * 1024;

const officerOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const federal = officerOf("IQ");

const text = (content: string) => new TextEncoder().encode(content);
const pdf = (mark: string) => text(`%PDF-1.7 ${mark}`);
/** One white point. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

beforeEach(emptyTables);

let titles = 0;
const anActivity = (more: object = {}) =>
  External.parse({
    ...{ kind: "external", title: `Talk ${String((titles += 1))}`, organiser: "A hospital", earnedOn: "2026-05-10", format: "live" },
    ...{ category: "patient-safety", accreditor: null, hundredths: 300, grade: "provider-signed" },
    ...more,
  });
const filed = (learner: ActorIn<"learner">, name: string, bytes: Uint8Array, more: object = {}) =>
  filePetition(learner, { eventId: randomUUID(), content: anActivity(more), evidence: { name, bytes } }, occasion);
async function aFiled(...args: Parameters<typeof filed>): Promise<string> {
  const outcome = await filed(...args);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}
const decided = (officer: ActorIn<"registrar">, petitionId: string, outcome: "accepted" | "asked" | "refused") =>
  decidePetition(officer, { eventId: randomUUID(), petitionId, outcome, reason: "The stamp is missing." }, occasion);

test("what a file is, its first bytes say: nothing that could run, unpack or draw is taken under any name", async () => {
  const learner = await aPractitioner();
  const unfit: Readonly<Record<string, Uint8Array>> = {
    "program.pdf": new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]),
    "elf.png": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]),
    "archive.pdf": new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]),
    "page.pdf": text("<!doctype html><script>alert(1)</script>"),
    "drawing.png": text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>'),
    "drawing-alone.svg": text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'),
    "words.jpg": text("plain words"),
    "broken.png": PNG.subarray(0, 20),
    "empty.pdf": new Uint8Array(),
  };
  for (const [name, bytes] of Object.entries(unfit))
    expect(await filed(learner, name, bytes), name).toEqual({ ok: false, refusal: "evidence-unfit" });
  expect(await db().petition.count()).toBe(0);
  expect(await db().mediaObject.count()).toBe(0);
  await aFiled(learner, "a picture called.exe", PNG);
  await aFiled(learner, "scan.html", pdf("a"));
  const kept = await db().petitionEvidence.findMany({ select: { object: { select: { contentType: true } } } });
  expect(kept.map(({ object }) => object.contentType).sort()).toEqual(["application/pdf", "image/png"]);
});

test("a file of 10 MB is taken, and one byte more is not", async () => {
  const learner = await aPractitioner();
  const whole = new Uint8Array(10 * MB);
  whole.set(pdf("whole"));
  await aFiled(learner, "a.pdf", whole);
  const more = new Uint8Array(10 * MB + 1);
  more.set(pdf("more"));
  expect(await filed(learner, "b.pdf", more)).toEqual({ ok: false, refusal: "evidence-unfit" });
});

test("the name under which a file is shown has no path and nothing that turns it round", async () => {
  const learner = await aPractitioner();
  for (const [name, shown] of [
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\Users\\a\\شهادة.pdf", "شهادة.pdf"],
    ["certificate\u202efdp.exe", "certificatefdp.exe"],
    ["a\u0000b\r\nset-cookie: x.pdf", "abset-cookie: x.pdf"],
    [`${"ا".repeat(500)}.pdf`, `${"ا".repeat(196)}.pdf`],
  ] as const) {
    const id = await aFiled(learner, name, pdf(name));
    expect(await db().petitionEvidence.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: shown });
  }
});

test("one file proves one activity of a person; as an answer, and in somebody else's hand, the officer is told", async () => {
  const learner = await aPractitioner();
  const first = await aFiled(learner, "a.pdf", pdf("one"));
  expect(await filed(learner, "another-name.pdf", pdf("one"))).toEqual({ ok: false, refusal: "evidence-used" });
  const second = await aFiled(learner, "b.pdf", pdf("two"));
  await decided(federal, second, "asked");
  const answer = { eventId: randomUUID(), petitionId: second, text: "Here it is.", evidence: { name: "c.pdf", bytes: pdf("one") } };
  expect(await answerPetition(learner, answer, occasion)).toMatchObject({ ok: true });
  const signs = async (id: string) => (await petitionDesk(federal, null, occasion.at)).petitions.find((each) => each.id === id)?.signs;
  expect(await signs(second)).toEqual(["same-file"]);
  await decided(federal, first, "accepted");
  expect(await decided(federal, second, "accepted")).toEqual({ ok: false, refusal: { code: "credited-already" } });
  // A refused claim leaves its paper free for the one that is filed rightly.
  const third = await aFiled(learner, "d.pdf", pdf("three"));
  await decided(federal, third, "refused");
  await aFiled(learner, "d.pdf", pdf("three"));
});

test("one activity that is claimed for two days is shown to the officer; a title that only ends alike is not", async () => {
  const learner = await aPractitioner();
  await aFiled(learner, "a.pdf", pdf("a"), { title: "ورشة الإنعاش ٣" });
  const twin = await aFiled(learner, "b.pdf", pdf("b"), { title: "ورشه الانعاش 3", earnedOn: "2026-05-11" });
  const other = await aFiled(learner, "c.pdf", pdf("c"), { title: "ملخص ورشة الإنعاش ٣", earnedOn: "2026-05-12" });
  const { petitions } = await petitionDesk(federal, "external", occasion.at);
  const signs = new Map(petitions.map(({ id, signs: shown }) => [id, shown]));
  expect([signs.get(twin), signs.get(other)]).toEqual([["same-title"], []]);
});

test("evidence is opened by its owner and by officers who may decide about it, and by nobody else", async () => {
  const learner = await aPractitioner();
  const id = await aFiled(learner, "a.pdf", pdf("a"));
  const { governorate, directorate } = await db().practitioner.findUniqueOrThrow({ where: { id: learner.practitionerId } });
  for (const who of [learner, federal, officerOf(`directorate:${directorate}`), officerOf("body:moh-federal")])
    expect(await petitionEvidence(who, id)).not.toBeNull();
  expect(governorate).not.toBe("erbil");
  const accountId = AccountId.parse(randomUUID());
  for (const who of [
    await aPractitioner(),
    officerOf("IQ-KR"),
    officerOf("directorate:erbil"),
    officerOf("body:syndicate-of-nobody"),
    officerOf("directorate:"),
    officerOf(""),
    { role: "auditor", accountId, jurisdiction: "IQ" } as const,
    { role: "admin", accountId } as const,
    { role: "trainer", accountId, providerId: "test-provider" } as const,
  ])
    expect(await petitionEvidence(who, id), JSON.stringify(who)).toBeNull();
  expect(await petitionEvidence(learner, randomUUID())).toBeNull();
});

test("nothing is decided without a reason: neither a form without one nor one of blanks is a decision", async () => {
  const learner = await aPractitioner();
  const petitionId = await aFiled(learner, "a.pdf", pdf("a"));
  const form = { eventId: randomUUID(), petitionId, outcome: "accepted" };
  for (const reason of [undefined, "", "   ", "\n\t", "x".repeat(3001)])
    expect(DecisionForm.safeParse({ ...form, reason }).success, JSON.stringify(reason)).toBe(false);
  for (const outcome of ["waiting", "answered", ""]) expect(DecisionForm.safeParse({ ...form, reason: "a", outcome }).success).toBe(false);
  // And what gets past every form, the database refuses.
  const step = { petitionId, accountId: federal.accountId, role: "registrar", at: occasion.at, kind: "refused" };
  await expect(db().petitionStep.create({ data: { ...step, id: randomUUID(), text: " " } })).rejects.toThrow();
  expect((await ownPetitions(learner, { id: petitionId }, null, occasion.at))?.petitions[0]).toMatchObject({ state: "waiting", steps: [] });
});

test("of a petition of somebody else no file is so much as looked at", async () => {
  const id = await aFiled(await aPractitioner(), "scan.pdf", pdf("1"));
  const unfit = { eventId: randomUUID(), petitionId: id, text: "Here it is.", evidence: { name: "program.pdf", bytes: text("MZ") } };
  expect(await answerPetition(await aPractitioner(), unfit, occasion)).toEqual({ ok: false, refusal: "not-yours" });
});
