import type { MediaAddresses } from "#app/domain/assessment/shown-media.ts";
import { kindOfFile, nameableMedia } from "#app/domain/authoring/course-media.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** A file that an item may show, by the name that it uses. */
export type NamedFile = { readonly name: string; readonly kind: "image" | "audio"; readonly address: string };

/** The files of a draft that its questions may show, in the order of their names. */
export function namedFiles(files: readonly { readonly path: string; readonly sha256: string }[], language: Language): readonly NamedFile[] {
  const addressOf = mediaAddresses(files)[language];
  return Object.entries(nameableMedia(new Set(files.map(({ path }) => path)), language))
    .flatMap(([name, path]) => {
      const [kind, address] = [kindOfFile(path), addressOf(name)];
      return kind === null || address === null ? [] : [{ name, kind, address }];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Which address on this server a name means to the readers of each language, from the files of a version in some languages, or of a draft.
 * `lighter`: by the hash of a file, that of the one that is shown in its place.
 */
export function mediaAddresses(
  files: readonly { readonly path: string; readonly sha256: string }[],
  languages: readonly Language[] = LANGUAGES,
  lighter: ReadonlyMap<string, string> = new Map(),
): Readonly<Record<Language, MediaAddresses>> {
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const within = (language: Language): MediaAddresses => {
    const paths = new Map(Object.entries(nameableMedia(new Set(hashes.keys()), contentLanguage({ languages }, language))));
    return (src) => {
      const sha256 = hashes.get(paths.get(src) ?? "");
      return sha256 === undefined ? null : `/media/${lighter.get(sha256) ?? sha256}`;
    };
  };
  return { ar: within("ar"), ckb: within("ckb"), en: within("en") };
}
