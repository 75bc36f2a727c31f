import { createHash } from "node:crypto";
import { addRendition } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { PictureRung } from "#app/domain/media/picture-rungs.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { getObject, objectKey, putObject } from "#app/platform/object-store.server.ts";
import { type PictureFacts, type PictureFault, makePicture, readPicture } from "#app/platform/pictures.server.ts";

/** An original that is a picture: its bytes, and what they show. */
export type OpenPicture = { readonly bytes: Uint8Array; readonly facts: PictureFacts };

/** Reads an original; the store that has lost it is a fault of ours. Pictures are small enough to be held whole (domain/media/media-limits). */
export async function openPicture(sha256: string): Promise<OpenPicture | PictureFault> {
  const object = await getObject(objectKey(sha256));
  if (object === null) throw new Error(`The object store has lost the picture ${sha256}.`);
  const facts = await readPicture(object.bytes);
  return typeof facts === "string" ? facts : { bytes: object.bytes, facts };
}

/** Makes one of the pictures, stores it and names it beside its original. */
export async function addPicture(
  originalSha256: string,
  { bytes, facts }: OpenPicture,
  { rung, format, width }: PictureRung,
  at: Instant,
): Promise<void> {
  const made = await makePicture(bytes, format, width);
  const sha256 = createHash("sha256").update(made.bytes).digest("hex");
  const contentType = `image/${format}`;
  await putObject(objectKey(sha256), made.bytes, contentType);
  await inTransaction((tx) =>
    addRendition(
      tx,
      originalSha256,
      {
        rung,
        sha256,
        contentType,
        bytes: made.bytes.length,
        facts: {
          width: made.width,
          height: made.height,
          originalWidth: facts.width,
          originalHeight: facts.height,
          thumbhash: facts.thumbhash,
          colour: facts.colour,
        },
      },
      at,
    ),
  );
}
