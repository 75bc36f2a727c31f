import { beforeEach, expect, test } from "vitest";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { remindReviewers } from "#app/commands/authoring/remind-reviewers.server.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { run } from "#app/jobs/send-review-reminder.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { reviewToRemindOf } from "#app/queries/authoring/review-to-remind-of.server.ts";
import { YES, aDraft, edit, submitted } from "#tests/builders/a-draft-to-review.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number) => ({ at: instantAt(Date.now() + days * DAY), requestId: null });
const waiting = async () =>
  (
    await db().$queryRaw<{ payload: unknown }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'send-review-reminder' ORDER BY j.id`
  ).map(({ payload }) => payload);

/** A course handed in just now, and a reviewer for each language. */
async function aWaitingReview() {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 }, inDays(0));
  const submissionId = await submitted(trainer, inDays(0));
  const reviewers = [];
  for (const language of LANGUAGES) {
    const reviewer = await aReviewer();
    const email = `${reviewer.accountId}@example.iq`;
    await db().account.update({ where: { id: reviewer.accountId }, data: { language, email } });
    reviewers.push({ reviewer, language, email });
  }
  return { submissionId, reviewers };
}

test("each reviewer gets one letter of a step in their language, with the way to the review, however often it is asked for", async () => {
  const { submissionId, reviewers } = await aWaitingReview();
  // Long after the term, as a house that stood still would ask: twice at once, and again.
  await Promise.all([remindReviewers(inDays(20)), remindReviewers(inDays(20))]);
  await remindReviewers(inDays(21));
  const jobs = await waiting();
  expect(jobs).toHaveLength(reviewers.length);
  for (const job of jobs) await run(job, { jobId: "1" });
  const kept = await listKeptMessages();
  for (const { reviewer, language, email } of reviewers) {
    const [letter, ...others] = kept.filter(({ to }) => to === email);
    expect(others).toEqual([]);
    const { dueOn } = (await reviewToRemindOf(reviewer.accountId, submissionId, inDays(0).at))!;
    expect(letter?.subject).toBe(messagesFor(language)("review.reminder-overdue-subject"));
    expect(letter?.text).toContain(formatDate(language, dueOn));
    expect(letter?.text).toContain(`${env.publicUrl()}/review/${submissionId}`);
    expect(dueOn > dayInBaghdad(inDays(0).at)).toBe(true);
  }
});

test("nobody is written to of what they have decided meanwhile, or without an account that is in use", async () => {
  const { submissionId, reviewers } = await aWaitingReview();
  await remindReviewers(inDays(20));
  const [decided, gone] = reviewers;
  const wish = { submissionId, decision: "approve", answers: YES, reason: "" } as const;
  expect(await decideReview(decided!.reviewer, wish, inDays(0))).toMatchObject({ ok: true });
  await db().account.update({ where: { id: gone!.reviewer.accountId }, data: { disabledAt: new Date() } });
  for (const job of await waiting()) await run(job, { jobId: "1" });
  const kept = await listKeptMessages();
  for (const { email } of [decided!, gone!]) expect(kept.filter(({ to }) => to === email)).toEqual([]);
  expect(kept.filter(({ to }) => to === reviewers[2]!.email)).toHaveLength(1);
});
