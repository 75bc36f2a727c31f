import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { placeLesson } from "#app/commands/authoring/place-lesson.server.ts";
import { planPublication } from "#app/commands/authoring/plan-publication.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { resolveComment } from "#app/commands/authoring/resolve-comment.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { withdrawSubmission } from "#app/commands/authoring/withdraw-submission.server.ts";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { confirmNoticeRead } from "#app/commands/learning/confirm-notice-read.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { noteReminder } from "#app/data/reminders.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import { CourseId, CourseVersionId, LessonId } from "#app/domain/shared/ids.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { approved, edited } from "#tests/builders/an-approved-draft.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer, undisclosed } from "#tests/builders/an-author.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

/**
 * Tables whose rows are never changed, deleted or emptied; the database itself says no. A certificate's status alone may move forwards, and what
 * became of a petition is written into it.
 */
const APPEND_ONLY = [
  "attempt_score",
  "audit_entry",
  "block_comment",
  "certificate",
  "comment_resolution",
  "course_draft",
  "course_media",
  "course_version",
  "course_version_item",
  "course_withdrawal",
  "credit_ledger",
  "disclosure",
  "draft_revision",
  "employment_fact",
  "item_hold",
  "item_report",
  "item_report_text",
  "item_verdict",
  "item_version",
  "learner_event",
  "lesson_rendering",
  "lesson_version",
  "licence_decision",
  "licence_fact",
  "notice_read",
  "petition",
  "petition_evidence",
  "petition_step",
  "placement",
  "planned_publication",
  "planned_publication_end",
  "policy_cases",
  "policy_signature",
  "policy_simulation",
  "policy_simulation_result",
  "policy_version",
  "practitioner_merge",
  "record_reading",
  "register_export",
  "register_match_decision",
  "regrade",
  "regrade_decision",
  "regrade_end",
  "regrade_notice",
  "relationship_judgement",
  "reminder_sent",
  "review_decision",
  "review_submission",
  "standing_list",
  "standing_trend",
  "submission_withdrawal",
  "translation_mark",
  "version_publication",
];
const MOVES: Readonly<Record<string, readonly string[]>> = {
  certificate: ["revoked_at", "revoked_reason", "replaced_by_id", "pdf_sha256"],
  petition: ["state", "decided_at", "decided_by", "ledger_line_id"],
};
const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));

beforeAll(async () => {
  const course = await aPublishedCourse();
  const learner = await aPractitioner();
  await recordLearnerEvents(learner, [aDevice().event({ kind: "course-started", courseId: course.courseId }, NOW)], {
    at: NOW,
    requestId: null,
  });
  for (let count = 0; count < 2; count += 1) {
    const { line } = await inTransaction((tx) =>
      appendLedgerLine(tx, {
        id: randomUUID(),
        practitionerId: learner.practitionerId,
        kind: "award",
        amountHundredths: 75,
        creditType: "provider-certified-hours",
        category: "patient-safety",
        cause: randomUUID(),
        courseId: course.courseId,
        courseVersionId: CourseVersionId.parse(course.courseVersionId),
        providerId: "test-provider",
        ruleVersion: "designation-1",
        evidenceGrade: "provider-signed",
        earnedOn: "2026-03-01" as CalendarDay,
        recordedAt: NOW,
        correctsId: null,
        reason: null,
      }),
    );
    await issueCertificate(line.id, { at: NOW, requestId: null });
  }
  await aReviewedDraft(CourseId.parse(course.courseId), course.courseVersionId);
  await aCorrectedQuestion(learner, course);
  await aPublishedAndWithdrawnDraft(CourseId.parse(course.courseId), learner);
  await aDecidedRegister(learner.practitionerId);
}, 60_000);

