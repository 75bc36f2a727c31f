import sharp from "sharp";
import { rgbaToThumbHash, thumbHashToAverageRGBA } from "thumbhash";

/** A hundred million: more than a telephone takes, and no more than fits into memory four bytes each (R81). */
const MOST_PIXELS = 100_000_000;

// One picture at a time on one core: pages are served by the same machine.
sharp.concurrency(1);
sharp.cache(false);

/** Size as it is seen, after the camera's turn; in pixels. */
export type PictureFacts = { readonly width: number; readonly height: number; readonly thumbhash: string; readonly colour: string };

export type PictureFault = "unreadable" | "too-many-pixels";

/** A picture in one format and width. */
export type MadePicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false }).autoOrient();

/**
 * What a picture is, from all of its bytes: a broken one is found here. The thumbhash (https://evanw.github.io/thumbhash/) is in base64, the
 * colour is its average as `#rrggbb`.
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts | PictureFault> {
  try {
    const fault = await pictureFault(bytes);
    if (fault !== null) return fault;
    const { autoOrient } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const { data, info } = await open(bytes)
      .resize(100, 100, { fit: "inside" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const hash = rgbaToThumbHash(info.width, info.height, data);
    const { r, g, b } = thumbHashToAverageRGBA(hash);
    const colour = `#${[r, g, b]
      .map((share) =>
        Math.round(255 * share)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
    return { width: autoOrient.width, height: autoOrient.height, thumbhash: Buffer.from(hash).toString("base64"), colour };
  } catch {
    return "unreadable";
  }
}

/** Why a picture cannot be used, from what it says of itself, without unpacking it (R81); null: it can. */
export async function pictureFault(bytes: Uint8Array): Promise<PictureFault | null> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height > MOST_PIXELS ? "too-many-pixels" : null;
  } catch {
    return "unreadable";
  }
}

/** The picture in a format and width, turned as the camera was held, with nothing that the camera wrote beside it. Never larger than it is. */
export async function makePicture(bytes: Uint8Array, format: "avif" | "webp", width: number): Promise<MadePicture> {
  const sized = open(bytes).resize({ width, withoutEnlargement: true });
  const { data, info } = await (
    format === "avif" ? sized.avif({ quality: 50, effort: 4 }) : sized.webp({ quality: 74, effort: 4 })
  ).toBuffer({
    resolveWithObject: true,
  });
  return { bytes: data, width: info.width, height: info.height };
}

/** Which library reads pictures here, for `npm run doctor`; throws when it does not run on this machine. */
export async function pictureLibrary(): Promise<string> {
  await sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
    .avif()
    .toBuffer();
  return `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;
}
