import { appendRevisions, lockDraft, newestRevision, revisionOfSave, wholeRevision } from "#app/data/drafts.server.ts";
import { storeCaptions, storedText } from "#app/data/stored-text.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { type CaptionsFile, objectOfCaptions, withCaptions } from "#app/domain/authoring/captions-file.ts";
import type { SaveOutcome } from "#app/domain/authoring/draft.ts";
import { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { type DraftCue, readDraftCues, writeDraftCues } from "#app/domain/media/webvtt.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";
import { granted, refused } from "#app/domain/shared/result.ts";

/** Captions as an author wrote them, upon the revision of the draft's files that was seen. */
export type SaveCaptionsWish = {
  readonly courseId: CourseId;
  readonly captions: CaptionsFile;
  readonly saveId: string;
  readonly basedOn: number;
  readonly content: readonly DraftCue[];
};

/**
 * Saves captions as a new object and as a revision of the draft's files. Only who wrote other captions in this same file meanwhile is in the
 * way (R34); another file of the draft may have changed. The same save sent twice is one revision. What is not ready is kept all the same.
 */
export async function saveCaptions(actor: Actor, wish: SaveCaptionsWish, occasion: Occasion): Promise<SaveOutcome> {
  const { courseId, captions, saveId, basedOn, content } = wish;
  if (!isPlainJson(content)) return refused({ code: "malformed", faults: [{ where: "", why: "control-character" }] });
  return inTransaction(async (tx): Promise<SaveOutcome> => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused({ code: "not-yours" });
    const before = await revisionOfSave(tx, courseId, "media", saveId);
    if (before !== null) return granted({ revision: before.revision, at: before.at, content: null });
    const newest = await newestRevision(tx, courseId, "media");
    const number = newest?.number ?? 0;
    const media = await filesIn(tx, courseId, number);
    const there = objectOfCaptions(media, captions);
    if (number !== basedOn && objectOfCaptions(await filesIn(tx, courseId, basedOn), captions) !== there) {
      const revision = await wholeRevision(tx, courseId, "media", number);
      if (revision === null) throw new Error(`The newest revision of the files of ${courseId} is not there.`);
      const text = there === null ? null : await storedText(there);
      const cues = readDraftCues(text ?? "")?.cues ?? [];
      return refused({ code: "conflict", revision: number, by: revision.by, at: revision.at, content: cues });
    }
    const of = { providerId: draft.providerId, name: captions.file, by: actor.accountId };
    const sha256 = await storeCaptions(tx, writeDraftCues(content), of, occasion.at);
    if (sha256 === there && newest !== null) return granted({ revision: number, at: newest.savedAt, content: null });
    const read = readDraftPart("media", withCaptions(media, captions, sha256), () => "");
    if (!read.ok) return read;
    await appendRevisions(tx, [
      { courseId, part: "media", number: number + 1, saveId, read: read.value, by: actor.accountId, at: occasion.at },
    ]);
    return granted({ revision: number + 1, at: occasion.at, content: null });
  });
}

async function filesIn(tx: Tx, courseId: CourseId, number: number): Promise<DraftMedia> {
  return DraftMedia.parse((await wholeRevision(tx, courseId, "media", number))?.content ?? []);
}
