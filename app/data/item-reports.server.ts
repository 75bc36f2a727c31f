import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { ReportKind, Verdict } from "#app/domain/assessment/item-case.ts";
import type { AttemptId, ItemId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** A question that a learner was shown, and where. */
export type ShownQuestion = {
  readonly practitionerId: PractitionerId;
  readonly courseId: string;
  readonly attemptId: AttemptId;
  readonly itemId: ItemId;
  readonly itemVersionId: string;
};

export type ReportText = {
  readonly textId: string;
  readonly kind: ReportKind;
  readonly body: string;
  readonly language: Language;
  readonly at: Instant;
};

/**
 * Writes what a learner says about a question: one report for each person, question and wording, to which a further text is added. The
 * same text sent twice is one; `isNew` says whether anything was written. Locks the report, so that two texts at once both count.
 */
export async function addReportText(
  tx: Tx,
  shown: ShownQuestion,
  text: ReportText,
  most: number,
): Promise<{ readonly reportId: string; readonly isNew: boolean } | "too-many"> {
  const { practitionerId, itemVersionId, itemId } = shown;
  await tx.itemReport.createMany({ data: [{ id: randomUUID(), ...shown, reportedAt: text.at }], skipDuplicates: true });
  const [report] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM item_report
     WHERE practitioner_id = ${practitionerId}::uuid AND item_version_id = ${itemVersionId}::uuid AND item_id = ${itemId} FOR UPDATE`;
  if (report === undefined) throw new Error("A report that was just written is not there.");
  const texts = await tx.itemReportText.findMany({ where: { reportId: report.id }, select: { id: true } });
  if (texts.some(({ id }) => id === text.textId)) return { reportId: report.id, isNew: false };
  if (texts.length >= most) return "too-many";
  const { textId, kind, body, language, at } = text;
  const { count } = await tx.itemReportText.createMany({
    data: [{ id: textId, reportId: report.id, kind, body, language, writtenAt: at }],
    skipDuplicates: true,
  });
  return { reportId: report.id, isNew: count > 0 };
}

/** What ends the reports about a question that have come until now. */
export type VerdictToWrite = {
  readonly courseId: string;
  readonly itemId: string;
  readonly verdict: Verdict;
  readonly reason: Trilingual;
  readonly regradeId: string | null;
  readonly by: string;
  readonly at: Instant;
};

/** Writes a verdict and asks for a letter to each whose words were still open; how many those are. */
export async function insertVerdict(tx: Tx, { by, at, ...verdict }: VerdictToWrite): Promise<number> {
  const id = randomUUID();
  const { courseId, itemId } = verdict;
  const waiting = await tx.$queryRaw<{ reportId: string; accountId: string | null }[]>`
    SELECT r.id AS "reportId", p.account_id AS "accountId"
      FROM item_report r JOIN practitioner p ON p.id = r.practitioner_id
     WHERE r.course_id = ${courseId} AND r.item_id = ${itemId}
       AND (SELECT max(t.written_at) FROM item_report_text t WHERE t.report_id = r.id)
         > coalesce((SELECT max(v.decided_at) FROM item_verdict v WHERE v.course_id = ${courseId} AND v.item_id = ${itemId}), '-infinity')`;
  await tx.itemVerdict.create({ data: { id, ...verdict, decidedBy: by, decidedAt: at } });
  for (const { reportId, accountId } of waiting)
    if (accountId !== null) await enqueue(tx, "send-item-letter", { kind: "report-answered", accountId, reportId, verdictId: id });
  return waiting.length;
}

/** Asks for the letter that tells a learner of another result, in the transaction of the mark. */
export async function askForRegradeLetter(tx: Tx, accountId: string, attemptId: string, keysNumber: number): Promise<void> {
  await enqueue(tx, "send-item-letter", { kind: "regraded", accountId, attemptId, keysNumber });
}
