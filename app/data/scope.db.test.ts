import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import {
  type NamedScope,
  accountRowsManageableBy,
  accountsManageableBy,
  accountsVisibleTo,
  certificatesCorrectableBy,
  coursesReadInDraftBy,
  coursesReviewableBy,
  coursesWithdrawableBy,
  coursesWrittenBy,
  heldEvaluationsVisibleTo,
  importsKeptBy,
  learningReadableBy,
  licencesDecidedBy,
  mediaKeptBy,
  mediaSeenOf,
  petitionsDecidedBy,
  practitionerReadableBy,
  practitionersReadableBy,
  quarantineVisibleTo,
  policiesVisibleTo,
  simulationsVisibleTo,
  registerKeptBy,
  registerVisibleTo,
  standingsCountedFor,
  standingsNamedTo,
  uploadsKeptBy,
} from "#app/data/scope.server.ts";
import { type Actor, ROLES } from "#app/domain/identity/actor.ts";
import { type Deed, can } from "#app/domain/identity/can.ts";
import type { RegisterPlace } from "#app/domain/identity/register/covers.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { VERBS } from "#tests/support/verbs.ts";

type Row = { readonly id: string; readonly owner: string };
/** The rows that a scope lets through for one actor, and the deed that `can` has to allow for exactly those. */
type Twin = {
  readonly rows: () => Promise<readonly Row[]>;
  readonly scoped: readonly ((actor: Actor) => Promise<readonly { id: string }[]>)[];
  readonly deed: (row: Row) => Deed;
};

const practitionerRows = async (): Promise<Row[]> => (await db().practitioner.findMany()).map(({ id }) => ({ id, owner: id }));
const accountRows = async (): Promise<Row[]> => (await db().account.findMany()).map(({ id }) => ({ id, owner: id }));
const learning = (
  verb: "record-event" | "read-own-transcript" | "read-own-certificate" | "claim-licence" | "file-petition" | "report-item",
): Twin => ({
  rows: practitionerRows,
  scoped: [
    (actor) => db().practitioner.findMany({ where: practitionersReadableBy(actor) }),
    async (actor) =>
      (await db().licence.findMany({ where: learningReadableBy(actor) })).map(({ practitionerId }) => ({ id: practitionerId })),
    (actor) => db().$queryRaw`SELECT id FROM practitioner WHERE id = ${practitionerReadableBy(actor)}::uuid`,
  ],
  deed: ({ owner }) => ({ verb, practitionerId: PractitionerId.parse(owner) }),
});

const courseRows = async (): Promise<Row[]> => (await db().course.findMany()).map(({ id, providerId }) => ({ id, owner: providerId }));
type CourseVerb =
  | "draft-course"
  | "read-draft"
  | "review-course"
  | "sign-off-translation"
  | "hold-item"
  | "propose-regrade"
  | "confirm-regrade"
  | "withdraw-course";
const courses = (verb: CourseVerb, scope: (actor: Actor) => Prisma.CourseWhereInput): Twin => ({
  rows: courseRows,
  scoped: [(actor) => db().course.findMany({ where: scope(actor) })],
  deed: ({ owner }) => ({ verb, providerId: owner }),
});

const assetRows = async (): Promise<Row[]> => (await db().mediaAsset.findMany()).map(({ id, providerId }) => ({ id, owner: providerId }));

/** Everybody in the register; the owner is where they stand in it. */
const registerRows = async (): Promise<Row[]> =>
  (await db().practitioner.findMany({ include: { licences: true } })).map(({ id, governorate, directorate, licences }) => ({
    id,
    owner: JSON.stringify({ governorate, directorate, bodies: licences.map(({ issuingBody }) => issuingBody) }),
  }));
const register = (
  verb: "see-register" | "keep-register" | "decide-petition",
  scope: (actor: Actor) => Prisma.PractitionerWhereInput,
): Twin => ({
  rows: registerRows,
  scoped: [(actor) => db().practitioner.findMany({ where: scope(actor) })],
  deed: ({ owner }) => ({ verb, place: JSON.parse(owner) as RegisterPlace }),
});

