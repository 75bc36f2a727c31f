import type { DraftContent, DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { blocksOf } from "#app/domain/authoring/document-schema.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** A file of captions in a language: `film.ar.vtt`, which lessons name `film.vtt`. */
export type CaptionsFile = { readonly file: string; readonly name: string; readonly language: Language; readonly path: string };

const FILE = new RegExp(`^([a-z0-9][a-z0-9._-]{0,80})\\.(${LANGUAGES.join("|")})\\.vtt$`);

/** What `film.ar.vtt` means; null for a name that is no captions in one language. */
export function captionsFile(file: string): CaptionsFile | null {
  const [, stem, language] = FILE.exec(file) ?? [];
  if (stem === undefined) return null;
  return { file, name: `${stem}.vtt`, language: language as Language, path: `media/${file}` };
}

/** The file of captions that a name in a lesson means in a language; null when the name is none of WebVTT. */
export function captionsIn(name: string, language: Language): CaptionsFile | null {
  return name.endsWith(".vtt") ? captionsFile(`${name.slice(0, -4)}.${language}.vtt`) : null;
}

/** The object that holds the captions now: their own, or one that all languages share; null when there is none. */
export function objectOfCaptions(media: DraftMedia, { path, name }: CaptionsFile): string | null {
  const find = (wanted: string) => media.find((one) => one.path === wanted)?.sha256;
  return find(`media/${name}`) ?? find(path) ?? null;
}

/** The files of a draft with these captions; what all languages shared becomes the file of each, so that each can be written by itself. */
export function withCaptions(media: DraftMedia, captions: CaptionsFile, sha256: string): DraftMedia {
  const shared = media.find(({ path }) => path === `media/${captions.name}`);
  const parted =
    shared === undefined
      ? media
      : [
          ...media.filter(({ path }) => path !== shared.path && !LANGUAGES.some((one) => captionsIn(captions.name, one)?.path === path)),
          ...LANGUAGES.flatMap((one) => {
            const path = captionsIn(captions.name, one)?.path;
            return path === undefined ? [] : [{ path, sha256: shared.sha256 }];
          }),
        ];
  return [...parted.filter(({ path }) => path !== captions.path), { path: captions.path, sha256 }].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** A recording of a draft whose words are written as captions. */
export type RecordingToCaption = {
  readonly lessonId: string;
  readonly kind: "audio" | "video";
  /** As the lesson names them. */
  readonly src: string;
  readonly name: string;
  /** In the languages in which the lesson has it. */
  readonly titles: Readonly<Partial<Record<Language, string>>>;
};

/** The recordings whose captions or transcript the lessons name as WebVTT, each once, in the order of the lessons. */
export function recordingsToCaption(draft: Pick<DraftContent, "metadata" | "documents">): readonly RecordingToCaption[] {
  const found = new Map<string, RecordingToCaption>();
  for (const { id: lessonId } of draft.metadata.lessons ?? [])
    for (const language of LANGUAGES)
      for (const block of blocksOf(draft.documents[lessonPart(lessonId, language)]?.content ?? [])) {
        if (block.type !== "audio" && block.type !== "video") continue;
        const { src, title, transcript } = block.attrs;
        for (const name of new Set(block.type === "video" ? [block.attrs.captions, transcript] : [transcript])) {
          if (captionsIn(name, language) === null || src === "") continue;
          const known = found.get(name);
          const titles = { ...known?.titles, ...(title.trim() === "" ? {} : { [language]: title.trim() }) };
          // A film shows best what is said.
          const isBetter = known === undefined || (known.kind === "audio" && block.type === "video");
          found.set(name, isBetter ? { lessonId, kind: block.type, src, name, titles } : { ...known, titles });
        }
      }
  return [...found.values()];
}
