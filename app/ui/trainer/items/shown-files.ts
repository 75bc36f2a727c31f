import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import type { DraftFiles } from "#app/ui/media/use-media-choice.tsx";

/** What a question may show of the files of a draft, in the order of their names. */
export function shownFiles(media: DraftFiles): readonly NamedFile[] {
  return Object.entries(media)
    .flatMap(([name, { sha256, contentType }]): NamedFile[] => {
      const [kind] = contentType.split("/");
      return kind === "image" || kind === "audio" ? [{ name, kind, address: `/media/${sha256}` }] : [];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
