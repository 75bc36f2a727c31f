import type { Item } from "#app/domain/assessment/item.ts";
import type { ItemMedia } from "#app/domain/assessment/shown-media.ts";
import type { LessonText } from "#app/domain/authoring/lesson-text.ts";
import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import { type Block, type LessonDocument, type Rationale, type Reveal, blocksOf } from "#app/domain/authoring/document-schema.ts";
import type { CourseMediaFile } from "#app/domain/authoring/valid-course.ts";
import { cleanSvg } from "#app/domain/media/clean-svg.ts";
import { contentIs } from "#app/domain/media/content-is.ts";
import { isBroken, readDraftCues, warningsOf } from "#app/domain/media/webvtt.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  webm: "video/webm",
  mov: "video/quicktime",
  vtt: "text/vtt",
  txt: "text/plain",
  pdf: "application/pdf",
};
/** `.ar` in `steps.ar.svg`. */
const OWN_LANGUAGE = new RegExp(`\\.(${LANGUAGES.join("|")})(\\.[a-z0-9]+)$`);
const MEDIA_FOLDERS = ["images/", "media/"];

/** Which file a name in a lesson means, in each language. */
export type MediaPaths = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Finds the files that lessons and items name among the paths that there are; a name without its files is a fault, said once. */
export function findMedia(
  lessons: readonly LessonText[],
  items: readonly Item[],
  there: ReadonlySet<string>,
  languages: readonly Language[],
  report: ReportAt,
): MediaPaths {
  const found: Record<string, Record<Language, string> | null> = {};
  for (const { lessonId, language, document } of lessons) {
    for (const block of blocksOf(document.content)) {
      for (const name of mediaNames(block)) {
        // An empty one is still to be filled, and said to be missing.
        if (name === "") continue;
        if (found[name] !== undefined && found[name] !== null) continue;
        const paths = pathsOf(name, there, languages);
        found[name] = paths;
        // Somebody would read what is said in a language that is not theirs (R53).
        if (paths !== null && isWordsOf(block, name) && new Set(Object.values(paths)).size < languages.length)
          report({ part: "lesson", lessonId, language, blockId: block.attrs.id }, "words-in-one-language", { name });
        if (paths === null) report({ part: "lesson", lessonId, language, blockId: block.attrs.id }, "media-missing", { name });
      }
    }
  }
  for (const { media, path } of mediaOfItems(items)) {
    const { src, kind } = media;
    const paths = (found[src] ??= pathsOf(src, there, languages));
    if (paths === null) report({ part: "items", path: [...path, "src"] }, "media-missing", { name: src });
    else if (kindOfFile(paths.en) !== kind) report({ part: "items", path: [...path, "src"] }, "media-of-another-kind", { name: src });
  }
  return Object.fromEntries(Object.entries(found).flatMap(([name, paths]) => (paths === null ? [] : [[name, paths]])));
}

/** What lessons call the file at a path: `images/steps.ar.svg` is `steps.svg` in Arabic. */
export const nameInLessons = (path: string): string => path.slice(path.indexOf("/") + 1).replace(OWN_LANGUAGE, "$2");

/** The names of files that a lesson uses. */
export function namesUsedIn(document: LessonDocument): ReadonlySet<string> {
  return new Set([...blocksOf(document.content)].flatMap(mediaNames));
}

/** Every name that a lesson may use for the files that there are, with the path that it means in a language. */
export function nameableMedia(there: ReadonlySet<string>, language: Language): Readonly<Record<string, string>> {
  const names = [...there].map(nameInLessons);
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const path = pathOf(name, there, language);
      return path === null ? [] : [[name, path]];
    }),
  );
}

/** The files that the lessons show, each once and read, sorted by path. */
export function readMedia(
  mediaPaths: MediaPaths,
  bytesOf: (path: string) => Uint8Array | undefined,
  report: ReportAt,
): readonly CourseMediaFile[] {
  const paths = new Set(Object.values(mediaPaths).flatMap((byLanguage) => Object.values(byLanguage)));
  return [...paths].sort().flatMap((path) => {
    const bytes = bytesOf(path);
    if (bytes === undefined) return (report({ part: "media", path }, "media-lost"), []);
    const file = mediaFile(path, bytes);
    if (file.ok) return [file.value];
    report({ part: "media", path }, file.refusal);
    return [];
  });
}

