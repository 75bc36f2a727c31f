import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { exportStandingList } from "#app/commands/compliance/export-standing-list.server.ts";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import { exportRegister } from "#app/commands/identity/export-register.server.ts";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import { type Deed, can } from "#app/domain/identity/can.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aSimulation } from "#tests/builders/a-simulation.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { databaseContent } from "#tests/support/database-content.ts";
import { type Visitor, visitor } from "#tests/support/http-client.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { type BuiltRoute, builtRoutes } from "#tests/support/route-manifest.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";
import { VERBS } from "#tests/support/verbs.ts";

const WHO = ["nobody", "learner", "trainer", "reviewer", "auditor", "registrar", "admin", "admin without second factor"] as const;
type Who = (typeof WHO)[number];

/** What a door asks before it opens: nothing, that somebody is signed in, or a deed that `can` has to allow to whoever asks. */
type Gate =
  | { readonly open: number | "judged" | ((who: Who) => number | string) }
  | { readonly signedIn: number | "judged" | ((who: Who) => number | string) }
  | { readonly deed: (asker: Actor) => Deed }
  | { readonly no: number };
type Rule = { readonly get: Gate; readonly post: Gate };

const SIGN_IN = "to sign-in";
const SECOND_FACTOR = "to the second factor";
const OPEN: Gate = { open: 200 };
const JUDGED: Gate = { open: "judged" };
const NO_ACTION: Gate = { no: 405 };
const sends = (location: string): Gate => ({ open: () => `to ${location}` });

/** The learner whose attempt, credits and certificate the addresses name. */
let learner: ActorIn<"learner">;
const ownEvent: Gate = { deed: () => ({ verb: "record-event", practitionerId: learner.practitionerId }) };
const ownCredits: Gate = { deed: () => ({ verb: "read-own-transcript", practitionerId: learner.practitionerId }) };
const ownCertificate: Gate = { deed: () => ({ verb: "read-own-certificate", practitionerId: learner.practitionerId }) };
const ownLicence: Gate = { deed: () => ({ verb: "claim-licence", practitionerId: learner.practitionerId }) };
const ownAccount: Gate = { deed: ({ accountId }) => ({ verb: "manage-own-account", accountId }) };
const accounts: Gate = { deed: () => ({ verb: "see-people" }) };
const roles: Gate = { deed: () => ({ verb: "grant-role", role: "trainer" }) };
const quarantine: Gate = { deed: () => ({ verb: "see-quarantine" }) };
const replacement: Gate = { deed: () => ({ verb: "replace-certificate" }) };
const revocation: Gate = { deed: () => ({ verb: "revoke-certificate" }) };
const drafting: Gate = { deed: () => ({ verb: "draft-course", providerId: "test-provider" }) };
const signingOff: Gate = { deed: () => ({ verb: "sign-off-translation", providerId: "test-provider" }) };
const ownReport: Gate = { deed: () => ({ verb: "report-item", practitionerId: learner.practitionerId }) };
const reports: Gate = { deed: () => ({ verb: "hold-item", providerId: "test-provider" }) };
const secondPerson: Gate = { deed: () => ({ verb: "confirm-regrade", providerId: "test-provider" }) };
const publishing: Gate = { deed: () => ({ verb: "publish-course", providerId: "test-provider" }) };
/** An admin takes courses back by their own door. */
const withdrawingHere: Gate = {
  deed: ({ role }) =>
    role === "admin" ? { verb: "draft-course", providerId: "test-provider" } : { verb: "withdraw-course", providerId: "test-provider" },
};
const keeping: Gate = { deed: () => ({ verb: "keep-media", providerId: "test-provider" }) };
const reviewing: Gate = { deed: () => ({ verb: "review-course", providerId: "test-provider" }) };

const BASRA = { governorate: "basra", directorate: "basra", bodies: ["moh-federal"] };
const registered: Gate = { deed: () => ({ verb: "see-register", place: BASRA }) };
const registering: Gate = { deed: () => ({ verb: "keep-register", place: BASRA }) };
const deciding: Gate = { deed: () => ({ verb: "decide-petition", place: BASRA }) };
const importing: Gate = { deed: () => ({ verb: "import-register", jurisdiction: "IQ" }) };
const exporting: Gate = { deed: () => ({ verb: "export-register", jurisdiction: "IQ" }) };
const listing: Gate = { deed: () => ({ verb: "list-standings", jurisdiction: "IQ" }) };
/** The same for a list of who stands how; to who sees figures alone it is closed whether or not there is one. */
const ownList: Gate = { open: (who) => (who === "nobody" ? SIGN_IN : who === "registrar" ? 200 : 403) };
const policyReading: Gate = { deed: () => ({ verb: "see-policies" }) };
const policySigning: Gate = { deed: () => ({ verb: "sign-policy", jurisdiction: "IQ" }) };
/** A list of names is fetched by who asked for it; others who might ask are not told that there is one. */
const ownExport: Gate = {
  open: (who) => (who === "nobody" ? SIGN_IN : who === "registrar" ? 200 : who === "auditor" ? 404 : 403),
};

