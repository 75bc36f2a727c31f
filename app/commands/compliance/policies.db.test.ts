import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { draftPolicy } from "#app/commands/compliance/draft-policy.server.ts";
import { signPolicy } from "#app/commands/compliance/sign-policy.server.ts";
import { storePolicy } from "#app/commands/compliance/store-policy.server.ts";
import { policyFor, policyHash, signedHash } from "#app/data/policies.server.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { policies, policyPage } from "#app/queries/compliance/policies.server.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { emptyTablesWholly } from "#tests/support/database.ts";

const AT = instantAt(Date.parse("2026-11-01T09:00:00Z"));
const occasion = { at: AT, requestId: null };

const registrarOf = (jurisdiction: string): ActorIn<"registrar"> => ({
  role: "registrar",
  accountId: AccountId.parse(randomUUID()),
  jurisdiction,
});
const first = registrarOf("IQ");
const second: ActorIn<"auditor"> = { ...registrarOf("IQ"), role: "auditor" };

const law = (more: Partial<Policy> = {}) =>
  aPolicy([{ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 3000 } }], {
    id: "law",
    state: "draft",
    adoptedOn: null,
    legalReference: "Order 1 of 2026",
    effective: { from: "2027-01-01", until: null },
    clauses: [{ id: "c", text: "A sentence that stands for a clause.", source: "The law of a test", certainty: "verified" }],
    ...more,
  });
const shadowFile = aPolicy([], { id: "file", effective: { from: "2026-01-01", until: null }, adoptedOn: "2025-12-01" });

beforeEach(emptyTablesWholly);

async function stored(policy: Policy) {
  await storePolicy(policy, occasion);
  return db().policyVersion.findUniqueOrThrow({ where: { policyId_version: { policyId: policy.id, version: policy.version } } });
}

const signing = ({ id, content }: { id: string; content: unknown }, stage: "shadow" | "in-force", cases: readonly unknown[] = []) => ({
  eventId: randomUUID(),
  policyVersionId: id,
  signedHash: signedHash({ content: content as Json, cases: cases as Json }),
  stage,
});
const judging = async () => (await policyFor(db(), "basra")).versions.map(({ id, state, adoptedOn }) => [id, state, adoptedOn]);

test("a file is stored once, as it was; it judges in shadow when it says so, and a file cannot be in force by itself", async () => {
  expect(await judging()).toEqual([]);
  expect(await storePolicy(shadowFile, occasion)).toBe(true);
  expect(await storePolicy(shadowFile, occasion)).toBe(false);
  expect(await storePolicy({ ...shadowFile, stepHundredths: 50 }, occasion)).toBe(false);
  expect(await storePolicy(law({ state: "in-force", adoptedOn: shadowFile.adoptedOn }), occasion)).toBe(true);
  expect(await judging()).toEqual([["file", "shadow", "2025-12-01"]]);
  expect((await db().auditEntry.findMany()).map(({ deed }) => deed)).toEqual(["policy-stored", "policy-stored"]);
});

test("two people sign it into shadow, two into force; each once, and it judges only then", async () => {
  await stored(shadowFile);
  const version = await stored(law());
  const wish = signing(version, "shadow");
  expect(await signPolicy(first, wish, occasion)).toEqual({ ok: true, value: null });
  expect(await signPolicy(first, wish, occasion)).toEqual({ ok: true, value: null });
  expect(await signPolicy(first, signing(version, "shadow"), occasion)).toEqual({ ok: false, refusal: { code: "signed-already" } });
  expect(await judging()).toEqual([["file", "shadow", "2025-12-01"]]);
  expect(await signPolicy(second, signing(version, "in-force"), occasion)).toEqual({ ok: false, refusal: { code: "another-step" } });
  expect(await signPolicy(second, signing(version, "shadow"), occasion)).toEqual({ ok: true, value: null });
  expect(await judging()).toEqual([
    ["file", "shadow", "2025-12-01"],
    ["law", "shadow", "2026-11-01"],
  ]);
  for (const one of [second, first]) expect(await signPolicy(one, signing(version, "in-force"), occasion)).toMatchObject({ ok: true });
  expect(await judging()).toContainEqual(["law", "in-force", "2026-11-01"]);
  expect(await signPolicy(registrarOf("IQ"), signing(version, "in-force"), occasion)).toEqual({
    ok: false,
    refusal: { code: "nothing-to-sign" },
  });
  const signatures = await db().auditEntry.findMany({ where: { deed: "policy-signed" } });
  expect(signatures.map(({ details }) => (details as { stage: string }).stage)).toEqual(["shadow", "shadow", "in-force", "in-force"]);
});

