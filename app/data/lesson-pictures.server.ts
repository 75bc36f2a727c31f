import { createHash, randomUUID } from "node:crypto";
import { type FitFile, judgedFile } from "#app/data/judged-file.server.ts";
import { assetOf } from "#app/data/media-assets.server.ts";
import { askProcessing } from "#app/data/media-processing.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { enterAsset, examineBytes, roomOf, storeOriginal } from "#app/data/uploads.server.ts";
import { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { nameOfPath, withFile } from "#app/domain/authoring/draft-media-paths.ts";
import type { LessonPicture, PictureNotTaken } from "#app/domain/authoring/lesson-pictures.ts";
import { draftNameOf } from "#app/domain/media/content-of.ts";
import { HEAD_BYTES } from "#app/domain/media/media-limits.ts";
import type { Instant } from "#app/domain/shared/time.ts";

type FitPicture = { readonly blockId: string; readonly name: string; readonly file: FitFile };
export type FitPictures = { readonly fit: readonly FitPicture[]; readonly notTaken: readonly PictureNotTaken[] };

/** What will not be taken of these pictures, as far as they say it themselves: nothing is scanned, counted or kept. */
export async function unfitPictures(pictures: readonly LessonPicture[]): Promise<readonly PictureNotTaken[]> {
  const notTaken: PictureNotTaken[] = [];
  for (const { name, bytes } of pictures) {
    const why = bytes === null ? "linked" : await unfit(bytes);
    if (why !== null) notTaken.push({ name, why });
  }
  return notTaken;
}

async function unfit(bytes: Uint8Array): Promise<PictureNotTaken["why"] | null> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const examined = { sha256, head: bytes.subarray(0, HEAD_BYTES), bytes: bytes.length, scan: { scan: "clean" } } as const;
  const judged = await judgedFile(examined, () => Promise.resolve(bytes));
  if (!judged.ok) return judged.refusal.why;
  return judged.value.content.kind === "image" ? null : "unknown-content";
}

/**
 * Scans and judges pictures as uploads are, and puts those that fit into the object store; what no row names in the end, the sweep removes. Null
 * while the virus scanner does not answer.
 */
export async function storePictures(pictures: readonly LessonPicture[]): Promise<FitPictures | null> {
  const fit: FitPicture[] = [];
  const notTaken: PictureNotTaken[] = [];
  for (const { blockId, name, bytes } of pictures) {
    if (bytes === null) {
      notTaken.push({ name, why: "linked" });
      continue;
    }
    const examined = await examineBytes(bytes);
    if (examined === null) return null;
    const judged = await judgedFile(examined, () => Promise.resolve(bytes));
    if (!judged.ok) notTaken.push({ name, why: judged.refusal.why });
    else if (judged.value.content.kind !== "image") notTaken.push({ name, why: "unknown-content" });
    else {
      const { sha256, content, changed } = judged.value;
      await storeOriginal(changed ?? bytes, sha256, content.contentType);
      fit.push({ blockId, name, file: judged.value });
    }
  }
  return { fit, notTaken };
}

/** What came of entering pictures. `files`: by the id of its figure, what lessons call it. */
export type EnteredPictures = {
  readonly media: DraftMedia;
  readonly files: ReadonlyMap<string, string>;
  readonly stored: readonly { readonly sha256: string; readonly bytes: number; readonly again: boolean }[];
  readonly notTaken: readonly PictureNotTaken[];
};

/** Enters stored pictures into a provider's library as far as there is room, and among the files of a draft. Their renditions are asked for. */
export async function enterPictures(
  tx: Tx,
  { fit, notTaken: unfit }: FitPictures,
  draft: { readonly providerId: string; readonly media: DraftMedia },
  by: string,
  at: Instant,
): Promise<EnteredPictures> {
  if (fit.length === 0) return { media: draft.media, files: new Map(), stored: [], notTaken: unfit };
  const { providerId } = draft;
  const { used, quota } = await roomOf(tx, providerId);
  const files = new Map<string, string>();
  const stored: { sha256: string; bytes: number; again: boolean }[] = [];
  const notTaken = [...unfit];
  let media = draft.media;
  let left = quota - used;
  for (const { blockId, name, file } of fit) {
    const { sha256, bytes, content } = file;
    const isNew = (await assetOf(tx, providerId, sha256)) === null;
    const added = withFile(media, { name: draftNameOf(name, content, sha256), sha256, isPicture: true });
    if (isNew && bytes > left) notTaken.push({ name, why: "quota" });
    else if (!DraftMedia.safeParse(added.media).success) notTaken.push({ name, why: "too-many" });
    else {
      if (isNew) left -= bytes;
      const asset = { id: randomUUID(), providerId, sha256, name: `${name}.${content.extension}`, kind: content.kind, uploadedBy: by };
      await enterAsset(tx, asset, { contentType: content.contentType, bytes }, at);
      await askProcessing(tx, { sha256, contentType: content.contentType }, at);
      media = added.media;
      files.set(blockId, nameOfPath(added.path));
      stored.push({ sha256, bytes, again: !isNew });
    }
  }
  return { media, files, stored, notTaken };
}
