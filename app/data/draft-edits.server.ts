import { randomUUID } from "node:crypto";
import { hashOfText } from "#app/data/authoring.server.ts";
import { appendRevisions, newestRevision } from "#app/data/drafts.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Instant } from "#app/domain/shared/time.ts";

export type ContentToAppend = { readonly part: DraftPart; readonly content: unknown };

/**
 * Makes each content the newest revision of its part of a locked draft, and says which parts that changed; what is there already makes no
 * revision. Throws when a content is not what a part may hold: it comes from a draft, or was read before.
 */
export async function appendContents(
  tx: Tx,
  courseId: string,
  contents: readonly ContentToAppend[],
  by: string,
  at: Instant,
): Promise<readonly DraftPart[]> {
  const changed: DraftPart[] = [];
  for (const { part, content } of contents) {
    const read = readDraftPart(part, JSON.parse(JSON.stringify(content)) as Json, () => `b-${randomUUID().slice(0, 8)}`);
    if (!read.ok) throw new Error(`The ${part} of ${courseId} cannot be kept: ${JSON.stringify(read.refusal)}`);
    const newest = await newestRevision(tx, courseId, part);
    const hash = hashOfText(read.value.text);
    if (newest !== null && newest.contentHash === hash) continue;
    const number = (newest?.number ?? 0) + 1;
    await appendRevisions(tx, [{ courseId, part, number, saveId: randomUUID(), read: read.value, hash, by, at }]);
    changed.push(part);
  }
  return changed;
}