/** Every verb with its twin; a deed that no query asks about has none, and here is why. */
const TWINS: Readonly<Record<Deed["verb"], Twin | { readonly deedAlone: string }>> = {
  "record-event": learning("record-event"),
  "read-own-transcript": learning("read-own-transcript"),
  "read-own-certificate": learning("read-own-certificate"),
  "claim-licence": learning("claim-licence"),
  "file-petition": learning("file-petition"),
  "report-item": learning("report-item"),
  "manage-own-account": {
    rows: accountRows,
    scoped: [
      (actor) => db().account.findMany({ where: accountsManageableBy(actor) }),
      async (actor) => [
        ...new Map(
          (await db().roleGrant.findMany({ where: accountRowsManageableBy(actor) })).map(({ accountId }) => [accountId, { id: accountId }]),
        ).values(),
      ],
    ],
    deed: ({ owner }) => ({ verb: "manage-own-account", accountId: AccountId.parse(owner) }),
  },
  "see-people": {
    rows: accountRows,
    scoped: [(actor) => db().account.findMany({ where: accountsVisibleTo(actor) })],
    deed: () => ({ verb: "see-people" }),
  },
  "see-quarantine": {
    rows: async () => (await db().quarantinedEvent.findMany()).map(({ id }) => ({ id, owner: id })),
    // The words of an evaluation are held under the same id here, so that both scopes are asked about the same rows.
    scoped: [
      (actor) => db().quarantinedEvent.findMany({ where: quarantineVisibleTo(actor) }),
      (actor) => db().heldEvaluation.findMany({ where: heldEvaluationsVisibleTo(actor) }),
    ],
    deed: () => ({ verb: "see-quarantine" }),
  },
  "grant-role": { deedAlone: "whom to give a role is chosen from the people that see-people shows" },
  "end-role": { deedAlone: "which role to end is chosen from the people that see-people shows" },
  "replace-certificate": {
    rows: async () => (await db().certificate.findMany()).map(({ id }) => ({ id, owner: id })),
    scoped: [(actor) => db().certificate.findMany({ where: certificatesCorrectableBy(actor) })],
    deed: () => ({ verb: "replace-certificate" }),
  },
  "revoke-certificate": { deedAlone: "a certificate is named by the code on the paper, and no page lists other people's" },
  "draft-course": courses("draft-course", coursesWrittenBy),
  "read-draft": courses("read-draft", coursesReadInDraftBy),
  "review-course": courses("review-course", coursesReviewableBy),
  "judge-relationship": { deedAlone: "whose relationships there are is read from the teams of the drafts that read-draft shows" },
  "sign-off-translation": courses("sign-off-translation", coursesReviewableBy),
  "hold-item": courses("hold-item", coursesReadInDraftBy),
  "propose-regrade": courses("propose-regrade", coursesWrittenBy),
  "confirm-regrade": courses("confirm-regrade", coursesReviewableBy),
  "withdraw-course": courses("withdraw-course", coursesWithdrawableBy),
  "keep-media": {
    rows: assetRows,
    scoped: [
      (actor) => db().mediaAsset.findMany({ where: mediaKeptBy(actor) }),
      (actor) => db().mediaUpload.findMany({ where: uploadsKeptBy(actor) }),
    ],
    deed: ({ owner }) => ({ verb: "keep-media", providerId: owner }),
  },
  "see-media": {
    rows: assetRows,
    scoped: [(actor) => db().$queryRaw`SELECT id::text FROM media_asset WHERE provider_id = ${mediaSeenOf(actor)}`],
    deed: ({ owner }) => ({ verb: "see-media", providerId: owner }),
  },
  "see-register": register("see-register", registerVisibleTo),
  "keep-register": register("keep-register", registerKeptBy),
  "decide-petition": register("decide-petition", (actor) => ({ petitions: { some: petitionsDecidedBy(actor) } })),
  "import-register": {
    rows: async () => (await db().registerImport.findMany()).map(({ id, jurisdiction }) => ({ id, owner: jurisdiction })),
    scoped: [(actor) => db().registerImport.findMany({ where: importsKeptBy(actor) })],
    deed: ({ owner }) => ({ verb: "import-register", jurisdiction: owner }),
  },
  "list-standings": {
    deedAlone: "whom a list names is what see-register shows and a test of its own below holds; it is opened by who asked for it",
  },
  "export-register": { deedAlone: "whose names leave the house is what see-register shows; an export is opened by who asked for it" },
  "see-policies": {
    rows: async () => (await db().policyVersion.findMany()).map(({ id }) => ({ id, owner: id })),
    scoped: [(actor) => db().policyVersion.findMany({ where: policiesVisibleTo(actor) })],
    deed: () => ({ verb: "see-policies" }),
  },
  "sign-policy": {
    rows: async () => (await db().policySimulation.findMany()).map(({ id, jurisdiction }) => ({ id, owner: jurisdiction })),
    scoped: [(actor) => db().policySimulation.findMany({ where: simulationsVisibleTo(actor) })],
    deed: ({ owner }) => ({ verb: "sign-policy", jurisdiction: owner }),
  },
  "publish-course": { deedAlone: "what to publish is chosen from the drafts that draft-course shows" },
};

