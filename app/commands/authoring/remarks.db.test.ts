import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { NOW, occasion, courseId, aDraft } from "#tests/builders/a-draft-to-review.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

test("remarks are seen with their passages, and those on a passage that was taken out with its text of then", async () => {
  const { trainer } = await aDraft();
  const reviewer = await aReviewer();
  const part = "lesson/hands/en" as const;
  const lesson = (await draftToEdit(trainer, courseId, NOW))?.parts.find((one) => one.part === part);
  const content = lesson?.content as unknown as { content: { attrs: { id: string }; type: string }[] };
  const paragraph = content.content.find(({ type }) => type === "paragraph");
  if (paragraph === undefined) throw new Error("no paragraph");
  const blockId = paragraph.attrs.id;
  await commentOnBlock(reviewer, { courseId, part, blockId, revision: 1, text: "Really?" }, occasion);
  const before = (await draftComments(trainer, courseId))?.threads ?? [];
  expect(before).toMatchObject([{ blockId, isThere: true, comments: [{ text: "Really?" }] }]);
  const shorter = { ...content, content: content.content.filter((block) => block !== paragraph) } as unknown as Json;
  const wish = { courseId, saveId: randomUUID(), part, basedOn: 1, content: shorter, confirmedShrink: true };
  expect(await saveDraftPart(trainer, wish, occasion)).toMatchObject({ ok: true });
  expect((await draftComments(reviewer, courseId))?.threads).toMatchObject([{ blockId, isThere: false, passage: before[0]?.passage }]);
  expect(await draftComments(await aReviewer("other-provider"), courseId)).toBeNull();
});