/** A row in each table of what was decided and read in the register. */
async function aDecidedRegister(practitionerId: string): Promise<void> {
  const [id, by, at] = [randomUUID(), randomUUID(), new Date(NOW)];
  const from = await aPractitioner();
  const { id: licenceId } = await db().licence.findFirstOrThrow({ where: { practitionerId } });
  await db().licenceFact.create({
    data: { id, licenceId, state: "active", since: "2026-01-01", reason: "r", recordedAt: at, recordedBy: by },
  });
  await db().licenceDecision.create({ data: { id, licenceId, outcome: "confirmed", reason: "r", decidedBy: by, decidedAt: at } });
  const employment = { directorate: "basra", governorate: "basra", since: "2026-01-01", recordedAt: at, recordedBy: by };
  await db().employmentFact.create({ data: { id, practitionerId, ...employment } });
  const decision = { importId: id, line: 2, decision: "another", reason: "r", decidedBy: by, decidedAt: at };
  await db().registerMatchDecision.create({ data: { id, ...decision } });
  const reader = { accountId: by, role: "auditor", jurisdiction: "IQ", purpose: "compliance", note: "" };
  await db().recordReading.create({ data: { id, practitionerId, ...reader, readAt: at } });
  await db().registerExport.create({ data: { id, ...reader, format: "csv", search: {}, askedAt: at } });
  await db().standingList.create({ data: { id, ...reader, form: "csv", view: "by=sex", sort: "name", page: 1, askedAt: at } });
  const text = { policyId: "p", version: "1", jurisdiction: "IQ", effectiveFrom: "2027-01-01", contentHash: "a", content: {} };
  await db().policyVersion.create({ data: { id, ...text, arrivedAs: "draft", storedAt: at } });
  await db().policyCases.create({ data: { policyVersionId: id, cases: [{}], storedAt: at } });
  const signature = {
    policyVersionId: id,
    contentHash: "a",
    hashForm: "text",
    stage: "shadow",
    signedBy: by,
    role: "auditor",
    jurisdiction: "IQ",
  };
  await db().policySignature.create({ data: { id, ...signature, signedAt: at } });
  const order = { policyVersionId: id, contentHash: "a", jurisdiction: "IQ", day: "2027-06-30", orderedBy: by, role: "auditor" };
  await db().policySimulation.create({ data: { id, ...order, orderedAt: at } });
  const found = { contentHash: "a", day: "2027-06-30", since: "2027-01-01", isMovedBack: false, comparedWith: [], people: 1, engine: "e" };
  await db().policySimulationResult.create({ data: { simulationId: id, ...found, tally: {}, finishedAt: at } });
  const merge = { fromId: from.practitionerId, intoId: practitionerId, reason: "r", mergedBy: by, mergedAt: at };
  await db().practitionerMerge.create({ data: { id, ...merge } });
  const here = { governorate: "basra", directorate: "basra", profession: "nurse" };
  await db().standingTrend.create({ data: { day: "2026-01-01", ...here, state: "met", people: 12 } });
  await db().petition.create({ data: { id, practitionerId, kind: "relief", content: {}, filedAt: at, state: "waiting" } });
  await db().petitionStep.create({ data: { id, petitionId: id, kind: "asked", text: "r", accountId: by, role: "registrar", at } });
  const { sha256 } = await db().mediaObject.findFirstOrThrow();
  await db().petitionEvidence.create({ data: { id, petitionId: id, sha256, name: "a.pdf", addedAt: at } });
}

/** A row in each table of reported and corrected questions, and a mark. */
async function aCorrectedQuestion(
  learner: ActorIn<"learner">,
  { courseId, courseVersionId, itemVersionIds }: PublishedCourse,
): Promise<void> {
  const [id, itemId, at] = [randomUUID(), "item-single", new Date(NOW)];
  const { practitionerId } = learner;
  const words = { en: "a", ar: "a", ckb: "a" };
  const enrolment = await db().enrolment.findFirstOrThrow({ where: { practitionerId, courseVersionId } });
  await db().attempt.create({
    data: {
      id,
      enrolmentId: enrolment.id,
      number: 1,
      seed: "s",
      draw: {},
      startedAt: at,
      state: "finished",
      finishedAt: at,
      finishedBy: "learner",
    },
  });
  const score = { keyVersion: "k", points: 1, maximumPoints: 1, percent: 100, passed: true, items: [], gradedAt: at };
  await db().attemptScore.create({ data: { id, attemptId: id, ...score } });
  const itemVersionId = itemVersionIds[itemId] ?? "";
  await db().itemReport.create({ data: { id, courseId, itemId, itemVersionId, practitionerId, attemptId: id, reportedAt: at } });
  await db().itemReportText.create({ data: { id, reportId: id, kind: "answer", body: "b", language: "en", writtenAt: at } });
  await db().itemVerdict.create({
    data: { id, courseId, itemId, verdict: "fixed", reason: words, decidedBy: learner.accountId, decidedAt: at },
  });
  await db().itemHold.create({
    data: { courseId, itemId, holds: true, reason: "r", doneBy: learner.accountId, role: "trainer", doneAt: at },
  });
  await db().regrade.create({
    data: {
      id,
      courseId,
      itemId,
      versionIds: [courseVersionId],
      remedy: { kind: "drop" },
      sentence: words,
      proposedBy: learner.accountId,
      proposedAt: at,
    },
  });
  const decision = { courseId, outcome: "confirmed", number: 1, reason: "", decidedBy: randomUUID(), decidedAt: at };
  await db().regradeDecision.create({ data: { regradeId: id, ...decision } });
  await db().regradeEnd.create({ data: { regradeId: id, attempts: 1, told: 1, passes: 0, endedAt: at } });
  await db().regradeNotice.create({ data: { attemptId: id, keysNumber: 1, practitionerId, percentBefore: 0, passedBefore: false, at } });
}

