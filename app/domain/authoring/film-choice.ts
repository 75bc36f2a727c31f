import type { FilmChoice, KeptFilm, PackageFile, PackageManifest } from "#app/domain/authoring/package-manifest.ts";

/** What one choice takes on a device, all files together, in bytes: said before anything is fetched. */
export type FilmOffer = { readonly film: KeptFilm; readonly bytes: number };

/** Unless somebody chooses otherwise: what is said is worth its few kilobytes a minute. */
export const USUAL_FILM: KeptFilm = "sound";

/** The manifest with what was chosen of the films; of a course without films it stays as it is. What is offered no longer becomes the usual. */
export function withFilm(manifest: PackageManifest, film: KeptFilm): PackageManifest {
  const choices = manifest.films ?? [];
  const chosen = choices.find((choice) => choice.film === film) ?? choices.find((choice) => choice.film === USUAL_FILM);
  if (chosen === undefined) return manifest;
  const files = [...manifest.files.filter(({ kind }) => kind !== "film"), ...chosen.files];
  return { ...manifest, film: chosen.film, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The choices of a package with the size of each; none for a course without films. */
export function filmOffers(manifest: PackageManifest): readonly FilmOffer[] {
  return (manifest.films ?? []).map(({ film }) => ({ film, bytes: withFilm(manifest, film).bytes }));
}

/** The choices for films that can each be kept at these sizes. `sound`: what is said in them; `sized`: of each film the file of each size. */
export function filmChoices(
  sound: readonly PackageFile[],
  sized: readonly (readonly { readonly lines: number; readonly file: PackageFile }[])[],
): readonly FilmChoice[] {
  if (sized.length === 0) return [];
  const sizes = [...new Set(sized.flatMap((film) => film.map(({ lines }) => lines)))].sort((a, b) => a - b);
  return [
    { film: "none", files: [] },
    { film: "sound", files: sound },
    ...sizes.map((lines): FilmChoice => {
      // A film that does not reach so far is kept as large as there is.
      const films = sized.map((film) => film.filter((one) => one.lines <= lines).at(-1) ?? film[0]);
      return { film: `${lines}p`, files: onceEach([...sound, ...films.flatMap((one) => (one === undefined ? [] : [one.file]))]) };
    }),
  ];
}

function onceEach(files: readonly PackageFile[]): readonly PackageFile[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}
