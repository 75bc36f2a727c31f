import { contentHashOf } from "#app/data/authoring.server.ts";
import { lockDraft, newestRevision } from "#app/data/drafts.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { insertMarks, unitsAt } from "#app/data/translation-marks.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { unitsMeant } from "#app/domain/authoring/units-meant.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Which texts of one part in one language are meant, as two revisions show them: the translation's and its source's. */
export type MeantTexts = {
  readonly courseId: CourseId;
  readonly part: DraftPart;
  readonly language: Language;
  readonly keys: readonly string[];
  readonly revision: number;
  readonly sourceRevision: number;
};

export type MarkRefusal =
  | "not-yours"
  | "nothing-chosen"
  /** One of the texts, or its source, was changed since: look again. */
  | "outdated"
  /** There is no translation to speak of. */
  | "not-written";

/**
 * Says of translations, as their author, that they are a draft, a machine's work, or ready to be read by a clinician; and that they answer
 * to the source as it is now.
 */
export async function markTranslation(
  actor: Actor,
  { state, ...meant }: MeantTexts & { readonly state: "draft" | "machine" | "awaiting" },
  occasion: Occasion,
): Promise<Result<{ readonly marked: number }, MarkRefusal>> {
  const { courseId, part, language } = meant;
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    const seen = await unitsAt(tx, courseId, meant);
    const [newest, source] = [await newestRevision(tx, courseId, part), await newestRevision(tx, courseId, sourcePartOf(seen, part))];
    const now = await unitsAt(tx, courseId, { ...meant, revision: newest?.number ?? 0, sourceRevision: source?.number ?? 0 });
    const texts = unitsMeant(meant.keys, seen, now, contentHashOf);
    if (!texts.ok) return texts;
    const { revision: _revision, keys: _keys, ...said } = meant;
    const sourceRevision = lessonOfPart(part) === null ? (newest?.number ?? 0) : (source?.number ?? 0);
    const units = texts.value;
    await insertMarks(tx, { ...said, language, sourceRevision, state, remark: "", by: actor.accountId, units }, occasion.at);
    return granted({ marked: units.length });
  });
}

function sourcePartOf(seen: Awaited<ReturnType<typeof unitsAt>>, part: DraftPart): DraftPart {
  return seen?.[0]?.sourcePart ?? part;
}