/** A row in each table of publications, plans, withdrawals and what is told about them. */
async function aPublishedAndWithdrawnDraft(courseId: CourseId, learner: ActorIn<"learner">): Promise<void> {
  const occasion = { at: NOW, requestId: null };
  const trainer = (await aRoleHolder("trainer")).actor;
  await edited(trainer, courseId, "metadata", (content) => ({ ...(content as Record<string, Json>), releasedOn: "2026-03-05" }), occasion);
  await approved(trainer, courseId, occasion);
  expect(await planPublication(trainer, { courseId, notice: aNotice() }, occasion)).toMatchObject({ ok: true });
  const later = { at: instantAt(Date.parse("2026-03-05T09:00:00Z")), requestId: null };
  const wish = { courseId, notice: aNotice(), words: lessonWords(), contentHash: null };
  expect(await publishDraft(trainer, wish, later)).toMatchObject({ ok: true });
  const explanation = { ar: "خطأ", ckb: "هەڵە", en: "Wrong" };
  const withdrawal = { kind: "recall", reasonClass: "wrong", firstNumber: 1, explanation } as const;
  const withdrawn = await withdrawCourse(trainer, { courseId, withdrawal }, later);
  if (!withdrawn.ok) throw new Error(withdrawn.refusal);
  expect(await confirmNoticeRead(learner, { noticeId: withdrawn.value.withdrawalId }, later)).toMatchObject({ ok: true });
  await inTransaction((tx) =>
    noteReminder(tx, { person: learner.accountId, duty: "course-expiry", cycle: courseId, step: "days-90", channel: "email" }, NOW),
  );
}

/** A row in each table of drafts and their review. */
async function aReviewedDraft(courseId: CourseId, courseVersionId: string): Promise<void> {
  const occasion = { at: NOW, requestId: null };
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  const other = CourseId.parse("placing-course");
  await createDraft(trainer, { courseId: other, from: { kind: "nothing", title: { en: "Another" } } }, occasion);
  expect(await placeLesson(trainer, { courseId: other, from: { courseId, lessonId: LessonId.parse("hands") } }, occasion)).toMatchObject({
    ok: true,
  });
  const wish = { courseId, part: "metadata" as const, blockId: null, revision: 1, text: "A remark." };
  const comment = await commentOnBlock(trainer, wish, occasion);
  const title = { courseId, part: "metadata" as const, language: "ar" as const, keys: ["title"], revision: 1, sourceRevision: 1 };
  expect(await markTranslation(trainer, { ...title, state: "awaiting" }, occasion)).toMatchObject({ ok: true });
  const submission = await submitForReview(trainer, { courseId }, occasion);
  if (!comment.ok || !submission.ok) throw new Error("refused");
  const { submissionId } = submission.value;
  const answers = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
  expect(await decideReview(await aReviewer(), { submissionId, decision: "approve", answers, reason: "" }, occasion)).toMatchObject({
    ok: true,
  });
  expect(await withdrawSubmission(trainer, { submissionId }, occasion)).toMatchObject({ ok: true });
  expect(await resolveComment(trainer, { commentId: comment.value }, occasion)).toMatchObject({ ok: true });
  const author = await undisclosed("trainer");
  const relationship = aRelationship();
  await aDisclosure(author.accountId, { relationships: [relationship] });
  const judgement = { relationshipId: relationship.id, verdict: "not-relevant", exception: null, mitigation: null, reason: "x" } as const;
  expect(await judgeRelationship(trainer, { courseId, accountId: author.accountId, ...judgement }, occasion)).toMatchObject({ ok: true });
  await inTransaction((tx) =>
    noteReminder(tx, { person: author.accountId, duty: "test", cycle: "1", step: "due", channel: "email" }, occasion.at),
  );
}

