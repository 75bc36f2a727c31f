import { expect, test } from "vitest";
import { commentThreads, openComments, passageIn } from "#app/domain/authoring/comment-threads.ts";
import type { BlockComment } from "#app/domain/authoring/draft-answers.ts";
import type { Instant } from "#app/domain/shared/time.ts";

const by = { accountId: "a", name: null };
const remark = (commentId: string, blockId: string | null, more: Partial<BlockComment> = {}): BlockComment => ({
  ...{ commentId, part: "lesson/hands/en" as const, blockId, revision: 1, text: commentId, by, at: "2026-01-01T08:00:00.000Z" as Instant },
  resolved: null,
  ...more,
});
const paragraph = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const lesson = (...content: object[]) => ({ type: "doc", schemaVersion: 1, content });

test("remarks on one place stand together; a passage that was taken out is shown as it was when it was remarked on", () => {
  const before = lesson(paragraph("p1", "First."), paragraph("p2", "Second, wrong."));
  const now = lesson(paragraph("p1", "First."));
  const comments = [remark("one", "p2"), remark("two", "p1"), remark("three", "p2", { revision: 2 }), remark("whole", null)];
  const threads = commentThreads(comments, (_, revision) => (revision === null ? now : before));
  expect(
    threads.map(({ blockId, isThere, passage, revision, comments: own }) => [blockId, isThere, passage, revision, own.length]),
  ).toEqual([
    ["p2", false, "Second, wrong.", 1, 2],
    ["p1", true, "First.", 1, 1],
    [null, true, null, 1, 1],
  ]);
  expect(openComments(threads)).toBe(4);
});

test("a passage inside another and a question are found; what is nowhere has no text", () => {
  const nested = lesson({ type: "callout", attrs: { id: "c", kind: "note" }, content: [paragraph("inside", "Here.")] });
  expect(passageIn("lesson/hands/en", nested, "inside")).toBe("Here.");
  expect(passageIn("lesson/hands/en", nested, "elsewhere")).toBeNull();
  const items = [
    { id: "q1", type: "numeric", stem: { en: "How much?" } },
    { id: "q2", type: "numeric" },
  ];
  expect(passageIn("items", items, "q1")).toBe("How much?");
  expect(passageIn("items", items, "q2")).toBe("q2");
  expect(passageIn("items", items, "q3")).toBeNull();
  expect(passageIn("metadata", {}, "x")).toBeNull();
});