const filing: Gate = { deed: () => ({ verb: "file-petition", practitionerId: learner.practitionerId }) };
/** Who filed it and the officer of the jurisdiction open the file; nobody else. */
const evidenced: Gate = {
  open: (who) => (who === "nobody" ? SIGN_IN : who === "learner" || who === "registrar" ? 200 : 403),
};

const HOME: Readonly<Record<Who, string>> = {
  nobody: SIGN_IN,
  learner: "to /learn",
  trainer: "to /teach",
  reviewer: "to /review",
  auditor: "to /oversee",
  registrar: "to /oversee",
  admin: "to /admin",
  "admin without second factor": "to /admin",
};

/** The deed behind every door; who may then do it is said by `can` alone. A route that is not here fails the test. */
const TABLE: Readonly<Record<string, Rule>> = {
  "/": { get: { open: (who) => (who === "nobody" ? 200 : HOME[who]) }, post: NO_ACTION },
  "/*": { get: { no: 404 }, post: { no: 404 } },
  "/.well-known/bimaristan-keys.json": { get: OPEN, post: NO_ACTION },
  "/healthz": { get: OPEN, post: NO_ACTION },
  "/media/:sha256": { get: OPEN, post: NO_ACTION },
  "/offline": { get: OPEN, post: NO_ACTION },
  "/dev/mail": { get: { no: 404 }, post: NO_ACTION },

  "/verify": { get: OPEN, post: JUDGED },
  "/verify/:code": { get: OPEN, post: NO_ACTION },

  "/learn": { get: ownCredits, post: NO_ACTION },
  "/learn/catalogue": { get: OPEN, post: NO_ACTION },
  "/learn/courses/:courseId": { get: OPEN, post: ownEvent },
  "/learn/courses/:courseId/lessons/:lessonId": { get: OPEN, post: ownEvent },
  "/learn/courses/:courseId/changes": { get: ownEvent, post: ownEvent },
  "/learn/courses/:courseId/print": { get: OPEN, post: NO_ACTION },
  "/learn/courses/:courseId/package/:language": { get: OPEN, post: NO_ACTION },
  "/learn/courses/:courseId/versions/:number/:language/:file": { get: OPEN, post: NO_ACTION },
  "/learn/courses/:courseId/standing": { get: ownEvent, post: NO_ACTION },
  "/learn/courses/:courseId/quiz": { get: ownEvent, post: ownEvent },
  "/learn/courses/:courseId/quiz/:attemptId": { get: ownEvent, post: ownEvent },
  "/learn/courses/:courseId/quiz/:attemptId/report/:itemId": { get: ownReport, post: ownReport },
  "/learn/courses/:courseId/quiz/:attemptId/result": { get: ownEvent, post: ownEvent },
  "/learn/courses/:courseId/evaluation": { get: ownEvent, post: ownEvent },
  "/learn/courses/:courseId/claim": { get: ownEvent, post: ownEvent },
  "/learn/certificates/:code": { get: ownCertificate, post: ownCertificate },
  "/learn/certificates/:code.pdf": { get: ownCertificate, post: NO_ACTION },
  "/learn/standing": { get: ownCredits, post: NO_ACTION },
  "/learn/transcript": { get: ownCredits, post: NO_ACTION },
  "/learn/transcript.csv": { get: ownCredits, post: NO_ACTION },
  "/learn/standing.pdf": { get: ownCredits, post: NO_ACTION },
  "/learn/transcript.pdf": { get: ownCredits, post: NO_ACTION },

  "/learn/:petitions": { get: ownCredits, post: filing },
  "/learn/petitions/:petitionId": { get: ownCredits, post: filing },
  "/learn/record": { get: ownCredits, post: NO_ACTION },
  "/learn/record.zip": { get: ownCredits, post: NO_ACTION },
  "/petitions/evidence/:evidenceId": { get: evidenced, post: NO_ACTION },

  "/account": { get: ownAccount, post: ownLicence },
  "/account/security": { get: ownAccount, post: ownAccount },
  // Where a missing second factor is given, none can be asked for.
  "/account/second-factor": { get: { signedIn: 200 }, post: { signedIn: "judged" } },
  "/account/role": { get: { signedIn: (who) => HOME[who] }, post: { signedIn: "judged" } },
  "/account/sign-in": { get: { open: (who) => (who === "nobody" ? 200 : "to /account/role") }, post: JUDGED },
  "/account/sign-up": { get: { open: (who) => (who === "nobody" ? 200 : "to /account/role") }, post: JUDGED },
  "/account/confirm": { get: { open: (who) => (who === "nobody" ? "to /account/sign-up" : "to /account/role") }, post: JUDGED },
  "/account/confirm/:token": { get: OPEN, post: JUDGED },
  "/account/sign-out": { get: sends("/"), post: JUDGED },
  "/account/forgot-password": { get: OPEN, post: JUDGED },
  "/account/reset-password": { get: sends("/account/forgot-password"), post: JUDGED },
  "/account/reset-password/:token": { get: OPEN, post: JUDGED },
  "/account/language": { get: sends("/"), post: JUDGED },
  "/account/appearance": { get: sends("/"), post: JUDGED },

  "/admin": { get: accounts, post: NO_ACTION },
  "/admin/people": { get: accounts, post: NO_ACTION },
  "/admin/people/:accountId": { get: accounts, post: roles },
  "/admin/courses": { get: accounts, post: NO_ACTION },
  "/admin/courses/:courseId/withdrawal": { get: accounts, post: accounts },
  "/admin/quarantine": { get: quarantine, post: NO_ACTION },
  "/admin/certificates": { get: revocation, post: revocation },
  "/admin/certificates/correct": { get: replacement, post: replacement },

  "/oversee": { get: registered, post: NO_ACTION },
  "/oversee/handbook": { get: registered, post: NO_ACTION },
  "/oversee/compliance": { get: registered, post: NO_ACTION },
  "/oversee/compliance/people": { get: registered, post: listing },
  "/oversee/compliance/people/export": { get: listing, post: listing },
  "/oversee/compliance/lists/:listFile": { get: ownList, post: NO_ACTION },
  "/oversee/compliance/figures/:format": { get: registered, post: NO_ACTION },
  "/oversee/policies": { get: policyReading, post: NO_ACTION },
  "/oversee/policies/new": { get: policyReading, post: policySigning },
  "/oversee/policies/:versionId": { get: policyReading, post: policySigning },
  "/oversee/policies/:versionId/simulations": { get: policySigning, post: policySigning },
  "/oversee/simulations/:simulationId": { get: policySigning, post: policySigning },
  "/oversee/simulations/:simulationId/changes.csv": { get: policySigning, post: NO_ACTION },
  "/oversee/register": { get: registered, post: NO_ACTION },
  "/oversee/register/places": { get: registered, post: NO_ACTION },
  "/oversee/register/people/:practitionerId": { get: registered, post: registered },
  "/oversee/register/imports": { get: importing, post: importing },
  "/oversee/register/imports/:importId": { get: importing, post: importing },
  "/oversee/register/imports/:importId/refused.csv": { get: importing, post: NO_ACTION },
  "/oversee/register/matches": { get: importing, post: importing },
  "/oversee/claims": { get: deciding, post: deciding },
  "/oversee/register/claims": { get: registering, post: registering },
  "/oversee/register/export": { get: exporting, post: exporting },
  "/oversee/register/exports/:exportId.csv": { get: ownExport, post: NO_ACTION },
  "/oversee/register/exports/:exportId.xlsx": { get: ownExport, post: NO_ACTION },

  "/teach": { get: drafting, post: drafting },
  "/teach/new": { get: drafting, post: drafting },
  "/teach/import": { get: drafting, post: drafting },
  "/teach/courses/:courseId": { get: drafting, post: drafting },
  "/teach/courses/:courseId/comments": { get: drafting, post: drafting },
  "/teach/courses/:courseId/team": { get: drafting, post: drafting },
  "/teach/disclosure": { get: drafting, post: drafting },
  "/teach/media": { get: keeping, post: keeping },
  "/teach/courses/:courseId/media": { get: drafting, post: drafting },
  "/teach/courses/:courseId/plan": {
    get: { open: (who) => (who === "nobody" ? SIGN_IN : who === "trainer" ? `to /teach/courses/${ids["courseId"]!}/plan/need` : 403) },
    post: NO_ACTION,
  },
  "/teach/courses/:courseId/plan/:page": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/checklist": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/structure": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/add-lesson": { get: drafting, post: drafting },
  "/teach/courses/:courseId/archive.zip": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/publication": { get: drafting, post: publishing },
  "/teach/courses/:courseId/withdrawal": { get: drafting, post: withdrawingHere },
  "/teach/courses/:courseId/captions": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/captions/:captions": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/history": { get: drafting, post: drafting },
  "/teach/courses/:courseId/results": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/results.csv": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/results.xlsx": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/questions": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/questions/faults": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/questions/try": { get: drafting, post: drafting },
  "/teach/items": { get: drafting, post: drafting },
  "/teach/courses/:courseId/lessons/:lessonId/:language": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/translation": { get: drafting, post: NO_ACTION },
  "/teach/courses/:courseId/translation/:lessonId/:language": { get: drafting, post: drafting },
  "/teach/courses/:courseId/translation/texts/:part/:language": { get: drafting, post: drafting },
  "/review": { get: reviewing, post: NO_ACTION },
  "/review/translations": { get: signingOff, post: NO_ACTION },
  "/review/translations/:courseId/:language": { get: signingOff, post: signingOff },
  "/teach/courses/:courseId/reports": { get: reports, post: NO_ACTION },
  "/teach/courses/:courseId/reports/:itemId": { get: reports, post: reports },
  "/review/regrades": { get: secondPerson, post: NO_ACTION },
  "/review/:submissionId": { get: reviewing, post: reviewing },
  "/review/courses/:courseId/team": { get: reviewing, post: reviewing },
  "/review/disclosure": { get: reviewing, post: reviewing },

  "/api/captions": { get: { no: 405 }, post: drafting },
  "/api/drafts": { get: { no: 405 }, post: drafting },
  "/api/draft-media": { get: keeping, post: drafting },
  "/api/uploads/:uploadId?": { get: keeping, post: keeping },
  "/api/presence": { get: { no: 405 }, post: drafting },
  "/api/events": { get: { no: 405 }, post: ownEvent },
  "/api/sign-in": { get: { no: 400 }, post: JUDGED },
  "/api/passkeys": { get: { no: 400 }, post: JUDGED },
  "/api/second-factor": { get: { no: 400 }, post: { signedIn: "judged" } },
};