test("a version is brought from a desk as a draft, once, for one's own jurisdiction; its author may be one of the two", async () => {
  const wish = { eventId: randomUUID(), text: JSON.stringify(law({ state: "in-force" })), cases: "[]" };
  for (const stranger of [registrarOf("IQ-KR"), registrarOf("directorate:basra"), { ...first, role: "trainer" } as unknown as typeof first])
    expect(await draftPolicy(stranger, wish, occasion)).toEqual({ ok: false, refusal: { code: "not-your-jurisdiction" } });
  expect(await draftPolicy(first, { ...wish, text: '{"rules":' }, occasion)).toEqual({
    ok: false,
    refusal: { code: "not-a-policy", places: [] },
  });
  expect(await draftPolicy(first, { ...wish, text: "{}" }, occasion)).toMatchObject({ ok: false, refusal: { code: "not-a-policy" } });
  const twice = law();
  const wrong = JSON.stringify({ ...twice, rules: [...twice.rules, ...twice.rules] });
  expect(await draftPolicy(first, { ...wish, text: wrong }, occasion)).toMatchObject({
    ok: false,
    refusal: { code: "contradicts-itself" },
  });
  expect(await draftPolicy(first, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await draftPolicy(first, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await draftPolicy(second, { ...wish, eventId: randomUUID() }, occasion)).toEqual({
    ok: false,
    refusal: { code: "stored-already" },
  });
  expect(await judging()).toEqual([]);
  const version = await db().policyVersion.findUniqueOrThrow({ where: { id: wish.eventId } });
  for (const one of [first, second]) expect(await signPolicy(one, signing(version, "shadow"), occasion)).toMatchObject({ ok: true });
  expect(await judging()).toEqual([["law", "shadow", "2026-11-01"]]);
});

const worked = (expect: object) => ({
  name: "Nothing earned lacks everything",
  clauses: ["c"],
  day: "2027-06-01",
  person: { profession: "nurse" },
  credits: [],
  expect,
});

test("worked cases come with a draft and stay beside it; while one comes out otherwise nobody signs", async () => {
  const wish = { eventId: randomUUID(), text: JSON.stringify(law()), cases: JSON.stringify([worked({ state: "met" })]) };
  for (const cases of ["no list", "{}", JSON.stringify([{ ...worked({ state: "met" }), day: "soon" }])])
    expect(await draftPolicy(first, { ...wish, cases }, occasion)).toMatchObject({ ok: false, refusal: { code: "not-a-case" } });
  expect(await db().policyVersion.count()).toBe(0);
  for (let sent = 0; sent < 2; sent += 1) expect(await draftPolicy(first, wish, occasion)).toEqual({ ok: true, value: wish.eventId });
  expect(await db().policyCases.count()).toBe(1);
  const version = await db().policyVersion.findUniqueOrThrow({ where: { id: wish.eventId } });
  const failing = [WorkedCase.parse(worked({ state: "met" }))];
  expect(await signPolicy(first, signing(version, "shadow"), occasion)).toEqual({ ok: false, refusal: { code: "another-text" } });
  expect(await signPolicy(first, signing(version, "shadow", failing), occasion)).toEqual({
    ok: false,
    refusal: { code: "case-fails", cases: ["Nothing earned lacks everything"] },
  });
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({
    cases: [{ worked: { day: "2027-06-01" }, otherwise: [{ what: "state", expected: "met", found: "short" }] }],
  });
  await expect(db().policyCases.deleteMany({})).rejects.toThrow();
  const right = { eventId: randomUUID(), text: JSON.stringify(law({ version: "2" })), cases: JSON.stringify([worked({ state: "short" })]) };
  expect(await draftPolicy(first, right, occasion)).toMatchObject({ ok: true });
  const next = await db().policyVersion.findUniqueOrThrow({ where: { id: right.eventId } });
  const passing = [WorkedCase.parse(worked({ state: "short" }))];
  for (const one of [first, second]) expect(await signPolicy(one, signing(next, "shadow", passing), occasion)).toMatchObject({ ok: true });
});

/** As somebody with the database's own keys would, past what refuses it. */
async function forged(change: (tx: Pick<ReturnType<typeof db>, "policyCases" | "policySignature" | "$executeRaw">) => Promise<unknown>) {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await change(tx);
  });
}

