import { beforeEach, expect, test } from "vitest";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { db } from "#app/platform/db.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";
import {
  NOW,
  occasion,
  later,
  talk,
  declares,
  aDraft,
  edit,
  approve,
  publish,
  state,
  submitted,
  judge,
  YES,
} from "#tests/builders/a-draft-to-review.ts";
import { aReviewer, undisclosed } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

test("a disclosure that runs out in the middle of a review: the decision is refused by name, and again given when it is renewed", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two] = [await undisclosed("reviewer"), await aReviewer()];
  await aDisclosure(one.accountId, { at: new Date("2025-02-10T06:00:00Z") });
  const submissionId = await submitted(trainer);
  expect(await openReviews(one, NOW)).toMatchObject([{ mayNotDecide: null, dueOn: "2026-02-15", overdue: false }]);
  const ranOut = later("2026-02-11T06:00:00Z");
  expect(await openReviews(one, ranOut.at)).toMatchObject([{ mayNotDecide: "disclosure-expired" }]);
  expect(await approve(one, submissionId, ranOut)).toEqual({ ok: false, refusal: "disclosure-expired" });
  expect(await db().reviewDecision.count()).toBe(0);
  await giveDisclosure(one, declares(), ranOut);
  expect(await approve(one, submissionId, ranOut)).toEqual({ ok: true, value: null });
  expect(await approve(two, submissionId, ranOut)).toEqual({ ok: true, value: null });
  // A decision that was given while its reviewer's disclosure was valid stays one.
  expect(await publish(trainer, later("2026-12-20T06:00:00Z"))).toMatchObject({ ok: true, value: { number: 2 } });
});

test("publication is blocked by name when somebody of the team owes a disclosure or is excluded, or a reviewer is", async () => {
  const { trainer } = await aDraft();
  const author = await undisclosed("trainer");
  await aDisclosure(author.accountId, { at: new Date("2025-02-10T06:00:00Z") });
  await edit(author, { minutes: 61 });
  const submissionId = await submitted(trainer);
  const reviewers = [await undisclosed("reviewer"), await aReviewer()] as const;
  await giveDisclosure(reviewers[0], declares(talk), occasion);
  expect(await approve(reviewers[0], submissionId)).toEqual({ ok: false, refusal: "relationships-to-judge" });
  expect(await judge(trainer, reviewers[0], { mitigation: "peer-review" })).toEqual({ ok: false, refusal: "mitigation-does-not-fit" });
  expect(await judge(trainer, reviewers[0])).toMatchObject({ ok: true });
  for (const reviewer of reviewers) expect(await approve(reviewer, submissionId)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  const ranOut = later("2026-02-11T06:00:00Z");
  expect(await publish(trainer, ranOut)).toEqual({
    ok: false,
    refusal: { code: "not-independent", owed: [{ accountId: author.accountId, obstacle: "disclosure-expired" }] },
  });
  await aDisclosure(author.accountId, { at: new Date(ranOut.at) });
  await judge(trainer, reviewers[0], { verdict: "excluded", mitigation: null }, later("2026-02-11T07:00:00Z"));
  expect(await publish(trainer, ranOut)).toEqual({
    ok: false,
    refusal: { code: "not-independent", owed: [{ accountId: reviewers[0].accountId, obstacle: "excluded" }] },
  });
  expect(await db().courseVersion.count()).toBe(1);
});

test("what the team declares is part of what is approved: another relationship voids the approvals", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const submissionId = await submitted(trainer);
  const reviewers = [await aReviewer(), await aReviewer()] as const;
  await approve(reviewers[0], submissionId);
  await giveDisclosure(trainer, declares(talk), later(new Date(Date.now() + 60_000).toISOString()));
  await judge(reviewers[0], trainer);
  expect(await state(trainer)).toBe("draft");
  expect(await approve(reviewers[1], submissionId)).toEqual({ ok: false, refusal: "outdated" });
  const again = await submitted(trainer);
  for (const reviewer of reviewers) expect(await approve(reviewer, again)).toMatchObject({ ok: true });
  expect(await publish(trainer)).toMatchObject({ ok: true });
});

test("content handed in again as it is, is open again, and whoever asked for changes has to decide anew", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two, three_] = [await aReviewer(), await aReviewer(), await aReviewer()];
  const first = await submitted(trainer);
  const asked = { submissionId: first, decision: "ask-changes", answers: { ...YES, balance: false }, reason: "Why this drug?" } as const;
  expect(await decideReview(one, asked, occasion)).toMatchObject({ ok: true });
  expect(await approve(two, first)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("changes-asked");
  const second = await submitted(trainer, later("2026-02-03T06:00:00Z"));
  expect(await state(trainer)).toBe("in-review");
  expect(await openReviews(two, NOW)).toMatchObject([
    { submissionId: second, approvals: 1, changesAsked: 0, mayNotDecide: "decided-already", waitsFor: [{ accountId: one.accountId }] },
  ]);
  expect(await approve(three_, second, later("2026-02-03T07:00:00Z"))).toMatchObject({ ok: true });
  // Two approve, but the one who asked has not spoken again.
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
  expect(await approve(one, second, later("2026-02-03T08:00:00Z"))).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  expect(await publish(trainer)).toMatchObject({ ok: true });
});