/** Whether a file, by its name, can be shown in a question, and as what. */
export function kindOfFile(path: string): ItemMedia["kind"] | null {
  const contentType = CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)];
  return contentType?.startsWith("image/") === true ? "image" : contentType?.startsWith("audio/") === true ? "audio" : null;
}

type Placed = { readonly media: ItemMedia; readonly path: readonly (string | number)[] };

/** Every picture and recording of the items, with where it stands. */
function mediaOfItems(items: readonly Item[]): readonly Placed[] {
  const placed = (media: ItemMedia | undefined, path: readonly (string | number)[]): Placed[] =>
    media === undefined ? [] : [{ media, path: [...path, "media"] }];
  const listed = (
    name: string,
    parts: readonly { readonly media?: ItemMedia | undefined }[],
    path: readonly (string | number)[],
  ): Placed[] => parts.flatMap((part, index) => placed(part.media, [...path, name, index]));
  const within = (item: Item, path: readonly (string | number)[]): Placed[] => [
    ...placed(item.media, path),
    ...("options" in item ? listed("options", item.options, path) : []),
    ...("stems" in item ? listed("stems", item.stems, path) : []),
    ...("elements" in item ? listed("elements", item.elements, path) : []),
    ...(item.type === "vignette-set" ? item.items.flatMap((inner, index) => within(inner, [...path, "items", index])) : []),
  ];
  return items.flatMap((item, index) => within(item, [index]));
}

function mediaNames(block: Block | Reveal | Rationale): readonly string[] {
  switch (block.type) {
    case "figure":
    case "file":
      return [block.attrs.src];
    case "audio":
      return [block.attrs.src, block.attrs.transcript];
    case "video":
      return [block.attrs.src, block.attrs.captions, block.attrs.transcript];
    default:
      return [];
  }
}

/** Captions and transcripts are words, and every language needs its own. */
function isWordsOf(block: Block | Reveal | Rationale, name: string): boolean {
  if (block.type === "audio") return name === block.attrs.transcript;
  return block.type === "video" && (name === block.attrs.captions || name === block.attrs.transcript);
}

/** The bytes as UTF-8; null when they are not. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What a name means to the readers of each language; null while one of the course's languages has no such file. */
function pathsOf(name: string, there: ReadonlySet<string>, languages: readonly Language[]): Record<Language, string> | null {
  const shown = (language: Language): string | null => pathOf(name, there, contentLanguage({ languages }, language));
  const [ar, ckb, en] = [shown("ar"), shown("ckb"), shown("en")];
  return ar === null || ckb === null || en === null ? null : { ar, ckb, en };
}

/** `steps.svg` means `steps.svg`, or else, in Arabic, `steps.ar.svg`. */
function pathOf(name: string, there: ReadonlySet<string>, language: Language): string | null {
  const dot = name.lastIndexOf(".");
  const paths = MEDIA_FOLDERS.flatMap((folder) => [`${folder}${name}`, `${folder}${name.slice(0, dot)}.${language}${name.slice(dot)}`]);
  return paths.find((path) => there.has(path)) ?? null;
}

function mediaFile(path: string, bytes: Uint8Array): Result<CourseMediaFile, string> {
  const extension = path.slice(path.lastIndexOf(".") + 1);
  const contentType = CONTENT_TYPES[extension];
  if (contentType === undefined) return refused("media-type-unknown");
  if (extension === "svg") {
    const text = decodeUtf8(bytes);
    if (text === null) return refused("text-not-utf8");
    const clean = cleanSvg(text);
    return clean.ok
      ? granted({
          path,
          contentType,
          bytes: new TextEncoder().encode(clean.value.svg),
          width: clean.value.width,
          height: clean.value.height,
        })
      : clean;
  }
  if (!contentIs(extension, bytes)) return refused("media-malformed");
  if (extension === "vtt") {
    const cues = readDraftCues(decodeUtf8(bytes) ?? "")?.cues ?? [];
    if (!cues.some(({ text }) => text.trim() !== "")) return refused("captions-empty");
    if (warningsOf(cues).some(isBroken)) return refused("captions-unfinished");
  }
  if (extension === "png") {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 24) return refused("media-malformed");
    return granted({ path, contentType, bytes, width: view.getUint32(16), height: view.getUint32(20) });
  }
  return granted({ path, contentType, bytes, width: null, height: null });
}
