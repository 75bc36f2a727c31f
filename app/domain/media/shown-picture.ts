import { PICTURE_FORMATS, PICTURE_WIDTHS, type PictureFormat } from "#app/domain/media/picture-rungs.ts";
import type { ShownFile } from "#app/domain/media/shown-recording.ts";

/** A rendition of a picture as the database has it. */
export type PictureRendition = ShownFile & { readonly rung: string; readonly facts: Readonly<Record<string, unknown>> };

/** One picture among those that a browser chooses from; `width` in pixels. */
export type SizedPicture = ShownFile & { readonly width: number };

/** What a lesson can offer of a picture besides its original. */
export type ShownPicture = {
  /** Of the original as it is held, in pixels: so much room is kept free. */
  readonly width: number;
  readonly height: number;
  /** By format, the narrowest first. */
  readonly sources: Readonly<Record<PictureFormat, readonly SizedPicture[]>>;
  /** The one that a device keeps, and that counts as what the picture costs. */
  readonly kept: SizedPicture;
};

/** A device keeps no wider one, in pixels: a large telephone, held upright, shows no more. */
const WIDEST_KEPT = PICTURE_WIDTHS[1];

/**
 * The renditions of one picture, put in order; null when the original is as good: nothing was made of it, nothing smaller, or it moves. Those
 * that are no smaller than the original are left out, so that a page never costs more than it did without them.
 */
export function shownPicture(
  original: { readonly contentType: string; readonly bytes: number },
  renditions: readonly PictureRendition[],
): ShownPicture | null {
  if (original.contentType === "image/gif") return null;
  const sized = (format: PictureFormat): SizedPicture[] =>
    renditions
      .filter(({ rung, bytes }) => rung.startsWith(`${format}-`) && bytes < original.bytes)
      .map(({ sha256, bytes, facts }) => ({ sha256, bytes, width: Number(facts["width"]) }))
      .filter(({ width }) => width > 0)
      .sort((a, b) => a.width - b.width);
  const facts = renditions.find(({ rung }) => PICTURE_FORMATS.some((format) => rung.startsWith(`${format}-`)))?.facts ?? {};
  const [width, height] = [Number(facts["originalWidth"]), Number(facts["originalHeight"])];
  const sources = { avif: sized("avif"), webp: sized("webp") };
  const kept = sources.webp.filter((one) => one.width <= WIDEST_KEPT).at(-1);
  return kept === undefined || !(width > 0 && height > 0) ? null : { width, height, sources, kept };
}
