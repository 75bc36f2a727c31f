import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import { readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { lessonPage, printPage } from "#app/queries/authoring/lesson-page.server.ts";
import { translationOverview } from "#app/queries/authoring/translation-overview.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { landing } from "#app/queries/catalog/landing.server.ts";
import { oversight } from "#app/queries/compliance/oversight.server.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { verifiedCertificate } from "#app/queries/credits/verified-certificate.server.ts";
import { ownAccount } from "#app/queries/identity/own-account.server.ts";
import { ownSecurity } from "#app/queries/identity/own-security.server.ts";
import { people } from "#app/queries/identity/people.server.ts";
import { person } from "#app/queries/identity/person.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { paperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { quarantinedEvents } from "#app/queries/learning/quarantined-events.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aSession } from "#tests/support/signed-in.ts";

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const TODAY = "2026-03-01" as CalendarDay;
const on = { at: NOW, requestId: null };
const COURSES = 6;

let learner: ActorIn<"learner">;
let attemptId: string;
let code: string;
let trainer: Actor;
const device = aDevice();
const auditor = () => ({ role: "auditor", accountId: learner.accountId, jurisdiction: "IQ" }) as const;
const overseen = (search: string) => oversight(auditor(), readOversightView(new URLSearchParams(search)), NOW);
const admin = () => ({ role: "admin", accountId: learner.accountId }) as const;

/** A learner with a history, and others beside them: a query for each row would show. */
beforeAll(async () => {
  learner = await aPractitioner();
  for (let number = 0; number < 12; number += 1) await aSession((await aPractitioner()).accountId);
  for (let number = 1; number <= COURSES; number += 1) {
    const course = await aPublishedCourse({ metadata: { id: `course-${String(number)}` } });
    await recordLearnerEvents(learner, [device.event({ kind: "course-started", courseId: course.courseId }, NOW)], on);
    await recordLearnerEvents(learner, [{ nonsense: number }], on);
    const line = await anAwardOf(learner.practitionerId, { course });
    await issueCertificate(line.id, on);
    attemptId = randomUUID();
    await recordLearnerEvents(
      learner,
      [device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, NOW, attemptId)],
      on,
    );
  }
  trainer = await aTrainer();
  const version = await db().courseVersion.findFirstOrThrow({ where: { courseId: LAST } });
  await createDraft(trainer, { courseId: CourseId.parse(LAST), from: { kind: "version", courseVersionId: version.id } }, on);
  ({ code } = await db().certificate.findFirstOrThrow());
  await refreshStandings(on);
}, 180_000);

/** As its page asks. */
async function overviewOfDraft() {
  const draft = await draftToEdit(trainer, CourseId.parse(LAST), NOW);
  if (draft === null) return null;
  const content = draftContentFrom(draft.courseId, draft.providerId, draft.parts, draft.team);
  return translationOverview(trainer, draft.courseId, content);
}

const LAST = `course-${String(COURSES)}`;
/** What each page asks of the database at most, once what never changes was read; the session's own query comes on top (R61). */
const LIMITS: Readonly<Record<string, readonly [limit: number, ask: () => Promise<unknown>]>> = {
  "the first page": [2, () => landing("ar", TODAY)],
  "the catalogue": [6, () => cataloguePage("ar", searchFrom(new URLSearchParams()), null, TODAY)],
  "a search": [6, () => cataloguePage("ar", searchFrom(new URLSearchParams("q=hypertension")), null, TODAY)],
  "a course": [1, () => coursePage(LAST, "ar", learner, NOW)],
  "a lesson": [1, () => lessonPage(LAST, "hands", "ar", learner)],
  "a course to print": [1, () => printPage(LAST, "ar", learner)],
  // What became of courses that were taken, one more.
  // How they stand by the policy: who they are, their licences, the ledger; and one for the versions that judge.
  "a learner's home": [17, () => learnerHome(learner, "ar", NOW)],
  "a quiz before it": [8, () => quizStanding(learner, LAST, NOW)],
  "a paper": [4, () => paperForAttempt(learner, LAST, attemptId, "ar")],
  "a result": [7, () => attemptResult(learner, LAST, attemptId, "ar")],
  "a claim": [6, () => claimStanding(learner, LAST)],
  // Of each of the courses that help most, whether it can be kept.
  "a standing": [14, () => ownStanding(learner, "ar", NOW)],
  "a transcript": [7, () => transcript(learner, { period: null, creditType: null, category: null })],
  "a certificate verified": [3, () => verifiedCertificate(code, NOW)],
  "an account": [3, () => ownAccount(learner)],
  "its security": [5, () => ownSecurity(learner, NOW)],
  // However many languages and lessons there are: what stands there is one statement, what was said of it another.
  "a draft's overview": [27, () => overviewOfDraft()],
  "how people stand": [5, () => overseen("")],
  // For each choice one more, to know what it would tell beside the page without it.
  "how people with two choices stand": [7, () => overseen("by=sex&governorate=basra&profession=nurse")],
  people: [3, () => people(admin(), { text: "", role: null, after: null })],
  "a person": [5, () => person(admin(), learner.accountId)],
  "the quarantine": [4, () => quarantinedEvents(admin(), null)],
};

test.each(Object.keys(LIMITS))("R61: %s asks no more than its number of statements, however much there is", async (page) => {
  const [limit, ask] = LIMITS[page]!;
  expect(await ask()).not.toBeNull();
  const asked = vi.spyOn(pg.Client.prototype, "query");
  try {
    await ask();
    const statements = asked.mock.calls.map(([query]) => (typeof query === "string" ? query : ((query as { text?: string }).text ?? "")));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(limit);
    expect(statements.length).toBeGreaterThan(0);
  } finally {
    asked.mockRestore();
  }
});