/** What a visitor has to get: for a door with a deed, exactly what `can` says of the actor that they are. */
function expected(method: "get" | "post", path: string, who: Who): number | string {
  const gate = TABLE[path]?.[method] ?? { no: -1 };
  const said = (answer: number | string | ((who: Who) => number | string)) => (typeof answer === "function" ? answer(who) : answer);
  if ("no" in gate) return gate.no;
  if ("open" in gate) return said(gate.open);
  if (who === "nobody") return method === "get" ? SIGN_IN : 401;
  if ("signedIn" in gate) return said(gate.signedIn);
  const asker = actors[who];
  if (!can(asker, gate.deed(asker))) return 403;
  if (who === "admin without second factor") return method === "get" ? SECOND_FACTOR : 403;
  return method === "get" ? 200 : "judged";
}

let server: BuiltServer;
let routes: readonly BuiltRoute[];
let people: Readonly<Record<Who, Visitor>>;
let actors: Readonly<Record<Exclude<Who, "nobody">, Actor>>;
let stranger: Visitor;
let ids: Readonly<Record<string, string>>;
const exportIds = { csv: randomUUID(), xlsx: randomUUID(), list: randomUUID() };

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer({ databaseUrl: process.env["DATABASE_URL"]!, dataFolder: process.env["DATA_FOLDER"]! });
  routes = await builtRoutes();

  const passed = await aPublishedCourse();
  const underWay = await aPublishedCourse({ metadata: { id: "second-course" } });
  learner = await aPractitioner();
  const token = await aSession(learner.accountId);
  await quizFlow(() => server.url, token, passed).run();
  const attemptId = randomUUID();
  const self = visitor(server.url, token);
  const begun = {
    kind: "attempt-started",
    id: attemptId,
    deviceId: randomUUID(),
    sequence: 1,
    occurredAt: new Date().toISOString(),
    courseVersionId: underWay.courseVersionId,
  };
  const reply = await self.postJson("/api/events", { events: [begun] });
  expect(await reply.json()).toMatchObject({ receipts: [{ outcome: "stored" }] });
  const certificate = await vi.waitFor(() => db().certificate.findFirstOrThrow({ where: { pdfSha256: { not: null } } }), {
    timeout: 30_000,
    interval: 200,
  });
  const media = await db().$queryRawUnsafe<{ sha256: string }[]>("SELECT sha256 FROM course_media LIMIT 1");

  const trainer = await aRoleHolder("trainer");
  const reviewer = await aRoleHolder("reviewer");
  const courseId = CourseId.parse("second-course");
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const from = { kind: "version", courseVersionId: underWay.courseVersionId } as const;
  expect(await createDraft(trainer.actor, { courseId, from }, occasion)).toMatchObject({ ok: true });
  // What is published already needs no review again: something has to be new in it.
  const written = await draftToEdit(trainer.actor, courseId, occasion.at);
  const metadata = written?.parts.find(({ part }) => part === "metadata");
  const content = { ...(metadata?.content as Record<string, Json>), minutes: 61 };
  const wish = { courseId, saveId: randomUUID(), part: "metadata", basedOn: metadata?.revision ?? 0, content } as const;
  expect(await saveDraftPart(trainer.actor, wish, occasion)).toMatchObject({ ok: true });
  const submission = await submitForReview(trainer.actor, { courseId }, occasion);
  if (!submission.ok) throw new Error(JSON.stringify(submission.refusal));
  const upload = await beginUpload(trainer.actor, { name: "a.mp3", size: 9, lastModified: 0 }, occasion);
  if (!upload.ok) throw new Error(upload.refusal.code);
  const auditor = await aRoleHolder("auditor");
  const registrar = await aRoleHolder("registrar");
  const importId = randomUUID();
  await db().registerImport.create({
    data: {
      id: importId,
      jurisdiction: "IQ",
      fileName: "register.csv",
      sha256: "a",
      bytes: 1,
      format: "csv",
      state: "previewed",
      broughtBy: registrar.accountId,
      broughtAt: new Date(),
    },
  });
  for (const format of ["csv", "xlsx"] as const) {
    const eventId = exportIds[format];
    const search = { text: "", profession: null, governorate: null };
    const asked = { eventId, purpose: "compliance", note: "", format, search } as const;
    expect(await exportRegister(registrar.actor as ActorIn<"registrar">, asked, occasion)).toMatchObject({ ok: true });
  }
  const view = { by: "sex", where: {}, state: null } as const;
  const listed = { eventId: exportIds.list, purpose: "compliance", note: "", format: "csv" } as const;
  expect(await exportStandingList(registrar.actor as ActorIn<"registrar">, view, listed, occasion)).toMatchObject({ ok: true });
  const evidence = { name: "a.pdf", bytes: new TextEncoder().encode("%PDF-1.7") };
  const relief = { kind: "relief", reason: "illness", from: dayInBaghdad(occasion.at), to: dayInBaghdad(occasion.at), note: "" } as const;
  const petitionId = randomUUID();
  expect(await filePetition(learner, { eventId: petitionId, content: relief, evidence }, occasion)).toMatchObject({ ok: true });
  const admin = await aRoleHolder("admin");
  const halfAdmin = await aRoleHolder("admin", { secondFactor: false });
  people = {
    nobody: visitor(server.url),
    learner: self,
    trainer: visitor(server.url, trainer.token),
    reviewer: visitor(server.url, reviewer.token),
    auditor: visitor(server.url, auditor.token),
    registrar: visitor(server.url, registrar.token),
    admin: visitor(server.url, admin.token),
    "admin without second factor": visitor(server.url, halfAdmin.token),
  };
  actors = {
    learner,
    trainer: trainer.actor,
    reviewer: reviewer.actor,
    auditor: auditor.actor,
    registrar: registrar.actor,
    admin: admin.actor,
    "admin without second factor": halfAdmin.actor,
  };
  stranger = visitor(server.url, await aSession((await aPractitioner()).accountId));
  const { id: versionId } = await db().policyVersion.findFirstOrThrow({ where: { jurisdiction: "IQ" } });
  ids = {
    courseId: "second-course",
    lessonId: underWay.lessonIds[0]!,
    attemptId,
    code: certificate.code,
    sha256: media[0]!.sha256,
    language: "ckb",
    page: "need",
    number: String(underWay.number),
    file: "course.json",
    listFile: `${exportIds.list}.csv`,
    format: "csv",
    captions: "film.en.vtt",
    token: "x".repeat(40),
    accountId: learner.accountId,
    practitionerId: learner.practitionerId,
    importId,
    versionId,
    simulationId: await aSimulation(registrar.actor, versionId),
    petitions: "external",
    petitionId,
    evidenceId: petitionId,
    submissionId: submission.value.submissionId,
    part: "metadata",
    itemId: underWay.itemIds[0]!,
    uploadId: upload.value.uploadId,
  };
}, 180_000);

