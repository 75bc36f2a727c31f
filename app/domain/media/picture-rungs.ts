/** How wide the pictures are that are made of one, in pixels: a telephone, a large telephone or tablet, a desk. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;
export const PICTURE_FORMATS = ["avif", "webp"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** One picture to be made: `avif-480`. */
export type PictureRung = { readonly rung: string; readonly format: PictureFormat; readonly width: number };

/** Which pictures are made of one that is so wide: nothing is enlarged, and one that is narrower than a rung is made as wide as it is. */
export function pictureRungs(width: number): readonly PictureRung[] {
  const widths = [...new Set(PICTURE_WIDTHS.map((rung) => Math.min(rung, width)))];
  return widths.flatMap((each, index) =>
    PICTURE_FORMATS.map((format) => ({ rung: `${format}-${String(PICTURE_WIDTHS[index] ?? each)}`, format, width: each })),
  );
}
