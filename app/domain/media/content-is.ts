type Test = (bytes: Uint8Array) => boolean;

/** Bytes at a place; letters are written as text. */
const at =
  (offset: number, ...signatures: readonly (string | readonly number[])[]): Test =>
  (bytes) =>
    signatures.some((signature) =>
      (typeof signature === "string" ? Array.from(signature, (letter) => letter.charCodeAt(0)) : signature).every(
        (byte, index) => bytes[offset + index] === byte,
      ),
    );
const both =
  (one: Test, other: Test): Test =>
  (bytes) =>
    one(bytes) && other(bytes);

const any =
  (...tests: readonly Test[]): Test =>
  (bytes) =>
    tests.some((test) => test(bytes));

const not =
  (test: Test): Test =>
  (bytes) =>
    !test(bytes);

const isText: Test = (bytes) => {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
};

const isAvif = at(4, "ftypavif", "ftypavis", "ftypmif1");
const isM4a = at(4, "ftypM4A ", "ftypM4B ");
/** Older cameras write no type: a box of less than 16 MB, by name. */
const isMov = any(at(4, "ftypqt  "), both(at(0, [0]), at(4, "moov", "mdat", "wide", "free", "skip")));

/** So many bytes may stand before a drawing begins: what Illustrator writes, and more. */
const LONGEST_PROLOGUE = 4096;

/** Text whose first element is `svg`, behind declarations and comments; whether it is a drawing that may be kept, clean-svg says. */
const isSvg: Test = (bytes) =>
  isText(bytes) &&
  /^\ufeff?\s*(?:<\?(?:(?!\?>)[\s\S])*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!(?!--)[^>]*>\s*)*<svg[\s>]/.test(
    new TextDecoder().decode(bytes.subarray(0, LONGEST_PROLOGUE)),
  );

/** How a file of each kind begins. Another kind under this name would be served with a type that it does not have. */
const BEGINNINGS: Readonly<Record<string, Test>> = {
  png: at(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpg: at(0, [0xff, 0xd8, 0xff]),
  webp: both(at(0, "RIFF"), at(8, "WEBP")),
  avif: isAvif,
  gif: at(0, "GIF87a", "GIF89a"),
  svg: isSvg,
  // A tag, or a frame of MPEG 1 or 2, layer III.
  mp3: at(0, "ID3", [0xff, 0xfb], [0xff, 0xfa], [0xff, 0xf3], [0xff, 0xf2]),
  ogg: at(0, "OggS"),
  opus: at(0, "OggS"),
  // AVIF is written in the same boxes.
  mp4: both(at(4, "ftyp"), not(any(isAvif, isM4a, isMov))),
  m4a: isM4a,
  mov: isMov,
  wav: both(at(0, "RIFF"), at(8, "WAVE")),
  webm: at(0, [0x1a, 0x45, 0xdf, 0xa3]),
  pdf: at(0, "%PDF-"),
  vtt: both(isText, at(0, "WEBVTT", [0xef, 0xbb, 0xbf, 0x57, 0x45, 0x42, 0x56, 0x54, 0x54])),
  txt: isText,
};

/** Whether the bytes are what a name ending with this extension promises; an extension that is not known promises nothing. */
export function contentIs(extension: string, bytes: Uint8Array): boolean {
  return BEGINNINGS[extension]?.(bytes) ?? false;
}