afterAll(() => server.stop());

/** The address with the ids of things that are there. The result and certificate of the passed course are asked for by their own test. */
function addressOf(path: string, known: Readonly<Record<string, string>> = ids): string {
  const list = path.endsWith(".xlsx") ? exportIds.xlsx : exportIds.csv;
  return path
    .replace(":exportId", list)
    .replaceAll(/:([A-Za-z0-9]+)/g, (_, name: string) => known[name] ?? "")
    .replace("*", "no/such/page");
}

function seen(reply: Response): number | string {
  const location = reply.headers.get("location");
  if (location === null) return reply.status;
  const { pathname } = new URL(location, server.url);
  if (pathname === "/account/sign-in") return SIGN_IN;
  if (pathname === "/account/second-factor") return SECOND_FACTOR;
  return `to ${pathname}`;
}

/** What no answer may ever contain. */
async function expectNoInsides(reply: Response, where: string): Promise<void> {
  const text = await reply.clone().text();
  expect(text, where).not.toMatch(/\bat \S+ \(?(file:|\/|node:)|node_modules|\.server\.ts:\d|PrismaClient|ECONNREFUSED|"stack":"[^"]/);
  if (/html|javascript/.test(reply.headers.get("content-type") ?? "")) expect(text.includes("\u0000"), `${where} has no zeros`).toBe(false);
  expect(reply.headers.get("x-request-id"), where).toMatch(/^[0-9a-f-]{36}$/);
  expect(reply.headers.get("content-security-policy"), where).toContain("default-src");
}

