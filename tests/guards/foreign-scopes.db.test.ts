import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import { exportRegister } from "#app/commands/identity/export-register.server.ts";
import { signedHash, storedPolicy } from "#app/data/policies.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { databaseContent } from "#tests/support/database-content.ts";
import { type Visitor, visitor } from "#tests/support/http-client.ts";
import { type RoleHolder, aRoleHolder, aSession } from "#tests/support/signed-in.ts";

const NAME = "Zahra Seldom-Seen";
/** Each answers for somebody, and none for a nurse in Basra whom the federal ministry licensed; the last two name nobody at all. */
const FOREIGN = ["IQ-KR", "directorate:erbil", "body:moh-kurdistan", "directorate:", "IQ;IQ-KR"];

let server: BuiltServer;
let learner: ActorIn<"learner">;
let owner: Visitor;
let stranger: Visitor;
let foreigners: readonly (readonly [string, Visitor])[];
let ids: { petition: string; export: string; import: string; licence: string; version: string; hash: string };

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer({ databaseUrl: process.env["DATABASE_URL"]!, dataFolder: process.env["DATA_FOLDER"]! });
  const occasion = { at: instantAt(Date.now()), requestId: null };
  learner = await aPractitioner({ nameLatin: NAME });
  owner = visitor(server.url, await aSession(learner.accountId));
  stranger = visitor(server.url, await aSession((await aPractitioner()).accountId));
  const petition = await aReliefOf(learner);
  const registrar: RoleHolder = await aRoleHolder("registrar");
  const asked = { eventId: randomUUID(), purpose: "compliance", note: "", format: "csv" } as const;
  const search = { text: "", profession: null, governorate: null };
  expect(await exportRegister(registrar.actor as ActorIn<"registrar">, { ...asked, search }, occasion)).toMatchObject({ ok: true });
  const brought = { jurisdiction: "IQ", fileName: "r.csv", sha256: "a", bytes: 1, format: "csv", state: "previewed" };
  const list = await db().registerImport.create({
    data: { id: randomUUID(), ...brought, broughtBy: registrar.accountId, broughtAt: new Date() },
  });
  const licence = await db().licence.findFirstOrThrow({ where: { practitionerId: learner.practitionerId } });
  const version = await db().policyVersion.findFirstOrThrow({ where: { jurisdiction: "IQ" } });
  const stored = await storedPolicy(alone(), version.id);
  if (stored === null) throw new Error("The version is not there.");
  ids = { petition, export: asked.eventId, import: list.id, licence: licence.id, version: version.id, hash: signedHash(stored) };
  const visitors: (readonly [string, Visitor])[] = [];
  for (const jurisdiction of FOREIGN)
    for (const role of ["registrar", "auditor"] as const) {
      const { accountId, token } = await aRoleHolder(role);
      await db().roleGrant.updateMany({ where: { accountId }, data: { jurisdiction } });
      visitors.push([`${role} of ${jurisdiction}`, visitor(server.url, token)]);
    }
  foreigners = visitors;
}, 600_000);

afterAll(() => server.stop());

/** A relief that somebody asks for, with a file; its id. */
async function aReliefOf(who: ActorIn<"learner">): Promise<string> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const today = dayInBaghdad(occasion.at);
  const eventId = randomUUID();
  const content = { kind: "relief", reason: "illness", from: today, to: today, note: "" } as const;
  const evidence = { name: "a.pdf", bytes: new TextEncoder().encode("%PDF-1.7") };
  expect(await filePetition(who, { eventId, content, evidence }, occasion)).toMatchObject({ ok: true });
  return eventId;
}

const person = () => `/oversee/register/people/${learner.practitionerId}`;

