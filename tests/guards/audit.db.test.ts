import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

/** Events that are their own record, in a table that is never changed, and bring no audit row (content/handbook/decisions/audit-rows.md). */
const OWN_RECORD = ["answer-given", "sections-read"];

const at = instantAt(Date.parse("2026-03-01T09:00:00Z"));

beforeEach(emptyTables);

test("every kind of event writes audit rows, or is its own record with who, what and when", async () => {
  const learner = await aPractitioner();
  const { courseId, courseVersionId, lessonIds } = await aPublishedCourse();
  const audited = new Map<string, boolean>();
  const say = async (wish: Record<string, unknown> & { kind: LearnerEvent["kind"] }) => {
    const id = randomUUID();
    const before = await db().auditEntry.count();
    const [receipt] = await recordLearnerEvents(learner, [{ ...wish, id, deviceId: id, sequence: 1, occurredAt: at }], {
      at,
      requestId: "test",
    });
    expect({ kind: wish.kind, outcome: receipt?.outcome }).toEqual({ kind: wish.kind, outcome: "stored" });
    expect(await db().learnerEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({
      practitionerId: learner.practitionerId,
      kind: wish.kind,
      receivedAt: new Date(at),
    });
    audited.set(wish.kind, (await db().auditEntry.count()) > before);
    return id;
  };
  await say({ kind: "course-started", courseId });
  const { lessonId, sectionIds } = await db().lessonVersion.findFirstOrThrow({ where: { lessonId: lessonIds[0] ?? "" } });
  await say({ kind: "sections-read", courseVersionId, lessonId, blockIds: sectionIds });
  const attemptId = await say({ kind: "attempt-started", courseVersionId });
  for (const item of await questionsOfAttempt(attemptId))
    await say({ kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) });
  await say({ kind: "attempt-finished", attemptId });
  const evaluation = {
    relevance: 4,
    intentToChange: "no",
    intendedChange: "",
    barriers: [],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  await say({ kind: "evaluation-submitted", courseVersionId, evaluation });
  await say({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true });

  expect([...audited.keys()].sort()).toEqual(LearnerEvent.options.map((option) => option.shape.kind.value).sort());
  expect(
    [...audited]
      .filter(([, isAudited]) => !isAudited)
      .map(([kind]) => kind)
      .sort(),
  ).toEqual(OWN_RECORD);
});
