import { writeAudit } from "#app/data/audit.server.ts";
import { appendRevisions, lockDraft, newestRevision, revisionOfSave, wholeRevision } from "#app/data/drafts.server.ts";
import { hasWritten, independenceOf } from "#app/data/independence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { DraftPart, SaveRefusal, Saved } from "#app/domain/authoring/draft.ts";
import { obstacleOf } from "#app/domain/authoring/independence.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type RestoreWish = {
  readonly courseId: CourseId;
  /** Made where it is asked for: the same wish sent twice is one revision. */
  readonly saveId: string;
  readonly part: DraftPart;
  /** The newest revision that its author has seen. */
  readonly basedOn: number;
  /** The revision to be taken up again. */
  readonly revision: number;
};

export type RestoreRefusal =
  Extract<SaveRefusal, { code: "conflict" | "not-independent" | "not-yours" }> | { readonly code: "no-such-revision" };

/** Takes up an earlier revision of a part again, as a new one; nothing between them is lost. Gives the content that is there then. */
export async function restoreDraftRevision(
  actor: Actor,
  { courseId, saveId, part, basedOn, revision }: RestoreWish,
  occasion: Occasion,
): Promise<Result<Saved, RestoreRefusal>> {
  return inTransaction(async (tx): Promise<Result<Saved, RestoreRefusal>> => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused({ code: "not-yours" });
    const before = await revisionOfSave(tx, courseId, part, saveId);
    if (before !== null) return granted(before);
    if (!(await hasWritten(tx, courseId, actor.accountId))) {
      const obstacle = obstacleOf(await independenceOf(tx, courseId, actor.accountId, "author"), dayInBaghdad(occasion.at));
      if (obstacle !== null) return refused({ code: "not-independent", obstacle });
    }
    const [newest, wanted] = [await newestRevision(tx, courseId, part), await wholeRevision(tx, courseId, part, revision)];
    if (newest === null || wanted === null || wanted.revision === newest.number) return refused({ code: "no-such-revision" });
    if (newest.number !== basedOn) {
      const there = (await wholeRevision(tx, courseId, part, newest.number)) ?? wanted;
      return refused({ code: "conflict", revision: there.revision, by: there.by, at: there.at, content: there.content });
    }
    const number = newest.number + 1;
    const read = { text: canonicalJson(wanted.content), words: wanted.words };
    await appendRevisions(tx, [{ courseId, part, number, saveId, read, by: actor.accountId, at: occasion.at, restoredFrom: revision }]);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-restored",
        subject: { kind: "course", id: courseId },
        details: { part, revision: number, restoredFrom: revision },
      },
    ]);
    return granted({ revision: number, at: occasion.at, content: wanted.content });
  });
}
