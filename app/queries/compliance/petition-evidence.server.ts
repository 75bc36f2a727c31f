import { learningReadableBy, petitionsDecidedBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";
import { objectKey, openObject } from "#app/platform/object-store.server.ts";

/** A file of a petition, for who filed it and for the officer who decides about it; null when it is not theirs, or the store has lost it. */
export async function petitionEvidence(actor: Actor, evidenceId: string) {
  const row = await db().petitionEvidence.findFirst({
    where: { id: evidenceId, petition: actor.role === "learner" ? learningReadableBy(actor) : petitionsDecidedBy(actor) },
    select: { sha256: true, object: { select: { contentType: true } } },
  });
  const object = row === null ? null : await openObject(objectKey(row.sha256));
  return row === null || object === null ? null : { contentType: row.object.contentType, size: object.size, body: object.body };
}
