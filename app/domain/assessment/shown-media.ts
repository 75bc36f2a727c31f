import type { Language, Trilingual } from "#app/domain/shared/language.ts";

/** A picture or a recording in an item, as its author wrote it: the name of a file of the course, and what it shows or says. */
export type ItemMedia = { readonly kind: "image" | "audio"; readonly src: string; readonly text: Trilingual };

/** The same as a candidate is shown it. `text`: the alternative text of a picture, the transcript of a recording. */
export type ShownMedia = { readonly kind: "image" | "audio"; readonly address: string; readonly text: string };

/** Which address a file has by its name in an item; null where the version has no such file. */
export type MediaAddresses = (src: string) => string | null;

/** The member for a shown thing: nothing at all where the author put none, so that a paper without pictures stays as small as it was. */
export function shownMedia(media: ItemMedia | undefined, language: Language, addressOf: MediaAddresses): { readonly media?: ShownMedia } {
  if (media === undefined) return {};
  const address = addressOf(media.src);
  return address === null ? {} : { media: { kind: media.kind, address, text: media.text[language] } };
}