/** The statement's refusal by the trigger of that table, and nothing else that might stand in its way. */
async function expectRefused(statement: string, refusal: string): Promise<void> {
  await expect(db().$executeRawUnsafe(statement), statement).rejects.toThrow(`${refusal} is refused`);
}

const content = (table: string) => db().$queryRawUnsafe(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`);

test("the tables that a trigger protects are those that are listed here", async () => {
  const guarded = await db().$queryRaw<{ table: string }[]>`
    SELECT DISTINCT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND p.proname IN ('refuse_change', 'refuse_certificate_change') ORDER BY 1`;
  expect(guarded.map(({ table }) => table)).toEqual(APPEND_ONLY);
});

test.each(APPEND_ONLY)("%s refuses to be changed in any column, deleted and emptied", async (table) => {
  const before = await content(table);
  expect(before).not.toEqual([]);
  const columns = await db().$queryRaw<{ name: string; type: string }[]>`
    SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER'`;
  for (const { name } of columns) {
    if (MOVES[table]?.includes(name) === true) continue;
    await expectRefused(`UPDATE "${table}" SET "${name}" = ${otherValue(columns, name)}`, `UPDATE of ${table}`);
  }
  await expectRefused(`DELETE FROM "${table}"`, `DELETE of ${table}`);
  await expectRefused(`TRUNCATE "${table}" CASCADE`, `TRUNCATE of ${table}`);
  expect(await content(table)).toEqual(before);
});

/** An expression of the column's type that differs from what any row holds. */
function otherValue(columns: readonly { name: string; type: string }[], name: string): string {
  const type = columns.find((column) => column.name === name)?.type ?? "";
  if (type === "uuid") return "gen_random_uuid()";
  if (type === "jsonb") return `'{"other": true}'::jsonb`;
  if (/integer|bigint|smallint/.test(type)) return `coalesce("${name}", 0) + 1000`;
  if (/timestamp/.test(type)) return `coalesce("${name}", now()) + interval '1 day'`;
  if (type === "boolean") return `NOT coalesce("${name}", false)`;
  // Of texts or of ids.
  if (type === "ARRAY") return "'{00000000-0000-4000-8000-000000000009}'";
  if (type === "bytea") return "'\\x00'";
  return `coalesce("${name}"::text, '') || 'other'`;
}

test("a certificate is revoked, replaced and printed once, save for a lost PDF that the audit trail names, and never back", async () => {
  const [one, other] = await db().certificate.findMany({ orderBy: { code: "asc" } });
  const update = (set: string) => `UPDATE certificate SET ${set} WHERE id = '${one!.id}'`;
  const does = (set: string) => db().$executeRawUnsafe(update(set));
  const refuses = (set: string) => expectRefused(update(set), "UPDATE of certificate");
  await does(`pdf_sha256 = '${"a".repeat(64)}'`);
  await refuses(`pdf_sha256 = '${"b".repeat(64)}'`);
  await refuses("pdf_sha256 = NULL");
  const lost = { deed: "certificate-printed-again", subjectKind: "certificate", subjectId: one!.id };
  await db().auditEntry.create({ data: { ...lost, at: NOW, details: { lost: "a".repeat(64), sha256: "c".repeat(64) } } });
  await refuses(`pdf_sha256 = '${"b".repeat(64)}'`);
  await refuses("pdf_sha256 = NULL");
  await does(`pdf_sha256 = '${"c".repeat(64)}'`);
  await refuses(`pdf_sha256 = '${"a".repeat(64)}'`);
  await does(`replaced_by_id = '${other!.id}'`);
  await refuses("replaced_by_id = NULL");
  await does("revoked_at = now(), revoked_reason = 'error'");
  await refuses("revoked_at = NULL, revoked_reason = NULL");
  await refuses("revoked_reason = 'request'");
});
