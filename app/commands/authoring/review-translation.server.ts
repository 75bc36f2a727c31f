import { writeAudit } from "#app/data/audit.server.ts";
import { contentHashOf } from "#app/data/authoring.server.ts";
import { authorsOf, isPractitioner, loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { independenceOf } from "#app/data/independence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { insertMarks, standingsIn, unitsAt } from "#app/data/translation-marks.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { type Obstacle, obstacleOf } from "#app/domain/authoring/independence.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { waitsForClinician } from "#app/domain/authoring/translation-board.ts";
import { unitsMeant } from "#app/domain/authoring/units-meant.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type ReviewTranslationWish = {
  readonly courseId: CourseId;
  readonly part: DraftPart;
  readonly language: Language;
  readonly keys: readonly string[];
  /** The revisions that were read: the translation's and its source's. */
  readonly revision: number;
  readonly sourceRevision: number;
  readonly decision: "sign-off" | "send-back";
  /** What is to be mended; owed when it is sent back. */
  readonly remark: string;
};

export type ReviewTranslationRefusal =
  | "not-yours"
  /** Wrote a revision of this draft, or of one that it was copied from. */
  | "not-independent"
  /** Only a clinician whose name is known signs off. */
  | "not-a-practitioner"
  | "nothing-chosen"
  /** One of the texts, or its source, was changed since it was read. */
  | "outdated"
  | "not-written"
  /** Its author has not said that it is ready, or it is signed off already. */
  | "not-awaiting"
  | "remark-missing"
  | "remark-not-plain"
  /** What was ticked and written stays on the page. */
  | Obstacle;

const LONGEST = 4000;

/**
 * Signs translations off as an independent clinician who has read them beside their source, or sends them back with a remark: all that are
 * named, or none.
 */
export async function reviewTranslation(
  actor: Actor,
  wish: ReviewTranslationWish,
  occasion: Occasion,
): Promise<Result<{ readonly reviewed: number }, ReviewTranslationRefusal>> {
  const { courseId, part, language, keys, decision } = wish;
  const remark = wish.remark.trim().slice(0, LONGEST);
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "sign-off-translation", providerId: draft.providerId })) return refused("not-yours");
    if ((await authorsOf(tx, courseId)).has(actor.accountId)) return refused("not-independent");
    if (!(await isPractitioner(tx, actor.accountId))) return refused("not-a-practitioner");
    const obstacle = obstacleOf(await independenceOf(tx, courseId, actor.accountId, "reviewer"), dayInBaghdad(occasion.at));
    if (obstacle !== null) return refused(obstacle);
    if (decision === "send-back" && remark === "") return refused("remark-missing");
    if (!isPlainText(remark)) return refused("remark-not-plain");
    const loaded = await loadDraft(tx, courseId);
    if (loaded === null) return refused("not-yours");
    const now = (await standingsIn(tx, loaded.content, language)).filter((unit) => unit.part === part);
    const texts = unitsMeant(keys, await unitsAt(tx, courseId, wish), now, contentHashOf);
    if (!texts.ok) return texts;
    const units = texts.value;
    const ready = new Set(
      now
        .filter(({ standing }) => waitsForClinician(standing) || (decision === "send-back" && standing.step === "signed-off"))
        .map(({ key }) => key),
    );
    if (units.some(({ key }) => !ready.has(key))) return refused("not-awaiting");
    const numbers = loaded.parts;
    const sourceRevision = numbers[now[0]?.sourcePart ?? part]?.number ?? wish.sourceRevision;
    const state = decision === "sign-off" ? ("signed-off" as const) : ("draft" as const);
    const said = { courseId, part, language, sourceRevision, state, remark: decision === "sign-off" ? "" : remark, by: actor.accountId };
    const actId = await insertMarks(tx, { ...said, units }, occasion.at);
    const lesson = lessonOfPart(part);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: decision === "sign-off" ? "translation-signed-off" : "translation-sent-back",
        subject: { kind: "course", id: courseId },
        details: { actId, part: lesson === null ? part : `lesson/${lesson.lessonId}`, language, texts: units.length, remark: said.remark },
      },
    ]);
    return granted({ reviewed: units.length });
  });
}