test("a signature covers the worked cases too: once one is changed it matches nothing, and nobody signs further", async () => {
  const cases = [worked({ state: "short" })];
  const wish = { eventId: randomUUID(), text: JSON.stringify(law()), cases: JSON.stringify(cases) };
  await draftPolicy(first, wish, occasion);
  const version = await db().policyVersion.findUniqueOrThrow({ where: { id: wish.eventId }, include: { cases: true } });
  const stored = (version.cases?.cases ?? []) as unknown[];
  expect(await signPolicy(first, signing(version, "shadow", stored), occasion)).toEqual({ ok: true, value: null });
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({
    signedHash: signing(version, "shadow", stored).signedHash,
    signatures: [{ hashForm: "text-and-cases", isIntact: true }],
  });
  const changed = [WorkedCase.parse({ ...worked({ state: "short" }), day: "2027-07-01" })];
  await forged((tx) => tx.policyCases.updateMany({ data: { cases: changed } }));
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({ signatures: [{ isIntact: false }] });
  expect(await signPolicy(second, signing(version, "shadow", changed), occasion)).toEqual({
    ok: false,
    refusal: { code: "broken-signature" },
  });
});

test("a signature from before covers the text alone, and stays good for that", async () => {
  const version = await stored(law());
  await signPolicy(first, signing(version, "shadow"), occasion);
  await forged((tx) => tx.policySignature.updateMany({ data: { hashForm: "text", contentHash: policyHash(law()) } }));
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({ signatures: [{ hashForm: "text", isIntact: true }] });
  expect(await signPolicy(second, signing(version, "shadow"), occasion)).toMatchObject({ ok: true });
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({
    signed: { state: "shadow" },
    signatures: [{ isIntact: true }, { hashForm: "text-and-cases", isIntact: true }],
  });
  await forged((tx) => tx.$executeRaw`UPDATE policy_version SET content = content || '{"stepHundredths": 50}'`);
  const broken = (await policyPage(second, version.id, null, "en", AT))?.signatures;
  expect(broken?.map(({ isIntact }) => isIntact)).toEqual([false, false]);
});

test("no worked cases come beside a text that somebody signed without them", async () => {
  const cases = [WorkedCase.parse(worked({ state: "short" }))];
  const version = await stored(law());
  await signPolicy(first, signing(version, "shadow"), occasion);
  expect(await storePolicy(law(), occasion, cases)).toBe(false);
  expect(await db().policyCases.count()).toBe(0);
});

