import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { proposeRegrade } from "#app/commands/assessment/propose-regrade.server.ts";
import { reportItem } from "#app/commands/assessment/report-item.server.ts";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import { revokeCertificate } from "#app/commands/credits/revoke-certificate.server.ts";
import { bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { openRecord } from "#app/commands/identity/open-record.server.ts";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import { AttemptId, CourseId, CourseVersionId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken } from "#app/platform/sessions.server.ts";
import { askResetCode } from "#app/commands/identity/ask-reset-code.server.ts";
import { PLAN_PAGES } from "#app/ui/trainer/plan/plan-pages.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aBroughtFile, aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aBrowserToken, aPendingSignUp } from "#tests/builders/a-signed-up.ts";
import { aSimulation } from "#tests/builders/a-simulation.ts";
import { aCaptionedDraft } from "#tests/journeys/a-captioned-draft.ts";
import { anAskedPetition } from "#tests/journeys/an-asked-petition.ts";
import { aSubmission } from "#tests/journeys/a-submission.ts";
import { HOME, type Language } from "#tests/journeys/journey.ts";
import { DATA_FOLDER, aQuestionOf, publishedVersion } from "#tests/journeys/learner.ts";
import { letterTo } from "#tests/support/kept-letters.ts";
import { quizFlow, questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

export type Place = {
  /** A word for file names. */
  readonly name: string;
  readonly path: string;
  /** The session's cookie; null: signed out. */
  readonly token: string | null;
  /** What else the browser has been given. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** One of the pages most people see: looked at in Sorani too, and in the dark. */
  readonly main?: true;
};

const COURSES = [
  "patient-safety-hospital-mobile-clinic",
  "infection-prevention-primary-health-centre",
  "hypertension-diabetes-primary-care",
] as const;

const ITEM_TYPES = ["single-best-answer", "multiple-response", "extended-matching", "ordering", "numeric"] as const;

/** A small course that was recalled after somebody had begun it. */
async function aRecalledCourse(names: Parameters<typeof aPractitioner>[0], admin: Actor) {
  const courseId = CourseId.parse("a-recalled-course");
  const learner = await aPractitioner(names);
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const explanation = {
    ar: "كانت إحدى الجرعات خطأ. الصحيح 5 mg.",
    ckb: "یەکێک لە ژەمەکان هەڵە بوو. ڕاستەکەی 5 mg.",
    en: "A dose was wrong. Right is 5 mg.",
  };
  const { courseVersionId } = await aPublishedCourse({ metadata: { id: courseId } });
  await db().enrolment.create({
    data: { id: randomUUID(), practitionerId: learner.practitionerId, courseId, courseVersionId, enrolledAt: occasion.at },
  });
  // Another worker may have recalled it already.
  await withdrawCourse(admin, { courseId, withdrawal: { kind: "recall", reasonClass: "unsafe", firstNumber: 1, explanation } }, occasion);
  return { courseId, token: await aSession(learner.accountId) };
}

/** Every page there is, each in a state that shows all of it, with people who are in that state. */
export async function everyPage(): Promise<readonly Place[]> {
  const base = HOME();
  const of = async (courseId: string) => ({ courseId, courseVersionId: (await publishedVersion(courseId)).id });
  const [done, underWay, passed] = (await Promise.all(COURSES.map(of))) as [Course, Course, Course];
  const names = { nameAr: "زهراء عبد الحسين الموسوي", nameLatin: "Zahraa Abdul-Hussein Al-Musawi", nameCkb: "زەهرا عەبدولحوسێن" };
  const nurse = await aPractitioner(names);
  const learner = await aSession(nurse.accountId);
  await quizFlow(() => base, learner, done).run();
  const open = await quizFlow(() => base, learner, underWay).run({ until: "started" });
  const result = await quizFlow(() => base, learner, passed).run({ until: "finished" });
  const colleague = await aSession((await aPractitioner(names)).accountId);
  await quizFlow(() => base, colleague, passed).run({ until: "evaluated" });
  const failed = await quizFlow(() => base, colleague, done).run({ until: "finished", answers: "wrong" });
  const newcomer = await aSession((await aPractitioner(names)).accountId);
  const admin = await aRoleHolder("admin");
  const registrar = await aRoleHolder("registrar");
  const registered = await aReadRegister(registrar.actor as ActorIn<"registrar">, nurse.practitionerId);
  const policy = await db().policyVersion.findFirstOrThrow({ where: { jurisdiction: "IQ" }, select: { id: true } });
  const simulationId = await aSimulation(registrar.actor, policy.id);
  const asked = await anAskedPetition(nurse, registrar.actor as ActorIn<"registrar">);
  const unready = await aRoleHolder("auditor", { secondFactor: false });
  const { trainer, reviewer, submissionId } = await aSubmission(underWay.courseId, underWay.courseVersionId);
  const reported = await aReportedQuestion(nurse, trainer.actor, passed, result);
  const withdrawn = await aRecalledCourse(names, admin.actor);
  const { code, statement } = await certificateOf(nurse.practitionerId);
  const revoked = await aRevokedCertificate(names, done);
  const questions = await questionsOfAttempt(open);
  const [waiting, waitingPhone, triedOut] = await Promise.all([
    aPendingSignUp(aSignUp(names)),
    aPendingSignUp(aSignUp({ ...names, email: "", phone: "07701239876" })),
    aPendingSignUp(aSignUp(names)),
  ]);
  const letter = await letterTo(DATA_FOLDER(), waiting.wish.email ?? "");
  const link = new URL(/https?:\/\/\S+\/account\/confirm\/\S+/.exec(letter.text)?.[0] ?? base).pathname;
  await db().pendingSignUp.update({ where: { id: triedOut.id }, data: { tries: 5 } });
  const reset = aBrowserToken();
  await askResetCode({ phone: "+9647701239876", browserToken: reset }, anOccasion());
  const [lesson] = await db().$queryRawUnsafe<{ id: string }[]>(
    `SELECT lesson_id AS id FROM lesson_version WHERE course_version_id = '${underWay.courseVersionId}' ORDER BY position LIMIT 1`,
  );
  const captioned = await aCaptionedDraft();
  const course = (id: string) => `/learn/courses/${id}`;
  const here = new Set(questions.map(({ type }) => type));
  const drawn = questions.map(({ type }, index) => ({
    type,
    path: `${course(underWay.courseId)}/quiz/${open}?q=${String(index + 1)}`,
    token: learner,
  }));
  // What this draw has not is looked at in another one.
  const others = await Promise.all(
    ITEM_TYPES.filter((type) => !here.has(type)).map(async (type) => ({ type, ...(await aQuestionOf(type, underWay.courseId, "ar")) })),
  );

  return [
    { name: "landing", path: "/", token: null, main: true },
    { name: "catalogue", path: "/learn/catalogue", token: null, main: true },
    { name: "catalogue-nothing", path: "/learn/catalogue?q=zzzzzz", token: null },
    { name: "course", path: course(underWay.courseId), token: null, main: true },
    { name: "lesson-preview", path: `${course(underWay.courseId)}/lessons/${lesson!.id}`, token: null },
    { name: "print", path: `${course(underWay.courseId)}/print`, token: null },
    { name: "sign-in", path: "/account/sign-in", token: null, main: true },
    { name: "sign-up", path: "/account/sign-up", token: null, main: true },
    { name: "sign-up-again", path: "/account/sign-up?again=1", token: null, cookies: { "sign-up": waiting.browserToken } },
    { name: "confirm", path: "/account/confirm", token: null, cookies: { "sign-up": waiting.browserToken }, main: true },
    { name: "confirm-telephone", path: "/account/confirm", token: null, cookies: { "sign-up": waitingPhone.browserToken } },
    { name: "confirm-tried-out", path: "/account/confirm", token: null, cookies: { "sign-up": triedOut.browserToken } },
    { name: "confirm-link", path: link, token: null, cookies: { "sign-up": waiting.browserToken } },
    { name: "confirm-link-elsewhere", path: link, token: null },
    { name: "confirm-link-over", path: `/account/confirm/${"x".repeat(43)}`, token: null },
    { name: "reset-code", path: "/account/reset-password", token: null, cookies: { reset } },
    { name: "forgot-password", path: "/account/forgot-password", token: null },
    { name: "reset-password", path: `/account/reset-password/${"x".repeat(40)}`, token: null },
    { name: "verify", path: "/verify", token: null },
    { name: "verified", path: `/verify/${code}`, token: null, main: true },
    { name: "verified-by-statement", path: `/verify/${code}?s=${encodeURIComponent(statement)}`, token: null },
    { name: "verified-revoked", path: `/verify/${revoked}`, token: null },
    { name: "verified-unknown", path: "/verify/0000-0000-0000", token: null },
    { name: "not-found", path: "/no-such-page", token: null },
    { name: "offline", path: "/offline", token: null },
    { name: "workshop", path: "/teach", token: trainer.token, main: true },
    { name: "draft", path: `/teach/courses/${underWay.courseId}`, token: trainer.token, main: true },
    { name: "draft-lesson", path: `/teach/courses/${underWay.courseId}/lessons/${lesson!.id}/ar`, token: trainer.token, main: true },
    { name: "draft-team", path: `/teach/courses/${underWay.courseId}/team`, token: trainer.token },
    { name: "draft-comments", path: `/teach/courses/${underWay.courseId}/comments`, token: trainer.token },
    { name: "disclosure", path: "/teach/disclosure", token: trainer.token },
    { name: "review-team", path: `/review/courses/${underWay.courseId}/team`, token: reviewer.token },
    { name: "review-disclosure", path: "/review/disclosure", token: reviewer.token },
    { name: "media-library", path: "/teach/media", token: trainer.token, main: true },
    { name: "draft-media", path: `/teach/courses/${underWay.courseId}/media`, token: trainer.token, main: true },
    { name: "new-course", path: "/teach/new", token: trainer.token },
    { name: "import-course", path: "/teach/import", token: trainer.token },
    ...PLAN_PAGES.map((page): Place => ({
      name: `plan-${page}`,
      path: `/teach/courses/${underWay.courseId}/plan/${page}`,
      token: trainer.token,
    })),
    { name: "structure", path: `/teach/courses/${underWay.courseId}/structure`, token: trainer.token },
    { name: "add-lesson", path: `/teach/courses/${underWay.courseId}/add-lesson`, token: trainer.token },
    { name: "reported-items", path: `/teach/courses/${passed.courseId}/reports`, token: trainer.token },
    { name: "item-case", path: `/teach/courses/${passed.courseId}/reports/${reported}`, token: trainer.token, main: true },
    { name: "item-case-second-person", path: `/teach/courses/${passed.courseId}/reports/${reported}`, token: reviewer.token },
    { name: "regrades", path: "/review/regrades", token: reviewer.token },
    { name: "captions", path: `/teach/courses/${captioned.courseId}/captions/film.ar.vtt`, token: captioned.token, main: true },
    { name: "recordings", path: `/teach/courses/${captioned.courseId}/captions`, token: captioned.token },
    { name: "draft-recordings-none", path: `/teach/courses/${underWay.courseId}/captions`, token: trainer.token },
    { name: "draft-history", path: `/teach/courses/${underWay.courseId}/history?part=metadata`, token: trainer.token },
    { name: "course-results", path: `/teach/courses/${passed.courseId}/results`, token: trainer.token, main: true },
    { name: "translation", path: `/teach/courses/${underWay.courseId}/translation`, token: trainer.token, main: true },
    {
      name: "translation-lesson",
      path: `/teach/courses/${underWay.courseId}/translation/${lesson!.id}/ckb`,
      token: trainer.token,
      main: true,
    },
    { name: "translation-texts", path: `/teach/courses/${underWay.courseId}/translation/texts/metadata/ar`, token: trainer.token },
    { name: "translations-to-review", path: "/review/translations", token: reviewer.token },
    {
      name: "translation-review",
      path: `/review/translations/${underWay.courseId}/ar?part=metadata`,
      token: reviewer.token,
      main: true,
    },
    { name: "draft-questions", path: `/teach/courses/${underWay.courseId}/questions`, token: trainer.token, main: true },
    {
      name: "draft-question",
      path: `/teach/courses/${underWay.courseId}/questions?item=${questions[0]!.id}`,
      token: trainer.token,
      main: true,
    },
    { name: "draft-questions-try", path: `/teach/courses/${underWay.courseId}/questions/try`, token: trainer.token },
    { name: "draft-questions-history", path: `/teach/courses/${underWay.courseId}/history?part=items`, token: trainer.token },
    { name: "question-bank", path: "/teach/items", token: trainer.token, main: true },
    { name: "publication", path: `/teach/courses/${underWay.courseId}/publication`, token: trainer.token, main: true },
    { name: "withdrawal", path: `/teach/courses/${underWay.courseId}/withdrawal`, token: trainer.token },
    { name: "changes", path: `${course(withdrawn.courseId)}/changes`, token: withdrawn.token, main: true },
    { name: "changes-none", path: `${course(underWay.courseId)}/changes`, token: learner },
    { name: "withdrawable-courses", path: "/admin/courses", token: admin.token },
    { name: "withdrawal-done", path: `/admin/courses/${withdrawn.courseId}/withdrawal`, token: admin.token },
    { name: "reviews", path: "/review", token: reviewer.token },
    { name: "review", path: `/review/${submissionId}`, token: reviewer.token, main: true },
    { name: "home", path: "/learn", token: learner, main: true },
    { name: "home-newcomer", path: "/learn", token: newcomer },
    { name: "course-enrolled", path: course(underWay.courseId), token: learner },
    { name: "lesson", path: `${course(underWay.courseId)}/lessons/${lesson!.id}`, token: learner, main: true },
    { name: "quiz-start", path: `${course(underWay.courseId)}/quiz`, token: newcomer },
    { name: "quiz-resume", path: `${course(underWay.courseId)}/quiz`, token: learner },
    ...ITEM_TYPES.map((type): Place => {
      const { path, token } = [...drawn, ...others].find((question) => question.type === type)!;
      const isMain = type === "single-best-answer" || type === "ordering";
      return { name: `quiz-${type}`, path, token, ...(isMain ? { main: true as const } : {}) };
    }),
    { name: "quiz-finish", path: `${course(underWay.courseId)}/quiz/${open}?q=finish`, token: learner },
    { name: "result-passed", path: `${course(passed.courseId)}/quiz/${result}/result`, token: learner, main: true },
    { name: "item-report", path: `${course(passed.courseId)}/quiz/${result}/report/${reported}`, token: learner },
    { name: "result-failed", path: `${course(done.courseId)}/quiz/${failed}/result`, token: colleague },
    { name: "quiz-locked", path: `${course(done.courseId)}/quiz`, token: colleague },
    { name: "evaluation", path: `${course(passed.courseId)}/evaluation`, token: learner },
    { name: "claim", path: `${course(passed.courseId)}/claim`, token: colleague },
    { name: "claimed", path: `${course(done.courseId)}/claim`, token: learner },
    { name: "certificate", path: `/learn/certificates/${code}`, token: learner },
    { name: "standing", path: "/learn/standing", token: learner, main: true },
    { name: "standing-newcomer", path: "/learn/standing", token: newcomer },
    { name: "petitions-external", path: "/learn/external", token: learner },
    { name: "petitions-relief", path: "/learn/relief?reason=illness&from=2026-02-01&to=2026-06-30", token: learner },
    { name: "petitions-appeal", path: "/learn/appeal", token: learner },
    { name: "petition", path: `/learn/petitions/${asked}`, token: learner },
    { name: "record-of-mine", path: "/learn/record", token: learner },
    { name: "transcript", path: "/learn/transcript", token: learner, main: true },
    { name: "transcript-empty", path: "/learn/transcript", token: newcomer },
    { name: "account", path: "/account", token: learner },
    { name: "security", path: "/account/security", token: learner },
    { name: "second-factor", path: "/account/second-factor", token: unready.token },
    { name: "forbidden", path: "/admin", token: learner },
    { name: "admin", path: "/admin", token: admin.token },
    { name: "people", path: "/admin/people", token: admin.token },
    { name: "person", path: `/admin/people/${nurse.accountId}`, token: admin.token },
    { name: "quarantine", path: "/admin/quarantine", token: admin.token },
    { name: "revoke", path: "/admin/certificates", token: admin.token },
    { name: "correct", path: "/admin/certificates/correct", token: admin.token },
    { name: "oversight", path: "/oversee", token: registrar.token },
    { name: "auditors-handbook", path: "/oversee/handbook", token: registrar.token },
    { name: "compliance", path: "/oversee/compliance", token: registrar.token },
    { name: "compliance-people", path: "/oversee/compliance/people?by=governorate&state=short", token: registrar.token },
    { name: "compliance-export", path: "/oversee/compliance/people/export?by=governorate", token: registrar.token },
    { name: "compliance-places", path: "/oversee/compliance?by=profession&governorate=basra&state=short", token: registrar.token },
    { name: "policies", path: "/oversee/policies", token: registrar.token },
    { name: "policy", path: `/oversee/policies/${policy.id}`, token: registrar.token },
    { name: "simulations", path: `/oversee/policies/${policy.id}/simulations`, token: registrar.token },
    { name: "simulation", path: `/oversee/simulations/${simulationId}`, token: registrar.token },
    { name: "policy-draft", path: `/oversee/policies/new?from=${policy.id}`, token: registrar.token },
    { name: "petition-desk", path: "/oversee/claims", token: registrar.token },
    { name: "register", path: "/oversee/register", token: registrar.token },
    { name: "register-places", path: "/oversee/register/places", token: registrar.token },
    { name: "register-record", path: registered.record, token: registrar.token },
    { name: "register-purpose", path: `/oversee/register/people/${nurse.practitionerId}`, token: registrar.token },
    { name: "register-imports", path: "/oversee/register/imports", token: registrar.token },
    { name: "register-import", path: registered.list, token: registrar.token },
    { name: "register-matches", path: "/oversee/register/matches", token: registrar.token },
    { name: "register-claims", path: "/oversee/register/claims", token: registrar.token },
    { name: "register-export", path: "/oversee/register/export", token: registrar.token },
  ];
}

/** A list that was read, with a line of each kind, and a record that is open. */
async function aReadRegister(registrar: ActorIn<"registrar">, practitionerId: string) {
  const now = () => instantAt(Date.now());
  const occasion = { at: now(), requestId: null };
  const lines = [
    aRegisterLine({ licence_number: `P-${randomUUID().slice(0, 8)}` }),
    // The number of a practitioner of these pages, under another name.
    aRegisterLine({ licence_number: "N-12345", name_ar: "حسن علي مراد", name_latin: "Hassan Ali Murad", sex: "" }),
    ["", "nobody", "?"],
  ];
  const brought = await bringRegisterImport(registrar, aBroughtFile(aRegisterCsv(lines)), occasion);
  if (!brought.ok) throw new Error(brought.refusal);
  await readRegisterImport(brought.value, now);
  const eventId = randomUUID();
  await openRecord(registrar, practitionerId, { eventId, purpose: "licensing", note: "" }, occasion);
  const record = `/oversee/register/people/${practitionerId}?reading=${eventId}`;
  return { record, list: `/oversee/register/imports/${brought.value}` };
}

type Course = { readonly courseId: string; readonly courseVersionId: string };

/** A question that somebody reported, with a correction that waits for its second person. */
async function aReportedQuestion(
  learner: ActorIn<"learner">,
  trainer: Actor,
  { courseId, courseVersionId }: Course,
  attempt: string,
): Promise<string> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const [question] = await questionsOfAttempt(attempt);
  if (question === undefined) throw new Error("A paper of no question.");
  const words = { textId: randomUUID(), kind: "answer", body: "الإجابة الثانية صحيحة أيضًا.", language: "ar" } as const;
  const wish = { ...words, courseId, attemptId: AttemptId.parse(attempt), itemId: question.id };
  const said = await reportItem(learner, wish, occasion);
  const sentence = { ar: "كان المفتاح غامضًا.", ckb: "کلیلەکە ناڕوون بوو.", en: "The key was unclear." };
  const versionIds = [CourseVersionId.parse(courseVersionId)];
  const proposal = { courseId, itemId: question.id, versionIds, remedy: { kind: "full-marks" }, sentence } as const;
  const proposed = await proposeRegrade(trainer, proposal, occasion);
  // Whoever looked at every page before may have proposed it already.
  const isProposed = proposed.ok || proposed.refusal === "waits-already";
  if (!said.ok || !isProposed) throw new Error("A report or a proposal was refused.");
  return question.id;
}

type Names = Parameters<typeof aPractitioner>[0];

/** The code of a certificate that somebody else earned and an admin took back. */
async function aRevokedCertificate(names: Names, course: Course): Promise<string> {
  const { accountId, practitionerId } = await aPractitioner(names);
  await quizFlow(HOME, await aSession(accountId), course).run();
  const { code } = await certificateOf(practitionerId);
  const admin = await aRoleHolder("admin");
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const taken = await revokeCertificate(admin.actor, { code, reason: "error", explanation: "Issued to the wrong person." }, occasion);
  if (!taken.ok) throw new Error(taken.refusal);
  return code;
}

/** The first certificate of a practitioner, as soon as it is printed. */
export async function certificateOf(practitionerId: string): Promise<{ readonly code: string; readonly statement: string }> {
  for (let tries = 0; tries < 150; tries += 1) {
    const issued = await db().certificate.findFirst({ where: { practitionerId, pdfSha256: { not: null } } });
    if (issued !== null) return issued;
    await pause(200);
  }
  throw new Error("No certificate was issued within 30 seconds.");
}

/** Opens no page, but makes the browser that of the person of the place, or of nobody. */
export async function enter(context: BrowserContext, { token, cookies }: Place, language: Language): Promise<void> {
  await context.clearCookies();
  const held = { lang: language, ...cookies, ...(token === null ? {} : { session: token }) };
  await context.addCookies(Object.entries(held).map(([name, value]) => ({ name, value, url: HOME() })));
}

/** Lets whoever is signed in at these places read in the language, which is then the account's; nobody else, for other journeys run beside. */
export async function speak(language: Language, places: readonly Pick<Place, "token">[]): Promise<void> {
  const hashes = places.flatMap(({ token }) => (token === null ? [] : [hashOfToken(token)]));
  const sessions = await db().session.findMany({ where: { idHash: { in: hashes } }, select: { accountId: true } });
  await db().account.updateMany({ where: { id: { in: sessions.map(({ accountId }) => accountId) } }, data: { language } });
}
