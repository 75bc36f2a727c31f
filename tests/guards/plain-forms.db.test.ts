import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { attachCertificatePdf } from "#app/commands/credits/attach-certificate-pdf.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { undisclosed } from "#tests/builders/an-author.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { type Visitor, visitor } from "#tests/support/http-client.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

let server: BuiltServer;
let course: PublishedCourse;
const lesson = () => `/learn/courses/${course.courseId}/lessons/${course.lessonIds[0] ?? ""}`;

beforeAll(async () => {
  await ensureBuilt();
  course = await aPublishedCourse();
  await aPublishedCourse({ metadata: { id: "ended-course", expiresOn: "2026-02-01" } });
  server = await startBuiltServer({ dataFolder: env.dataFolder(), databaseUrl: env.databaseUrl(), environment: { WORKER: "off" } });
});
afterAll(() => server.stop());

type Learner = ActorIn<"learner"> & { readonly browser: () => Visitor };

async function aLearner(profession = "nurse", language = "en"): Promise<Learner> {
  const learner = await aPractitioner({ profession, language });
  const token = await aSession(learner.accountId);
  return { ...learner, browser: () => visitor(server.url, token) };
}

const plain = (html: string) =>
  html
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/<!-- -->/g, "");
const say = (key: MessageKey) => messagesFor("en")(key);

async function begin(learner: Learner, courseId = course.courseId): Promise<void> {
  const reply = await learner.browser().post(`/learn/courses/${courseId}?index`, { eventId: randomUUID() });
  expect(reply.status).toBe(302);
}

test("a lesson that could not be marked as read says so, in each language, and why", async () => {
  for (const language of LANGUAGES) {
    const learner = await aLearner("nurse", language);
    const t = messagesFor(language);
    const reply = await learner.browser().post(lesson(), { eventId: randomUUID() });
    expect(reply.status).toBe(409);
    const page = plain(await reply.text());
    expect(page).toContain(t("lesson.refused-title"));
    expect(page).toContain(t("lesson.refused-not-enrolled"));
  }
  const unreadable = await (await aLearner()).browser().post(lesson(), { eventId: "nonsense" });
  expect(unreadable.status).toBe(422);
});

test("a lesson marked as read leads onwards, and the same form sent for another lesson is refused aloud", async () => {
  const learner = await aLearner();
  await begin(learner);
  const eventId = randomUUID();
  const reply = await learner.browser().post(lesson(), { eventId });
  expect([reply.status, reply.headers.get("location")]).toEqual([302, `/learn/courses/${course.courseId}/lessons/${course.lessonIds[1]!}`]);
  const other = await learner.browser().post(`/learn/courses/${course.courseId}/lessons/${course.lessonIds[1]!}`, { eventId });
  expect(other.status).toBe(409);
  expect(plain(await other.text())).toContain(say("lesson.refused-other"));
});

