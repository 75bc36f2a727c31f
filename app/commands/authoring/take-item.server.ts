import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { contentHashOf } from "#app/data/authoring.server.ts";
import { appendRevisions, loadDraft, lockDraft, newestRevision, providerOf, revisionOfSave } from "#app/data/drafts.server.ts";
import { itemsNamed } from "#app/data/item-bank.server.ts";
import { savePlacement } from "#app/data/placements.server.ts";
import { publishedSource } from "#app/data/published-source.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { copiedItem, type ItemSource } from "#app/domain/authoring/copied-item.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { DraftItem, DraftMedia, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type TakeItemWish = {
  /** The draft that takes it. */
  readonly courseId: CourseId;
  /** Made where it is asked for: the same wish sent twice is one copy. */
  readonly saveId: string;
  readonly from: { readonly courseId: string; readonly itemId: string };
};

export type TakeItemRefusal = "not-yours" | "same-course" | "no-such-item" | "too-many";

/**
 * Copies an item of the provider's bank to the end of a draft's pool, with the files and sources that it needs; a placement says where it came
 * from (D6). The draft's newest revision is taken as it is, so whoever writes in it meanwhile is told of a conflict, and nothing is lost.
 */
export async function takeItem(
  actor: Actor,
  { courseId, saveId, from }: TakeItemWish,
  occasion: Occasion,
): Promise<Result<{ readonly itemId: string }, TakeItemRefusal>> {
  return inTransaction(async (tx): Promise<Result<{ readonly itemId: string }, TakeItemRefusal>> => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    if (from.courseId === courseId) return refused("same-course");
    if ((await providerOf(tx, from.courseId)) !== draft.providerId) return refused("no-such-item");
    const before = await revisionOfSave(tx, courseId, "items", saveId);
    if (before !== null) return granted({ itemId: idOfLast(before.content) });
    const [source, into] = [await sourceOf(tx, from), (await loadDraft(tx, courseId))?.content];
    if (source === null || into === undefined) return refused("no-such-item");
    const { contentHash, versionId: sourceVersionId } = source;
    const copy = copiedItem(source, into, () => `q-${randomUUID().slice(0, 8)}`);
    const changed: [DraftPart, unknown][] = [["items", [...into.items, copy.item]]];
    if (copy.media.length > 0) changed.push(["media", [...into.media, ...copy.media]]);
    if (copy.references.length > 0)
      changed.push(["metadata", { ...into.metadata, references: [...(into.metadata.references ?? []), ...copy.references] }]);
    for (const [part, content] of changed) {
      const read = readDraftPart(part, JSON.parse(JSON.stringify(content)) as Json, () => `b-${randomUUID().slice(0, 8)}`);
      if (!read.ok) return refused("too-many");
      const number = 1 + ((await newestRevision(tx, courseId, part))?.number ?? 0);
      await appendRevisions(tx, [{ courseId, part, number, saveId, read: read.value, by: actor.accountId, at: occasion.at }]);
    }
    await savePlacement(
      tx,
      {
        kind: "item",
        courseId,
        placedId: copy.item.id,
        sourceCourseId: from.courseId,
        sourceId: from.itemId,
        sourceHashes: { item: contentHash },
        sourceVersionId,
      },
      actor.accountId,
      occasion.at,
    );
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "item-taken",
        subject: { kind: "course", id: courseId },
        details: { itemId: copy.item.id, fromCourse: from.courseId, fromItem: from.itemId },
      },
    ]);
    return granted({ itemId: copy.item.id });
  });
}

type Source = ItemSource & { readonly contentHash: string; readonly versionId: string | null };

/** The item as its draft has it now, or else as it was published last, with what its course has for it. */
async function sourceOf(tx: Tx, from: TakeItemWish["from"]): Promise<Source | null> {
  const [stored] = await itemsNamed(tx, [from]);
  const item = stored?.drafted ?? stored?.published ?? null;
  if (stored === undefined || item === null) return null;
  const contentHash = contentHashOf(item);
  if (stored.drafted !== null) {
    const draft = await loadDraft(tx, from.courseId);
    if (draft === null) return null;
    const { media, metadata } = draft.content;
    return { item, contentHash, versionId: null, media, references: metadata.references ?? [] };
  }
  const use = await tx.courseVersionItem.findFirst({
    where: { courseVersion: { courseId: from.courseId }, itemVersion: { itemId: from.itemId } },
    orderBy: { courseVersion: { number: "desc" } },
    select: { courseVersionId: true },
  });
  const published = use === null ? null : await publishedSource(tx, use.courseVersionId);
  const part = (name: DraftPart) => published?.parts.find((one) => one.part === name)?.content;
  return {
    // Without what stands in place of a language that its version does not have.
    item: ((part("items") ?? []) as unknown as readonly DraftItem[]).find(({ id }) => id === from.itemId) ?? item,
    contentHash,
    versionId: use?.courseVersionId ?? null,
    media: (part("media") ?? []) as unknown as DraftMedia,
    references: ((part("metadata") ?? {}) as DraftMetadata).references ?? [],
  };
}

function idOfLast(content: Json): string {
  const last = Array.isArray(content) ? (content as readonly Json[]).at(-1) : undefined;
  const id = typeof last === "object" && last !== null && "id" in last ? last["id"] : null;
  return typeof id === "string" ? id : "";
}
