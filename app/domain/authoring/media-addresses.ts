import type { MediaAddresses } from "#app/domain/assessment/shown-media.ts";
import { nameableMedia } from "#app/domain/authoring/course-media.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** Which address on this server a name means in each language, from the files of a version or of a draft. */
export function mediaAddresses(
  files: readonly { readonly path: string; readonly sha256: string }[],
): Readonly<Record<Language, MediaAddresses>> {
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const within = (language: Language): MediaAddresses => {
    const paths = new Map(Object.entries(nameableMedia(new Set(hashes.keys()), language)));
    return (src) => {
      const sha256 = hashes.get(paths.get(src) ?? "");
      return sha256 === undefined ? null : `/media/${sha256}`;
    };
  };
  return { ar: within("ar"), ckb: within("ckb"), en: within("en") };
}