test("a number that cannot be read is kept, told beside its field, and goes on when it is sent once more", async () => {
  const learner = await aLearner();
  await begin(learner);
  const started = await learner
    .browser()
    .post(`/learn/courses/${course.courseId}/quiz?index`, { eventId: randomUUID(), courseVersionId: course.courseVersionId });
  const path = started.headers.get("location") ?? "";
  const attemptId = path.split("/").at(-1)!;
  const questions = await questionsOfAttempt(attemptId);
  const number = questions.findIndex(({ type }) => type === "numeric") + 1;
  const { id: itemId } = questions[number - 1]!;
  const send = async (value: string, basedOn: string) =>
    learner
      .browser()
      .post(`${path}?q=${String(number)}`, { intent: "answer", eventId: randomUUID(), itemId, basedOn, go: "finish", value, unit: "mg" });

  const told = await send("two fifty", "");
  expect(told.headers.get("location")).toBe(`${path}?q=${String(number)}#q-${itemId}-value`);
  const page = plain(await (await learner.browser().get(told.headers.get("location") ?? "")).text());
  const field = /<input[^>]*name="value"[^>]*>/.exec(page)?.[0] ?? "";
  expect(field).toContain('value="two fifty"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain(`q-${itemId}-value-error`);
  expect(page).toContain(say("quiz.number-unreadable"));

  const held = await db().attemptAnswer.findFirstOrThrow({ where: { attemptId, itemId } });
  expect(held.response).toEqual({ type: "numeric", value: "two fifty", unit: "mg" });
  expect((await send("two fifty", held.eventId)).headers.get("location")).toBe(`${path}?q=finish`);
  expect((await send("250", held.eventId)).headers.get("location")).toBe(`${path}?q=finish`);
});

/** Passes a course for the learner without the quiz, which is not what is asked here. */
async function pass(learner: Learner, courseId: string): Promise<void> {
  await db().enrolment.updateMany({
    where: { practitionerId: learner.practitionerId, courseId },
    data: { passedAt: new Date("2026-03-01T08:00:00Z") },
  });
}

test("each reason for which a course cannot be begun has its own sentence", async () => {
  const again = async (learner: Learner, courseId = course.courseId) => {
    const reply = await learner.browser().post(`/learn/courses/${courseId}?index`, { eventId: randomUUID(), round: "2" });
    return { status: reply.status, page: plain(await reply.text()) };
  };
  const unclaimed = await aLearner();
  await begin(unclaimed);
  await pass(unclaimed, course.courseId);
  expect(await again(unclaimed)).toMatchObject({ status: 409 });
  expect((await again(unclaimed)).page).toContain(say("course.start-refused-not-claimed"));

  const awarded = await aLearner();
  await begin(awarded);
  await pass(awarded, course.courseId);
  const today = new Date().toISOString().slice(0, 10);
  await db().enrolment.updateMany({
    where: { practitionerId: awarded.practitionerId },
    data: { passedAt: new Date(), evaluatedAt: new Date() },
  });
  await anAwardOf(awarded.practitionerId, { course, earnedOn: today });
  expect((await again(awarded)).page).toContain(say("course.start-refused-already-awarded"));

  const other = await aLearner("community-health-worker");
  await begin(other);
  await pass(other, course.courseId);
  expect((await again(other)).page).toContain(say("course.start-refused-no-offer"));

  const late = await aLearner();
  const ended = await late.browser().post("/learn/courses/ended-course?index", { eventId: randomUUID() });
  expect(ended.status).toBe(409);
  expect(plain(await ended.text())).toContain(say("course.ended"));
  const page = await late.browser().post(`/learn/courses/${course.courseId}?index`, { eventId: "nonsense" });
  expect(page.status).toBe(422);
  expect(plain(await page.text())).toContain(say("course.start-refused"));
});

test("a certificate whose file is lost says so in each language, and one press has it made again", async () => {
  for (const language of LANGUAGES) {
    const t = messagesFor(language);
    const learner = await aLearner("nurse", language);
    const { id: ledgerLineId } = await anAwardOf(learner.practitionerId, { course });
    const issued = await issueCertificate(ledgerLineId, { at: instantAt(Date.now()), requestId: null });
    if (!issued.ok) throw new Error(issued.refusal);
    const { certificateId, code } = issued.value;
    const path = `/learn/certificates/${code}`;
    const made = await learner.browser().get(path);
    expect(made.headers.get("refresh")).toBe("3");
    expect(plain(await made.text())).toContain(t("certificate.being-made"));
    await attachCertificatePdf(certificateId, "0".repeat(64), { at: instantAt(Date.now()), requestId: null });
    expect((await learner.browser().get(`${path}.pdf`)).headers.get("location")).toBe(path);
    const lost = await learner.browser().get(path);
    expect(lost.headers.get("refresh")).toBeNull();
    const page = plain(await lost.text());
    expect(page).toContain(t("certificate.lost"));
    expect(page).toContain(t("certificate.make-again"));
    expect((await (await aLearner()).browser().post(path, {})).status).toBe(404);
    expect((await learner.browser().post(path, {})).headers.get("location")).toBe(path);
    const asked = await learner.browser().get(path);
    expect(asked.headers.get("refresh")).toBe("3");
    expect(plain(await asked.text())).toContain(t("certificate.being-made"));
  }
});

/** A draft with the reviewers, handed in by somebody of the course's provider. */
async function aSubmission(): Promise<string> {
  const trainer = await aRoleHolder("trainer");
  const courseId = CourseId.parse("reviewed-course");
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const from = { kind: "version", courseVersionId: course.courseVersionId } as const;
  expect(await createDraft(trainer.actor, { courseId, from }, occasion)).toMatchObject({ ok: true });
  const draft = await draftToEdit(trainer.actor, courseId, occasion.at);
  const metadata = draft!.parts.find(({ part }) => part === "metadata")!;
  const content = { ...(metadata.content as Record<string, Json>), title: { en: "Second", ar: "ثانية", ckb: "دووەم" } };
  const wish = { courseId, part: "metadata", saveId: randomUUID(), basedOn: metadata.revision, content } as const;
  expect(await saveDraftPart(trainer.actor, wish, occasion)).toMatchObject({ ok: true });
  const submitted = await submitForReview(trainer.actor, { courseId }, occasion);
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal));
  return submitted.value.submissionId;
}

test("a reviewer whose disclosure ran out while they wrote is told so, and what they wrote and chose stands in the form", async () => {
  const submissionId = await aSubmission();
  const { accountId } = await undisclosed("reviewer");
  await aDisclosure(accountId, { at: new Date(Date.now() - 370 * 86_400_000) });
  const now = new Date();
  await db().totpFactor.create({ data: { accountId, secretSealed: new Uint8Array(48), createdAt: now, confirmedAt: now } });
  const grant = await db().roleGrant.findFirstOrThrow({ where: { accountId, role: "reviewer" } });
  const browser = visitor(server.url, await aSession(accountId, { secondFactor: true, actingGrantId: grant.id }));
  const reason = "The dose in the second lesson is twice what its source says.";
  const answers = Object.fromEntries(
    REVIEW_QUESTIONS.map((question) => [`answers.${question}`, question === "dose-safety" ? "no" : "yes"]),
  );
  const reply = await browser.post(`/review/${submissionId}`, { intent: "decide", decision: "ask-changes", reason, ...answers });
  expect(reply.status).toBe(409);
  const page = plain(await reply.text());
  expect(page.includes(messagesFor("ar")("review.refused-disclosure-expired"))).toBe(true);
  expect(/<textarea[^>]*name="reason"[^>]*>([^<]*)/.exec(page)?.[1]?.trim()).toBe(reason);
  const chosen = [...page.matchAll(/<input[^>]*>/g)].map(([field]) => field).filter((field) => /\schecked=""/.test(field));
  expect(chosen.filter((field) => field.includes('name="answers.'))).toHaveLength(REVIEW_QUESTIONS.length);
  expect(await db().reviewDecision.count({ where: { submissionId } })).toBe(0);
});
