import { beforeEach, expect, test } from "vitest";
import { remindReviewers } from "#app/commands/authoring/remind-reviewers.server.ts";
import { db } from "#app/platform/db.server.ts";
import { reviewToRemindOf } from "#app/queries/authoring/review-to-remind-of.server.ts";
import { NOW, later, aDraft, edit, approve, submitted } from "#tests/builders/a-draft-to-review.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

test("reviewers who could decide are reminded at half time, on the due day and after it, once each, and not when they have decided", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two] = [await aReviewer(), await aReviewer()];
  await aReviewer("other-provider");
  const submissionId = await submitted(trainer);
  const count = async (moment: string) => remindReviewers(later(moment));
  expect(await count("2026-02-05T06:00:00Z")).toBe(0);
  expect(await Promise.all([count("2026-02-08T06:00:00Z"), count("2026-02-08T06:00:00Z")])).toEqual(expect.arrayContaining([2, 0]));
  expect(await count("2026-02-09T06:00:00Z")).toBe(0);
  expect(await reviewToRemindOf(one.accountId, submissionId, NOW)).toMatchObject({ dueOn: "2026-02-15" });
  await approve(one, submissionId);
  expect(await reviewToRemindOf(one.accountId, submissionId, NOW)).toBeNull();
  expect(await count("2026-02-15T06:00:00Z")).toBe(1);
  expect(await count("2026-02-16T06:00:00Z")).toBe(1);
  expect(await count("2026-06-16T06:00:00Z")).toBe(0);
  expect(await db().reminderSent.findMany({ where: { person: two.accountId }, orderBy: { sentAt: "asc" } })).toMatchObject(
    ["half-time", "due", "overdue"].map((step) => ({ duty: "review-submission", cycle: submissionId, step, channel: "email" })),
  );
  const again = { person: two.accountId, duty: "review-submission", cycle: submissionId, step: "due", channel: "email", sentAt: NOW };
  // R78: the database itself says no.
  await expect(db().reminderSent.create({ data: again })).rejects.toThrow(/Unique constraint/);
  const jobs = await db().$queryRaw<{ task: string }[]>`SELECT task_identifier AS task FROM graphile_worker.jobs`;
  expect(jobs.filter(({ task }) => task === "send-review-reminder")).toHaveLength(4);
});
