import type { Tx } from "#app/data/transaction.server.ts";
import type { KeyCorrection, KeysInForce } from "#app/domain/assessment/regrade.ts";
import { Remedy } from "#app/domain/assessment/remedy.ts";
import type { CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/** A correction of a key that two people agreed on. */
export type ConfirmedCorrection = KeyCorrection & {
  readonly regradeId: string;
  /** Counts the corrections of the course. */
  readonly number: number;
  readonly sentence: Trilingual;
  readonly at: Instant;
};

type Row = { regradeId: string; itemId: ItemId; remedy: unknown; sentence: unknown; number: number; at: Date };

/** The corrections that hold for a published version, in their order. Asked anew each time: they come after publication. */
export async function confirmedCorrections(tx: Tx, courseVersionId: CourseVersionId): Promise<readonly ConfirmedCorrection[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id AS "regradeId", r.item_id AS "itemId", r.remedy, r.sentence, d.number, d.decided_at AS at
      FROM course_version v JOIN regrade r ON r.course_id = v.course_id JOIN regrade_decision d ON d.regrade_id = r.id
     WHERE v.id = ${courseVersionId}::uuid AND d.outcome = 'confirmed' AND v.id::text = ANY(r.version_ids)
     ORDER BY d.number`;
  return rows.map(({ regradeId, itemId, remedy, sentence, number, at }) => ({
    regradeId,
    itemId,
    number,
    remedy: Remedy.parse(remedy),
    sentence: Trilingual.parse(sentence),
    at: instantAt(at.getTime()),
  }));
}

/** The same as the rules need it. */
export async function keysInForce(tx: Tx, courseVersionId: CourseVersionId): Promise<KeysInForce> {
  const corrections = await confirmedCorrections(tx, courseVersionId);
  return { corrections, keysNumber: corrections.at(-1)?.number ?? 0 };
}
