import { writeAudit } from "#app/data/audit.server.ts";
import { addReportText } from "#app/data/item-reports.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { type ReportKind, TEXTS_A_REPORT } from "#app/domain/assessment/item-case.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AttemptId, ItemId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ReportWish = {
  /** Made with the form: the same text sent twice is one (R84). */
  readonly textId: string;
  readonly courseId: string;
  readonly attemptId: AttemptId;
  readonly itemId: ItemId;
  readonly kind: ReportKind;
  readonly body: string;
  readonly language: Language;
};

/**
 * Keeps what a learner says is wrong with a question that one of their papers asked them (R33). Once for each wording of the question:
 * further words are added to the first.
 */
export async function reportItem(
  actor: ActorIn<"learner">,
  { textId, courseId, attemptId, itemId, kind, body, language }: ReportWish,
  occasion: Occasion,
): Promise<Result<{ readonly reportId: string }, "not-found" | "too-many-texts">> {
  const { practitionerId } = actor;
  if (!can(actor, { verb: "report-item", practitionerId })) return refused("not-found");
  return inTransaction(async (tx) => {
    const attempt = await tx.attempt.findFirst({
      where: { id: attemptId, enrolment: { practitionerId, courseId } },
      select: { draw: true },
    });
    const entry =
      attempt === null ? undefined : Draw.parse(attempt.draw).entries.find(({ orders }) => orders.some((order) => order.itemId === itemId));
    if (entry === undefined) return refused("not-found");
    const shown = { practitionerId, courseId, attemptId, itemId, itemVersionId: entry.itemVersionId };
    const added = await addReportText(tx, shown, { textId, kind, body, language, at: occasion.at }, TEXTS_A_REPORT);
    if (added === "too-many") return refused("too-many-texts");
    if (added.isNew)
      await writeAudit(tx, [
        { occasion, actor, deed: "item-reported", subject: { kind: "item", id: itemId }, details: { courseId, kind } },
      ]);
    return granted({ reportId: added.reportId });
  });
}
