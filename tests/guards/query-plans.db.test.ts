import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { closeOverdueAttempts } from "#app/commands/learning/close-overdue-attempts.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { verifiedCertificate } from "#app/queries/credits/verified-certificate.server.ts";
import { ownAccount } from "#app/queries/identity/own-account.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { paperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const on = { at: NOW, requestId: null };
const LEARNERS = 10_000;
/** A tenth of the 200 of R61: from there on plans do not change, and the machine is spared two million rows a table. */
const ACTIVITIES = 20;
/** What grows with people and with what they do. */
const BIG = [
  "account",
  "practitioner",
  "role_grant",
  "enrolment",
  "progress_fact",
  "resume_position",
  "learner_event",
  "attempt",
  "attempt_answer",
  "attempt_score",
  "credit_ledger",
  "certificate",
  "claim",
  "audit_entry",
];

let learner: ActorIn<"learner">;
let course: PublishedCourse;
let attemptId: string;
let code: string;
let planner: pg.Client;
const device = aDevice();

/** Everybody else, by plain SQL: valid for the planner, and for nobody else. */
async function fill({ courseVersionId }: PublishedCourse): Promise<void> {
  const id = (kind: string, ...of: string[]) => `md5('${kind}' || ${of.join(" || '-' || ")})::uuid`;
  const at = "timestamptz '2026-01-01' + a * interval '1 day'";
  const each = `generate_series(1, ${String(LEARNERS)}) AS n`;
  const every = `${each}, generate_series(1, ${String(ACTIVITIES)}) AS a`;
  const [person, account, enrolment, attempt, line] = [id("p", "n"), id("u", "n"), id("e", "n", "a"), id("t", "n", "a"), id("l", "n", "a")];
  const version = `'${courseVersionId}'::uuid`;
  const statements = [
    `INSERT INTO account (id, email, language, created_at) SELECT ${account}, 'n' || n || '@example.iq', 'ar', now() FROM ${each}`,
    `INSERT INTO practitioner (id, account_id, name_ar, name_latin, profession, governorate, directorate, facility_type, created_at)
      SELECT ${person}, ${account}, 'علاء صلاح', 'Alaa Salah', 'nurse', 'basra', 'basra', 'hospital', now() FROM ${each}`,
    `INSERT INTO role_grant (id, account_id, role, granted_at) SELECT ${id("g", "n")}, ${account}, 'learner', now() FROM ${each}`,
    `INSERT INTO enrolment (id, practitioner_id, course_id, course_version_id, round, enrolled_at, passed_at, evaluated_at)
      SELECT ${enrolment}, ${person}, 'course-' || a, ${version}, 1, ${at}, ${at}, ${at} FROM ${every}`,
    `INSERT INTO progress_fact (practitioner_id, course_id, lesson_id, block_id, course_version_id, at)
      SELECT ${person}, 'course-' || a, 'hands', block, ${version}, ${at} FROM ${every}, unnest(ARRAY['why', 'blocks']) AS block`,
    `INSERT INTO resume_position (practitioner_id, course_id, lesson_id, block_id, at) SELECT ${person}, 'course-' || a, 'hands', 'why', ${at} FROM ${every}`,
    `INSERT INTO attempt (id, enrolment_id, number, seed, draw, started_at, deadline_at, state, finished_at, finished_by, marked)
      SELECT ${attempt}, ${enrolment}, 1, 's', '{}', ${at}, NULL, 'finished', ${at}, 'learner', true FROM ${every}`,
    `INSERT INTO attempt_answer (attempt_id, item_id, response, event_id, device_id, sequence, answered_at)
      SELECT ${attempt}, 'item', '{}', ${id("v", "n", "a")}, ${person}, a, ${at} FROM ${every}`,
    `INSERT INTO attempt_score (id, attempt_id, key_version, points, maximum_points, percent, passed, items, graded_at)
      SELECT ${id("s", "n", "a")}, ${attempt}, 'k', 1, 1, 100, true, '[]', ${at} FROM ${every}`,
    `INSERT INTO learner_event (id, practitioner_id, device_id, sequence, kind, attempt_id, occurred_at, trusted_at, received_at, payload, receipt)
      SELECT ${id("v", "n", "a")}, ${person}, ${person}, a, 'answer-given', ${attempt}, ${at}, ${at}, ${at}, '{}', '{}' FROM ${every}`,
    `INSERT INTO claim (id, enrolment_id, minutes_stated, claimed_hundredths, claimed_at, event_id)
      SELECT ${id("c", "n", "a")}, ${enrolment}, 60, 100, ${at}, ${id("w", "n", "a")} FROM ${every}`,
    `INSERT INTO credit_ledger (id, practitioner_id, sequence, kind, amount_hundredths, credit_type, category, cause, course_id, course_version_id,
        provider_id, rule_version, evidence_grade, earned_on, recorded_at, previous_hash, hash)
      SELECT ${line}, ${person}, a, 'award', 100, 'provider-certified-hours', 'patient-safety', (${id("w", "n", "a")})::text, 'course-' || a, ${version},
        'test-provider', '1', 'provider-signed', '2026-01-01', ${at}, repeat('0', 64), repeat('0', 64) FROM ${every}`,
    `INSERT INTO certificate (id, code, practitioner_id, ledger_line_id, language, snapshot, statement, key_id, issued_at)
      SELECT ${id("f", "n", "a")}, 'C' || n || '-' || a, ${person}, ${line}, 'ar', '{}', 's', 'k', ${at} FROM ${every}`,
    `INSERT INTO audit_entry (at, account_id, role, deed, subject_kind, subject_id, details)
      SELECT ${at}, ${account}, 'learner', 'course-started', 'enrolment', (${enrolment})::text, '{}' FROM ${every}`,
  ];
  await planner.query("SET session_replication_role = replica");
  for (const statement of statements) await planner.query(statement);
  await planner.query("SET session_replication_role = origin");
  await planner.query("ANALYZE");
}

