import type { Tx } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId, CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** The questions of a course that are on hold, in the order of their ids: drawn into no new paper. */
export async function heldItems(tx: Tx, courseId: string): Promise<readonly ItemId[]> {
  const rows = await tx.$queryRaw<{ itemId: ItemId }[]>`
    SELECT item_id AS "itemId" FROM (
      SELECT DISTINCT ON (item_id) item_id, holds FROM item_hold WHERE course_id = ${courseId} ORDER BY item_id, id DESC) newest
     WHERE holds ORDER BY item_id`;
  return rows.map(({ itemId }) => itemId);
}

/** What is drawn into no new paper of a version: what is on hold in the course, and what a correction dropped from the version. */
export async function undrawnItems(tx: Tx, courseId: CourseId, courseVersionId: CourseVersionId): Promise<readonly ItemId[]> {
  const [row] = await tx.$queryRaw<{ items: ItemId[] }[]>`SELECT undrawn_items(${courseId}, ${courseVersionId}::uuid) AS items`;
  return row?.items ?? [];
}

/** Writes that a question is on hold, or no longer. */
export async function insertHold(
  tx: Tx,
  actor: Actor,
  hold: { readonly courseId: string; readonly itemId: string; readonly holds: boolean; readonly reason: string },
  { at }: Occasion,
): Promise<void> {
  await tx.itemHold.create({ data: { ...hold, doneBy: actor.accountId, role: actor.role, doneAt: at } });
}
