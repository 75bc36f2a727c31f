import { randomUUID } from "node:crypto";
import { hashOfText } from "#app/data/authoring.server.ts";
import { appendRevisions, lockDraft, newestRevision, revisionOfSave, unknownObjects, wholeRevision } from "#app/data/drafts.server.ts";
import { hasWritten, independenceOf } from "#app/data/independence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { markWritten } from "#app/data/translation-marks.server.ts";
import { shrinksTooFar } from "#app/domain/authoring/count-words.ts";
import type { SaveOutcome, SaveWish } from "#app/domain/authoring/draft.ts";
import { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { obstacleOf } from "#app/domain/authoring/independence.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { isSameJson } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Saves one part of a draft as a new revision, unless somebody else did meanwhile (R34): then nothing is written and what is there now
 * comes back. The same save sent twice is one revision, and content that is there already is none. Who has not written here before needs a
 * disclosure first; who has is never refused for one that ran out.
 */
export async function saveDraftPart(
  actor: Actor,
  wish: SaveWish & { readonly courseId: CourseId },
  occasion: Occasion,
): Promise<SaveOutcome> {
  const { courseId, part, saveId } = wish;
  const read = readDraftPart(part, wish.content, () => `b-${randomUUID().slice(0, 8)}`);
  return inTransaction(async (tx): Promise<SaveOutcome> => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused({ code: "not-yours" });
    const before = await revisionOfSave(tx, courseId, part, saveId);
    if (before !== null) {
      const content = isSameJson(before.content, wish.content) ? null : before.content;
      return granted({ revision: before.revision, at: before.at, content });
    }
    if (!(await hasWritten(tx, courseId, actor.accountId))) {
      const obstacle = obstacleOf(await independenceOf(tx, courseId, actor.accountId, "author"), dayInBaghdad(occasion.at));
      if (obstacle !== null) return refused({ code: "not-independent", obstacle });
    }
    if (!read.ok) return read;
    const { content, text, words, completed } = read.value;
    const stored = completed ? content : null;
    const hash = hashOfText(text);
    const newest = await newestRevision(tx, courseId, part);
    if (newest !== null && newest.contentHash === hash) return granted({ revision: newest.number, at: newest.savedAt, content: stored });
    if ((newest?.number ?? 0) !== wish.basedOn) {
      const there = await wholeRevision(tx, courseId, part, newest?.number ?? 0);
      // Based on a revision of a part that is not there: of another draft, or made up.
      if (there === null) return refused({ code: "malformed", faults: [{ where: "basedOn", why: "no-such-revision" }] });
      return refused({ code: "conflict", revision: there.revision, by: there.by, at: there.at, content: there.content });
    }
    if (newest !== null && shrinksTooFar(newest.words, words) && wish.confirmedShrink !== true)
      return refused({ code: "shrinks", fromWords: newest.words, toWords: words });
    if (part === "media") {
      const [sha256] = await unknownObjects(
        tx,
        draft.providerId,
        DraftMedia.parse(content).map((file) => file.sha256),
      );
      if (sha256 !== undefined) return refused({ code: "media-unknown", sha256 });
    }
    const number = wish.basedOn + 1;
    await appendRevisions(tx, [{ courseId, part, number, saveId, read: read.value, hash, by: actor.accountId, at: occasion.at }]);
    if (wish.answering !== undefined) {
      const saved = { courseId, part, before: wish.basedOn, after: number, by: actor.accountId };
      await markWritten(tx, saved, wish.answering, occasion.at);
    }
    return granted({ revision: number, at: occasion.at, content: stored });
  });
}
