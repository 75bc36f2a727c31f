import { randomUUID } from "node:crypto";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";

type Wish = {
  readonly course?: { readonly courseId: string; readonly courseVersionId: string };
  readonly amountHundredths?: number;
  readonly category?: string;
  readonly earnedOn?: string;
};

/** A line of award at the end of somebody's chain, as a claim on 1 March 2026 would bring it; from no course unless one is given. */
export async function anAwardOf(practitionerId: PractitionerId, wish: Wish = {}): Promise<LedgerLine> {
  const { line } = await inTransaction((tx) =>
    appendLedgerLine(tx, {
      id: randomUUID(),
      practitionerId,
      kind: "award",
      amountHundredths: wish.amountHundredths ?? 75,
      creditType: "provider-certified-hours",
      category: wish.category ?? "patient-safety",
      cause: randomUUID(),
      courseId: wish.course?.courseId ?? null,
      courseVersionId: wish.course === undefined ? null : CourseVersionId.parse(wish.course.courseVersionId),
      providerId: "test-provider",
      ruleVersion: "designation-1",
      evidenceGrade: "provider-signed",
      earnedOn: (wish.earnedOn ?? "2026-03-01") as CalendarDay,
      recordedAt: instantAt(Date.parse("2026-03-01T09:00:00Z")),
      correctsId: null,
      reason: null,
    }),
  );
  return line;
}