const actors: Actor[] = [];
const registrarOf = (jurisdiction: string): Actor => ({ role: "registrar", accountId: AccountId.parse(randomUUID()), jurisdiction });

beforeAll(async () => {
  for (let count = 0; count < 4; count += 1) actors.push(await aPractitioner());
  for (const { accountId } of [...actors]) {
    actors.push(
      { role: "trainer", accountId, providerId: "ours" },
      { role: "trainer", accountId, providerId: "test-provider" },
      { role: "reviewer", accountId, providerId: "ours" },
      { role: "reviewer", accountId, providerId: "test-provider" },
      { role: "auditor", accountId, jurisdiction: "IQ" },
      { role: "auditor", accountId, jurisdiction: "directorate:erbil" },
      { role: "registrar", accountId, jurisdiction: "IQ" },
      { role: "registrar", accountId, jurisdiction: "IQ-KR" },
      { role: "registrar", accountId, jurisdiction: "directorate:basra" },
      { role: "registrar", accountId, jurisdiction: "body:moh-federal" },
      { role: "registrar", accountId, jurisdiction: "body:moh-kurdistan" },
      { role: "registrar", accountId, jurisdiction: "forged" },
      { role: "admin", accountId },
    );
  }
  const [learner] = actors;
  if (learner?.role !== "learner") throw new Error("no learner");
  const [, inErbil] = actors;
  if (inErbil?.role !== "learner") throw new Error("no learner");
  const { practitionerId } = inErbil;
  await db().practitioner.update({ where: { id: practitionerId }, data: { governorate: "erbil", directorate: "erbil" } });
  await db().licence.updateMany({ where: { practitionerId }, data: { issuingBody: "moh-kurdistan" } });
  for (const jurisdiction of ["IQ", "IQ-KR"]) {
    const text = {
      policyId: "p",
      version: jurisdiction,
      jurisdiction,
      effectiveFrom: "2027-01-01",
      contentHash: jurisdiction,
      content: {},
    };
    const id = crypto.randomUUID();
    await db().policyVersion.create({ data: { id, ...text, arrivedAs: "draft", storedAt: new Date() } });
    const order = { policyVersionId: id, contentHash: jurisdiction, jurisdiction, day: "2027-06-30", orderedBy: id, role: "auditor" };
    await db().policySimulation.create({ data: { id, ...order, orderedAt: new Date() } });
  }
  for (const { id } of await db().practitioner.findMany())
    await db().petition.create({
      data: { id, practitionerId: id, kind: "external", content: {}, filedAt: new Date(), state: "waiting" },
    });
  for (const jurisdiction of ["IQ", "IQ-KR", "directorate:basra"])
    await db().registerImport.create({
      data: {
        id: crypto.randomUUID(),
        jurisdiction,
        fileName: "a.csv",
        sha256: "a",
        bytes: 1,
        format: "csv",
        state: "reading",
        broughtBy: learner.accountId,
        broughtAt: new Date(),
      },
    });
  const held = crypto.randomUUID();
  await db().heldEvaluation.create({ data: { id: held, reason: "test", submittedOn: "2026-01-01", words: {} } });
  const line = await anAwardOf(learner.practitionerId, { course: await aPublishedCourse() });
  await issueCertificate(line.id, { at: line.recordedAt, requestId: null });
  await db().provider.create({ data: { id: "ours", nameAr: "جهتنا", nameCkb: "لایەنی ئێمە", nameEn: "Ours", createdAt: line.recordedAt } });
  await db().course.create({ data: { id: "our-course", providerId: "ours", createdAt: line.recordedAt } });
  for (const providerId of ["ours", "test-provider"]) {
    const [id, sha256, at] = [crypto.randomUUID(), (providerId === "ours" ? "a" : "b").repeat(64), line.recordedAt];
    await db().mediaObject.create({ data: { sha256, contentType: "image/png", bytes: 1, createdAt: at } });
    // A file in the library and one on its way, under the same id, so that both scopes are asked about the same rows.
    const by = { id, providerId, uploadedBy: learner.accountId, name: "a.png" };
    await db().mediaAsset.create({ data: { ...by, sha256, kind: "image", uploadedAt: at } });
    await db().mediaUpload.create({ data: { ...by, size: 1, lastModified: 0n, state: "uploading", createdAt: at, changedAt: at } });
  }
  await db().quarantinedEvent.create({
    data: {
      id: held,
      eventId: "1",
      practitionerId: learner.practitionerId,
      reason: "test",
      payload: {},
      receivedAt: new Date(),
    },
  });
});