test("every route of the build is in the table, and the table knows no other", () => {
  expect(routes.map(({ path }) => path)).toEqual(Object.keys(TABLE).sort((one, other) => one.localeCompare(other, "en")));
});

test("every verb of `can` stands behind a door, but for those that another verb's page leads to", () => {
  const asked = Object.values(TABLE)
    .flatMap(({ get, post }) => [get, post])
    .flatMap((gate) => ("deed" in gate ? [gate.deed(learner).verb] : []));
  // Ending a role is posted to the same address as giving one; a relationship is judged through a door for trainers and one for reviewers;
  // a key is corrected where reports are read; files are open once they are published, and who sees them before is tested in uploads.db.test.ts.
  expect(VERBS.filter((verb) => !asked.includes(verb))).toEqual([
    "end-role",
    "read-draft",
    "judge-relationship",
    "propose-regrade",
    "see-media",
  ]);
});

test("each route shows each role exactly what `can` lets it see, and looking changes nothing (R29)", { timeout: 300_000 }, async () => {
  const before = await databaseContent();
  const wrong: string[] = [];
  for (const { path } of routes) {
    for (const who of WHO) {
      const address = addressOf(path);
      const reply = await people[who].get(address);
      const wanted = expected("get", path, who);
      const got = seen(reply);
      if (got !== wanted) wrong.push(`GET ${path} as ${who}: ${String(got)}, not ${String(wanted)}`);
      await expectNoInsides(reply, `GET ${path} as ${who}`);
      if (reply.status >= 400 && (reply.headers.get("content-type") ?? "").includes("text/html")) {
        expect(await reply.text(), `${path} as ${who} shows the request's id`).toContain(reply.headers.get("x-request-id"));
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(await databaseContent()).toEqual(before);
});

test("data requests of client-side navigation obey the same table", { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  for (const { path } of routes) {
    if (path === "/*" || path.startsWith("/api") || /\.(json|pdf|csv)$|healthz|media|sign-out|language|appearance/.test(path)) continue;
    for (const who of WHO) {
      const reply = await people[who].get(`${addressOf(path) === "/" ? "/_root" : addressOf(path)}.data`, { accept: "*/*" });
      const text = await reply.text();
      const allowed = expected("get", path, who);
      if (allowed === 403 && !(reply.status === 403 || text.includes("wrong-role")))
        wrong.push(`${path}.data as ${who}: ${String(reply.status)}`);
      if (allowed === SIGN_IN && !text.includes("/account/sign-in"))
        wrong.push(`${path}.data as ${who}: ${String(reply.status)} and no sign-in`);
      await expectNoInsides(new Response(text, { headers: reply.headers }), `${path}.data as ${who}`);
    }
  }
  expect(wrong).toEqual([]);
});

test(
  "each route refuses what `can` does not let each role post, and nonsense from those who may changes nothing",
  { timeout: 300_000 },
  async () => {
    const before = await databaseContent();
    const wrong: string[] = [];
    for (const { path } of routes) {
      if (path === "/account/sign-out") continue;
      for (const who of WHO) {
        const reply =
          path.startsWith("/api/") && path !== "/api/sign-in"
            ? await people[who].postJson(addressOf(path), {})
            : await people[who].post(addressOf(path), { nonsense: "1" });
        const wanted = expected("post", path, who);
        const got = reply.status;
        const fits = wanted === "judged" ? ![401, 403, 405].includes(got) && got < 500 : got === wanted;
        if (!fits) wrong.push(`POST ${path} as ${who}: ${String(got)}, not ${String(wanted)}`);
        await expectNoInsides(reply, `POST ${path} as ${who}`);
      }
    }
    expect(wrong).toEqual([]);
    const after = await databaseContent();
    expect({ ...after, quarantined_event: null }).toEqual({ ...before, quarantined_event: null });
  },
);

test("who awaits the second factor chooses the language of the page that asks for it", async () => {
  const awaiting = await aRoleHolder("admin", { secondFactor: false });
  const reply = await visitor(server.url, awaiting.token).post("/account/language", { language: "ckb" });
  expect(reply.status).toBe(303);
  const page = await visitor(server.url, awaiting.token).get("/account/second-factor");
  expect(await page.text()).toContain('<html lang="ckb"');
});

test("a deed from a foreign page, or from nowhere, is refused on every route", async () => {
  for (const { path } of routes) {
    for (const origin of ["https://evil.example", "null", ""]) {
      const reply = await fetch(server.url + addressOf(path), {
        method: "POST",
        body: "a=1",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...(origin === "" ? {} : { origin }) },
      });
      expect(reply.status, `${path} from ${origin}`).toBe(403);
    }
  }
});

test("what belongs to somebody else, or to nobody, is not there", async () => {
  const certificate = `/learn/certificates/${ids["code"]!}.pdf`;
  expect((await people.learner.get(certificate)).status).toBe(200);
  const none = randomUUID();
  const foreign = [
    `/learn/courses/second-course/quiz/${ids["attemptId"]!}`,
    `/learn/courses/second-course/quiz/${ids["attemptId"]!}/result`,
    certificate,
  ];
  const report = (courseId: string, itemId: string) => `/learn/courses/${courseId}/quiz/${ids["attemptId"]!}/report/${itemId}`;
  foreign.push(report("second-course", ids["itemId"]!));
  for (const path of [report("tiny-course", ids["itemId"]!), report("second-course", "no-such-item"), report("second-course", "Not An Id")])
    expect((await people.learner.get(path)).status, path).toBe(404);
  const missing = [
    "/learn/courses/no-course",
    "/learn/courses/no-course/print",
    "/learn/courses/no-course/package/en",
    "/learn/courses/second-course/package/ku",
    "/learn/courses/no-course/standing",
    "/learn/courses/no-course/versions/1/en/course.json",
    "/learn/courses/second-course/versions/2/en/course.json",
    "/learn/courses/second-course/versions/0/en/course.json",
    "/learn/courses/second-course/versions/1/ku/course.json",
    "/learn/courses/second-course/versions/1/en/items.json",
    "/learn/courses/no-course/quiz",
    "/learn/courses/no-course/claim",
    "/learn/courses/no-course/evaluation",
    `/learn/courses/second-course/lessons/no-lesson`,
    `/learn/courses/second-course/quiz/${none}`,
    `/learn/courses/second-course/quiz/not-an-id`,
    `/learn/courses/tiny-course/quiz/${ids["attemptId"]!}`,
    "/learn/certificates/ZZZZ-ZZZZ-ZZZZ.pdf",
    `/media/${"0".repeat(64)}`,
    "/media/../../etc/passwd",
    "/no-such-page",
    "/learn/no-such-page",
  ];
  for (const path of [...foreign, ...missing]) expect((await stranger.get(path)).status, path).toBe(404);
  expect(
    (await people.learner.get(`/learn/courses/tiny-course/quiz/${ids["attemptId"]!}`)).status,
    "an attempt of another course (R33)",
  ).toBe(404);
  const notWritten = [
    "/teach/courses/no-course",
    "/teach/courses/tiny-course",
    "/teach/courses/no-course/history",
    "/teach/courses/no-course/plan/need",
    "/teach/courses/second-course/plan/nothing",
    "/teach/courses/no-course/structure",
    "/teach/courses/no-course/checklist",
    "/teach/courses/no-course/add-lesson",
    "/teach/courses/no-course/archive.zip",
    "/teach/courses/no-course/questions",
    "/teach/courses/no-course/questions/faults",
    "/teach/courses/no-course/questions/try",
    "/teach/courses/second-course/questions/try?item=no-such-item",
    "/teach/courses/no-course/reports",
    "/teach/courses/second-course/reports/no-such-item",
    "/teach/courses/no-course/captions",
    "/teach/courses/second-course/captions/film.vtt",
    "/teach/courses/second-course/captions/nothing.en.vtt",
    "/teach/courses/second-course/history?part=nothing",
    "/teach/courses/second-course/lessons/no-lesson/en",
    `/teach/courses/second-course/lessons/${ids["lessonId"]!}/ku`,
    "/teach/courses/tiny-course/translation",
    "/teach/courses/second-course/translation/no-lesson/ar",
    `/teach/courses/second-course/translation/${ids["lessonId"]!}/en`,
    "/teach/courses/second-course/translation/texts/media/ar",
  ];
  for (const path of notWritten) expect((await people.trainer.get(path)).status, path).toBe(404);
  const notReviewed = ["/review/translations/no-course/ar", "/review/translations/second-course/ar?part=nothing"];
  for (const path of [`/review/${none}`, "/review/not-an-id", ...notReviewed])
    expect((await people.reviewer.get(path)).status, path).toBe(404);
  for (const path of [`/admin/people/${none}`, "/admin/people/not-an-id"]) expect((await people.admin.get(path)).status, path).toBe(404);
  expect((await people.nobody.get("/verify/2222-2222-2222")).status).toBeGreaterThanOrEqual(300);

  const event = {
    kind: "attempt-finished",
    id: randomUUID(),
    deviceId: randomUUID(),
    sequence: 1,
    occurredAt: new Date().toISOString(),
    attemptId: ids["attemptId"],
  };
  expect(await (await stranger.postJson("/api/events", { events: [event] })).json()).toMatchObject({
    receipts: [{ outcome: "rejected", reason: "not-found" }],
  });
  expect((await db().attempt.findUniqueOrThrow({ where: { id: ids["attemptId"]! } })).state).toBe("in_progress");
});

test("a forged role, session or account is worth nothing", async () => {
  const learner = await db().roleGrant.findFirstOrThrow({ where: { role: "learner" } });
  const admin = await db().roleGrant.findFirstOrThrow({ where: { role: "admin" } });
  expect((await stranger.post("/account/role", { grantId: admin.id })).status).toBe(404);
  expect((await stranger.post("/account/role", { grantId: learner.id })).status).toBe(404);
  expect((await stranger.get("/admin?role=admin", { cookie: "role=admin" })).status).toBeLessThan(404);
  expect((await stranger.get("/admin?role=admin")).status).toBe(403);
  for (const token of ["x", "a".repeat(40), "a".repeat(5000), "%00", "' or 1=1 --"]) {
    expect(seen(await visitor(server.url, token).get("/learn")), token).toBe(SIGN_IN);
  }
  const foreignAccount = await stranger.postJson("/api/events", { accountId: ids["accountId"], events: [] });
  expect(foreignAccount.status).toBe(409);
});

test("bodies are bounded", async () => {
  const megabytes = "x".repeat(3 * 1024 * 1024);
  expect((await people.nobody.post("/account/sign-in", { contact: megabytes })).status).toBe(413);
  expect((await people.nobody.post("/account/sign-in", { contact: megabytes.slice(0, 200_000) })).status).toBe(413);
  expect((await people.learner.postJson("/api/events", { events: [megabytes.slice(0, 300_000)] })).status).toBe(413);
  expect((await people.learner.postJson("/api/events", { events: Array.from({ length: 51 }, () => ({})) })).status).toBe(400);
  expect((await people.nobody.get(`/learn/catalogue?q=${"x".repeat(5000)}`)).status).toBe(400);
  expect((await people.nobody.get(`/learn/catalogue?q=${"x".repeat(3000)}`)).status).toBe(200);
});

test("NUL and hidden direction marks are refused with what was typed kept", async () => {
  for (const hidden of ["a\u0000b@example.iq", "a\u202eb@example.iq"]) {
    const reply = await people.nobody.post("/account/sign-up", { email: hidden, nameLatin: "Kept As Typed", profession: "nurse" });
    expect(reply.status).toBe(400);
    const page = await reply.text();
    expect(page).toContain("Kept As Typed");
    await expectNoInsides(new Response(page, { headers: reply.headers }), "sign-up");
  }
  for (const path of ["/%00", "/learn/catalogue?q=%00", "/learn/courses/%E2%80%AEx", "/%ff", "//evil.example"]) {
    const reply = await people.nobody.get(path);
    expect([400, 404], path).toContain(reply.status);
    expect(await reply.text()).toContain(reply.headers.get("x-request-id"));
  }
  const bidi = {
    kind: "course-started",
    id: randomUUID(),
    deviceId: randomUUID(),
    sequence: 1,
    occurredAt: new Date().toISOString(),
    courseId: "tiny\u202ecourse",
  };
  expect(await (await people.learner.postJson("/api/events", { events: [bidi] })).json()).toMatchObject({
    receipts: [{ outcome: "rejected", reason: "unreadable" }],
  });
});

test("JSON that is none is 400, another type is 415, and one bad event does not hold back the next", async () => {
  expect((await people.learner.postJson("/api/events", "{")).status).toBe(400);
  expect((await people.learner.postJson("/api/events", "[]")).status).toBe(400);
  expect((await people.learner.postJson("/api/passkeys", "null")).status).toBe(400);
  expect((await people.learner.post("/api/events", { a: "1" })).status).toBe(415);
  const good = {
    kind: "course-started",
    id: randomUUID(),
    deviceId: randomUUID(),
    sequence: 1,
    occurredAt: new Date().toISOString(),
    courseId: "second-course",
  };
  const reply = await people.learner.postJson("/api/events", { events: [{ kind: "no-such-kind" }, 7, null, good] });
  const { receipts } = (await reply.json()) as { receipts: { outcome: string }[] };
  expect(receipts.map(({ outcome }) => outcome)).toEqual(["rejected", "rejected", "rejected", "stored"]);
});

test("odd methods are refused", async () => {
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const reply = await fetch(`${server.url}/learn`, { method, headers: { origin: server.url, accept: "text/html" } });
    expect([401, 403, 404, 405], method).toContain(reply.status);
  }
  for (const method of ["OPTIONS", "PROPFIND"])
    expect((await fetch(`${server.url}/learn`, { method, headers: { origin: server.url } })).status, method).toBe(405);
});
