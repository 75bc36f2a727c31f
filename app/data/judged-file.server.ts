import { createHash } from "node:crypto";
import { type Examined, type UploadEnd, faultOfPicture } from "#app/data/uploads.server.ts";
import { cleanSvg } from "#app/domain/media/clean-svg.ts";
import { contentIs } from "#app/domain/media/content-is.ts";
import { type Content, contentOf } from "#app/domain/media/content-of.ts";
import { MEDIA_LIMITS } from "#app/domain/media/media-limits.ts";
import type { UploadFault } from "#app/domain/media/upload-state.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A file that may be taken: what it is, and under which name its content is kept. `changed`: a drawing, cleaned; `leftOut`: of something that was in it. */
export type FitFile = {
  readonly content: Content;
  readonly sha256: string;
  readonly bytes: number;
  readonly changed: Uint8Array | null;
  readonly leftOut: boolean;
};

/** Why a file may not be taken. */
export type UnfitFile = Extract<UploadEnd, { state: "refused" | "quarantined" }>;

/** Whether a library may take the file: what it is, its content says; the name says nothing. `whole` is asked only of what is short. */
export async function judgedFile(
  { sha256, head, bytes, scan }: Examined,
  whole: () => Promise<Uint8Array>,
): Promise<Result<FitFile, UnfitFile>> {
  if (scan.scan === "found") return refused({ state: "quarantined", why: "virus", finding: scan.finding });
  const because = (why: UploadFault) => refused({ state: "refused", why } as const);
  const found = contentOf(head);
  if (!found.ok) return because(found.refusal);
  const content = found.value;
  if (bytes > MEDIA_LIMITS[content.kind]) return because("too-large");
  const as = (changed: Uint8Array | null, leftOut = false) =>
    granted(
      changed === null
        ? { content, sha256, bytes, changed, leftOut }
        : { content, sha256: createHash("sha256").update(changed).digest("hex"), bytes: changed.length, changed, leftOut },
    );
  if (content.kind !== "image" && content.kind !== "captions") return as(null);
  const all = await whole();
  if (content.kind === "captions") return contentIs(content.extension, all) ? as(null) : because("text-not-utf8");
  if (content.extension !== "svg") {
    const fault = await faultOfPicture(all);
    return fault === null ? as(null) : because(fault);
  }
  if (!contentIs("txt", all)) return because("text-not-utf8");
  const clean = cleanSvg(new TextDecoder().decode(all));
  return clean.ok ? as(new TextEncoder().encode(clean.value.svg), clean.value.leftOut) : because(clean.refusal);
}
