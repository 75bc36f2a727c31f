import { randomUUID } from "node:crypto";
import { appendRevisions, lockDraft, newestRevision, wholeRevision } from "#app/data/drafts.server.ts";
import { hasWritten, independenceOf } from "#app/data/independence.server.ts";
import { assetOf } from "#app/data/media-assets.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { nameOfPath, withFile } from "#app/domain/authoring/draft-media-paths.ts";
import { obstacleOf } from "#app/domain/authoring/independence.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { contentOfType, draftNameOf } from "#app/domain/media/content-of.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Lets the lessons of a draft name a file of the library, as a new revision of its files. Files are added, never replaced, under the draft's lock:
 * two who add at once both add, and neither is asked which of them is right. The same file twice is there once; `name` is what lessons call it.
 * Who has not written here before needs a disclosure first, as for any save.
 */
export async function addDraftMedia(
  actor: Actor,
  { courseId, sha256 }: { readonly courseId: CourseId; readonly sha256: string },
  occasion: Occasion,
): Promise<Result<{ readonly path: string; readonly name: string }, "not-yours" | "not-independent" | "media-unknown" | "too-many">> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    if (!(await hasWritten(tx, courseId, actor.accountId))) {
      const obstacle = obstacleOf(await independenceOf(tx, courseId, actor.accountId, "author"), dayInBaghdad(occasion.at));
      if (obstacle !== null) return refused("not-independent");
    }
    const asset = await assetOf(tx, draft.providerId, sha256);
    const content = asset === null ? null : contentOfType(asset.contentType);
    if (asset === null || content === null) return refused("media-unknown");
    const newest = await newestRevision(tx, courseId, "media");
    const there = newest === null ? [] : DraftMedia.parse((await wholeRevision(tx, courseId, "media", newest.number))?.content);
    const name = draftNameOf(asset.name, content, sha256);
    const { media, path } = withFile(there, { name, sha256, isPicture: content.kind === "image" });
    if (media !== there) {
      const read = readDraftPart("media", media, randomUUID);
      if (!read.ok) return refused("too-many");
      const number = (newest?.number ?? 0) + 1;
      await appendRevisions(tx, [
        { courseId, part: "media", number, saveId: randomUUID(), read: read.value, by: actor.accountId, at: occasion.at },
      ]);
    }
    return granted({ path, name: nameOfPath(path) });
  });
}