test("the actors hold every role", () => {
  expect([...new Set(actors.map(({ role }) => role))].sort()).toEqual([...ROLES].sort());
});

test.each(VERBS)("can and scope agree on every row for every actor: %s", async (verb) => {
  const twin = TWINS[verb];
  if ("deedAlone" in twin) {
    expect(twin.deedAlone).not.toBe("");
    return;
  }
  const rows = await twin.rows();
  expect(rows.length).toBeGreaterThan(0);
  for (const actor of actors) {
    const allowed = rows.filter((row) => can(actor, twin.deed(row))).map(({ id }) => id);
    for (const scoped of twin.scoped) expect((await scoped(actor)).map(({ id }) => id).sort()).toEqual(allowed.sort());
  }
});

test("a body decides about its own licences alone, whoever else licensed the person", async () => {
  const [licence] = await db().licence.findMany({ where: { issuingBody: "moh-federal" } });
  const { practitionerId } = licence!;
  await db().licence.create({
    data: { id: crypto.randomUUID(), practitionerId, number: "K-1", issuingBody: "moh-kurdistan", state: "claimed", claimedAt: new Date() },
  });
  for (const actor of actors) {
    const rows = await db().licence.findMany({ include: { practitioner: true } });
    const allowed = rows.filter(({ issuingBody, practitioner: { governorate, directorate } }) =>
      can(actor, { verb: "keep-register", place: { governorate, directorate, bodies: [issuingBody] } }),
    );
    const scoped = await db().licence.findMany({ where: licencesDecidedBy(actor) });
    expect(scoped.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
  }
});

/** Whom a scope of a statement in SQL has, by their ids. */
async function scopedIds({ governorates, directorate, body, leftOut }: NamedScope): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM practitioner p
     WHERE (${governorates === null} OR governorate = ANY(${governorates ?? []}::text[])) AND governorate <> ALL(${[...leftOut]}::text[])
       AND (${directorate}::text IS NULL OR directorate = ${directorate})
       AND (${body}::text IS NULL OR EXISTS (SELECT FROM licence l WHERE l.practitioner_id = p.id AND l.issuing_body = ${body}))`;
  return rows.map(({ id }) => id).sort();
}

const shown = async (actor: Actor) => (await db().practitioner.findMany({ where: registerVisibleTo(actor) })).map(({ id }) => id).sort();

test("a list names to who may list whom the register shows them, and to others nobody", async () => {
  for (const actor of actors) {
    const jurisdiction = "jurisdiction" in actor ? actor.jurisdiction : "IQ";
    const isNamed = can(actor, { verb: "list-standings", jurisdiction });
    expect(await scopedIds(standingsNamedTo(actor))).toEqual(isNamed ? await shown(actor) : []);
  }
});

test("figures count whom the register shows, and for the country the Region's people too, whom only the Region's regulator sees by name", async () => {
  const everybody = (await registerRows()).map(({ id }) => id).sort();
  const [country, region] = [await shown(registrarOf("IQ")), await shown(registrarOf("IQ-KR"))];
  expect([...country, ...region].sort()).toEqual(everybody);
  expect(Math.min(country.length, region.length)).toBeGreaterThan(0);
  for (const actor of [...actors, registrarOf("IQ")]) {
    const isOfCountry = "jurisdiction" in actor && actor.jurisdiction === "IQ";
    expect(await scopedIds({ ...standingsCountedFor(actor), leftOut: [] })).toEqual(isOfCountry ? everybody : await shown(actor));
  }
});