/** Well-formed deeds about somebody else's, by address. */
function deeds(): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const eventId = randomUUID();
  const reason = "A reason that a court could read.";
  // What a form must not be able to say of itself.
  const forged = { jurisdiction: "IQ", role: "registrar", accountId: learner.accountId, practitionerId: learner.practitionerId };
  const draft = JSON.stringify(aPolicy([], { id: "forged", state: "draft", adoptedOn: null }));
  const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["/oversee/claims", { petitionId: ids.petition, outcome: "accepted", reason }],
    ["/oversee/claims?kind=relief", { petitionId: ids.petition, outcome: "refused", reason }],
    ["/oversee/claims?jurisdiction=IQ", { petitionId: ids.petition, outcome: "asked", reason }],
    ["/oversee/register/claims", { licenceId: ids.licence, outcome: "confirmed", reason }],
    ["/oversee/register/matches", { importId: ids.import, line: "1", person: "another", reason }],
    [person(), { purpose: "compliance", note: "" }],
    [`${person()}?form=merge`, { other: randomUUID(), reason }],
    [`/oversee/register/imports/${ids.import}`, { deed: "order" }],
    [`/oversee/register/imports/${ids.import}`, { deed: "stop" }],
    [`/oversee/policies/${ids.version}`, { policyVersionId: ids.version, signedHash: ids.hash, stage: "in-force" }],
    ["/oversee/policies/new", { text: draft }],
  ];
  return forms.map(([path, fields]) => [path, { ...forged, ...fields, eventId }]);
}

test(
  "no officer of another jurisdiction does anything to what is not theirs, whatever the form says of itself",
  { timeout: 600_000 },
  async () => {
    const before = await databaseContent();
    const wrong: string[] = [];
    for (const [who, foreigner] of foreigners)
      for (const [path, fields] of deeds()) {
        const { status } = await foreigner.post(path, fields);
        if (![403, 404, 409].includes(status)) wrong.push(`${path} as ${who}: ${String(status)}`);
      }
    expect(wrong).toEqual([]);
    expect(await databaseContent()).toEqual(before);
  },
);

test(
  "no page, list or file shows an officer of another jurisdiction who is not theirs, whatever the address says",
  { timeout: 600_000 },
  async () => {
    const hidden = [person(), `${person()}?reading=${randomUUID()}`, `/petitions/evidence/${ids.petition}`];
    const missing = [`/oversee/register/imports/${ids.import}`, `/oversee/register/imports/${ids.import}/refused.csv`];
    const lists = ["", "?jurisdiction=IQ", "?governorate=basra", "?text=Seldom", "?text=Seldom&jurisdiction=IQ&scope=all"];
    for (const [who, foreigner] of foreigners) {
      for (const path of [...hidden, ...missing, `/oversee/register/exports/${ids.export}.csv`])
        expect([403, 404], `${path} as ${who}`).toContain((await foreigner.get(path)).status);
      for (const path of [
        "/oversee",
        ...lists.map((query) => `/oversee/register${query}`),
        "/oversee/claims?jurisdiction=IQ",
        "/oversee/register/claims",
      ])
        expect(await (await foreigner.get(path)).text(), `${path} as ${who}`).not.toContain("Seldom-Seen");
    }
  },
);