test("a file's worked cases are stored with it, once, also beside the same text of an earlier release, and never beside another", async () => {
  const cases = [WorkedCase.parse(worked({ state: "nothing-asked" }))];
  expect(await storePolicy(shadowFile, occasion)).toBe(true);
  expect(await storePolicy({ ...shadowFile, stepHundredths: 50 }, occasion, cases)).toBe(false);
  expect(await db().policyCases.count()).toBe(0);
  for (let start = 0; start < 2; start += 1) expect(await storePolicy(shadowFile, occasion, cases)).toBe(false);
  expect(await db().policyCases.findMany({ select: { cases: true } })).toEqual([{ cases }]);
});

test("two signatures at one moment are two, and one person's two are one", async () => {
  const version = await stored(law());
  const outcomes = await Promise.all([first, first, second].map((one) => signPolicy(one, signing(version, "shadow"), occasion)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await policyPage(first, version.id, null, "en", AT)).toMatchObject({ signed: { state: "shadow" } });
});

test("nobody of another jurisdiction signs, nobody another text, and nothing that contradicts itself or reaches back", async () => {
  const version = await stored(law());
  for (const stranger of [registrarOf("IQ-KR"), registrarOf("directorate:basra"), registrarOf("body:moh-federal"), registrarOf("forged")])
    expect(await signPolicy(stranger, signing(version, "shadow"), occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  const ofRegion = await stored(law({ id: "law-of-the-region", jurisdiction: "IQ-KR" }));
  for (const federal of [first, second])
    expect(await signPolicy(federal, signing(ofRegion, "shadow"), occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await signPolicy(registrarOf("IQ-KR"), signing(ofRegion, "shadow"), occasion)).toMatchObject({ ok: true });
  const trainer = { ...first, role: "trainer" } as unknown as typeof first;
  expect(await signPolicy(trainer, signing(version, "shadow"), occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await signPolicy(first, signing({ ...version, id: randomUUID() }, "shadow"), occasion)).toMatchObject({ ok: false });
  const another = { ...signing(version, "shadow"), signedHash: "0".repeat(64) };
  expect(await signPolicy(first, another, occasion)).toEqual({ ok: false, refusal: { code: "another-text" } });
  const late = { at: instantAt(Date.parse("2027-01-02T09:00:00Z")), requestId: null };
  expect(await signPolicy(first, signing(version, "shadow"), late)).toEqual({
    ok: false,
    refusal: { code: "contradicts-itself", faults: [{ code: "retroactive", clause: "c" }] },
  });
  expect(await db().policySignature.count({ where: { policyVersionId: version.id } })).toBe(0);
});

test("every version is listed with its state, one is shown with what keeps it, and compared with another rule by rule", async () => {
  const before = await stored(shadowFile);
  const version = await stored(law());
  await stored(aPolicy([], { id: "region", jurisdiction: "IQ-KR" }));
  const learner = {
    role: "learner",
    accountId: first.accountId,
    practitionerId: PractitionerId.parse(randomUUID()),
  } as const;
  expect(await policies(learner, "en")).toEqual([]);
  expect(await policyPage(learner, version.id, null, "en", AT)).toBeNull();
  expect((await policies(first, "ckb")).map(({ name, signed }) => [name, signed.state])).toEqual([
    ["نموونە", "shadow"],
    ["نموونە", "draft"],
    ["نموونە", "shadow"],
  ]);
  await signPolicy(first, signing(version, "shadow"), occasion);
  expect(await policyPage(first, version.id, before.id, "en", AT)).toMatchObject({
    maySign: false,
    faults: [],
    signatures: [{ stage: "shadow", role: "registrar" }],
    others: [{ id: before.id }],
    comparison: { changes: [{ from: null, to: { kind: "minimum" } }] },
  });
  expect(await policyPage(second, version.id, null, "en", AT)).toMatchObject({ maySign: true, comparison: null });
  expect(await policyPage(registrarOf("IQ-KR"), version.id, null, "en", AT)).toMatchObject({ maySign: false });
  expect(await policyPage(first, before.id, null, "en", AT)).toMatchObject({
    faults: expect.arrayContaining([{ code: "in-force-without-law", clause: "c" }]) as unknown,
  });
});