beforeAll(async () => {
  planner = new pg.Client({ connectionString: env.databaseUrl() });
  await planner.connect();
  learner = await aPractitioner();
  course = await aPublishedCourse({ metadata: { id: "course-1" } });
  await fill(course);
  await recordLearnerEvents(learner, [device.event({ kind: "course-started", courseId: course.courseId }, NOW)], on);
  const line = await anAwardOf(learner.practitionerId, { course });
  await issueCertificate(line.id, on);
  attemptId = randomUUID();
  await recordLearnerEvents(
    learner,
    [device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, NOW, attemptId)],
    on,
  );
  ({ code } = await db().certificate.findFirstOrThrow({ where: { practitionerId: learner.practitionerId } }));
}, 180_000);
afterAll(() => planner.end());

type Plan = { readonly "Node Type": string; readonly "Relation Name"?: string; readonly Plans?: readonly Plan[] };
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What is handed to the driver: a statement with its values in it or beside it. */
type Sent = readonly [query: string | { readonly text: string; readonly values?: unknown[] }, values?: unknown[]];

/** The statements that were sent while `work` ran, each with its values. */
async function sentDuring(work: () => Promise<unknown>): Promise<readonly { text: string; values: unknown[] }[]> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return (sent.mock.calls as unknown as readonly Sent[]).flatMap(([query, beside = []]) => {
      const { text, values = beside } = typeof query === "string" ? { text: query } : query;
      return /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text) ? [{ text, values }] : [];
    });
  } finally {
    sent.mockRestore();
  }
}

const WORK: Readonly<Record<string, () => Promise<unknown>>> = {
  "a course": () => coursePage(course.courseId, "ar", learner, NOW),
  "a lesson": () => lessonPage(course.courseId, "hands", "ar", learner),
  "a learner's home": () => learnerHome(learner, "ar", NOW),
  "a quiz before it": () => quizStanding(learner, course.courseId, NOW),
  "a paper": () => paperForAttempt(learner, course.courseId, attemptId, "ar"),
  "an answer": async () => {
    const [item] = await questionsOfAttempt(attemptId);
    const answer = device.event({ kind: "answer-given", attemptId, itemId: item!.id, response: rightResponse(item!) }, NOW);
    expect(await recordLearnerEvents(learner, [answer], on)).toMatchObject([{ outcome: "stored" }]);
  },
  "an answer sent twice": async () => {
    const [item] = await questionsOfAttempt(attemptId);
    const answer = device.event({ kind: "answer-given", attemptId, itemId: item!.id, response: rightResponse(item!) }, NOW);
    expect(await recordLearnerEvents(learner, [answer, answer], on)).toMatchObject([{ outcome: "stored" }, { outcome: "duplicate" }]);
  },
  "what the clock closes": () => closeOverdueAttempts(on),
  "a finish": async () => {
    expect(await recordLearnerEvents(learner, [device.event({ kind: "attempt-finished", attemptId }, NOW)], on)).toMatchObject([
      { outcome: "stored" },
    ]);
  },
  "a result": () => attemptResult(learner, course.courseId, attemptId, "ar"),
  "a claim": () => claimStanding(learner, course.courseId),
  "a transcript": () => transcript(learner, { period: null, creditType: null, category: null }),
  "an own certificate": () => ownCertificatePdf(learner, code),
  "a certificate verified": () => verifiedCertificate(code, NOW),
  "an account": () => ownAccount(learner),
};

test.each(Object.keys(WORK))("R61: among 10,000 learners, %s reads no big table from end to end", async (name) => {
  const sent = await sentDuring(WORK[name]!);
  expect(sent.length).toBeGreaterThan(0);
  const scans: string[] = [];
  for (const { text, values } of sent) {
    const { rows } = await planner.query<{ "QUERY PLAN": readonly { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const nodes = nodesOf(rows[0]!["QUERY PLAN"][0]!.Plan);
    for (const { "Node Type": type, "Relation Name": table = "" } of nodes)
      if (/Seq Scan/.test(type) && BIG.includes(table)) scans.push(`${table}: ${text}`);
  }
  expect(scans).toEqual([]);
});