test("a federal officer sees nobody of the Region by name and decides nothing about them", { timeout: 600_000 }, async () => {
  const colleague = await aPractitioner({ nameLatin: "Shirin Beyond-Border" });
  const { practitionerId } = colleague;
  await db().practitioner.update({ where: { id: practitionerId }, data: { governorate: "erbil", directorate: "erbil" } });
  const [petitionId, licence] = [await aReliefOf(colleague), await db().licence.findFirstOrThrow({ where: { practitionerId } })];
  const [record, reason] = [`/oversee/register/people/${practitionerId}`, "A reason that a court could read."];
  const federals = [await aRoleHolder("registrar"), await aRoleHolder("auditor")];
  const before = await databaseContent();
  for (const { token, actor } of federals) {
    const [federal, { role }] = [visitor(server.url, token), actor];
    for (const path of [record, `/petitions/evidence/${petitionId}`])
      expect([403, 404], `${path} as ${role}`).toContain((await federal.get(path)).status);
    for (const path of [
      "/oversee/register?text=Beyond",
      "/oversee/register?governorate=erbil",
      "/oversee/claims",
      "/oversee/register/claims",
    ])
      expect(await (await federal.get(path)).text(), `${path} as ${role}`).not.toContain("Beyond-Border");
    for (const [path, fields] of [
      ["/oversee/claims", { petitionId, outcome: "accepted", reason }],
      ["/oversee/register/claims", { licenceId: licence.id, outcome: "confirmed", reason }],
      [record, { purpose: "compliance", note: "" }],
      [`${record}?form=merge`, { other: learner.practitionerId, reason }],
    ] as const)
      expect([403, 404, 409], `${path} as ${role}`).toContain(
        (await federal.post(path, { eventId: randomUUID(), jurisdiction: "IQ-KR", ...fields })).status,
      );
  }
  expect(await databaseContent()).toEqual(before);
});

test("a clinician reaches nobody's petitions but their own, and files for nobody else", { timeout: 600_000 }, async () => {
  expect((await owner.get(`/learn/petitions/${ids.petition}`)).status).toBe(200);
  for (const path of [`/learn/petitions/${ids.petition}`, `/petitions/evidence/${ids.petition}`, `/learn/petitions/${randomUUID()}`])
    expect((await stranger.get(path)).status, path).toBe(404);
  const before = await databaseContent();
  const eventId = randomUUID();
  const answer = { eventId, text: "It is mine.", practitionerId: learner.practitionerId, accountId: learner.accountId };
  expect((await stranger.post(`/learn/petitions/${ids.petition}`, answer)).status).toBe(409);
  // The id of somebody else's petition for the deed's own.
  const forged = { title: "A", organiser: "B", earnedOn: "2026-01-10", format: "live", category: "patient-safety", credits: "1" };
  const wish = { ...forged, grade: "self-reported", practitionerId: learner.practitionerId };
  expect((await stranger.post("/learn/external", { ...wish, eventId: ids.petition })).status).toBe(409);
  for (const path of ["/oversee/claims", "/oversee/register/claims"])
    expect((await stranger.post(path, { eventId, petitionId: ids.petition, outcome: "accepted", reason: "Mine." })).status).toBe(403);
  expect(await databaseContent()).toEqual(before);
  const filed = await stranger.post("/learn/external", { ...wish, eventId });
  expect(filed.headers.get("location")).toBe(`/learn/petitions/${eventId}`);
  expect((await db().petition.findUniqueOrThrow({ where: { id: eventId } })).practitionerId).not.toBe(learner.practitionerId);
  expect((await owner.get(`/learn/petitions/${eventId}`)).status).toBe(404);
});

test("evidence is never a page: its type is its content's, nothing in it may run, and it is kept by nobody on the way", async () => {
  const reply = await owner.get(`/petitions/evidence/${ids.petition}`);
  expect(reply.headers.get("content-type")).toBe("application/pdf");
  expect(reply.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(reply.headers.get("content-security-policy")).toContain("sandbox");
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  expect(reply.headers.get("cache-control")).toBe("private, no-store");
});

test("a version that contradicts itself is refused on its page with the clause, and nothing of it is stored", async () => {
  const { token } = await aRoleHolder("registrar");
  const once = aPolicy([{ kind: "minimum", clause: "article-7", per: "cycle", amount: { hundredths: 3000 } }], {
    id: "twice",
    adoptedOn: null,
  });
  const text = JSON.stringify({ ...once, state: "draft", rules: [...once.rules, ...once.rules] });
  const before = await db().policyVersion.count();
  const reply = await visitor(server.url, token).post("/oversee/policies/new", { eventId: randomUUID(), text });
  expect(reply.status).toBe(409);
  expect(await reply.text()).toContain("article-7");
  expect(await db().policyVersion.count()).toBe(before);
});
