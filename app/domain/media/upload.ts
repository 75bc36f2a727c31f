import { z } from "zod";
import { LARGEST_UPLOAD } from "#app/domain/media/media-limits.ts";

/** What an author's browser says of a file before it sends it. Only its size is believed: nothing longer is taken. */
export const UploadWish = z.strictObject({
  name: z.string().min(1).max(200),
  size: z.number().int().min(1).max(LARGEST_UPLOAD),
  /** In ms since 1970. */
  lastModified: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type UploadWish = z.infer<typeof UploadWish>;
