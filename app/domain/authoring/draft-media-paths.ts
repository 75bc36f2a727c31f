import type { DraftMedia } from "#app/domain/authoring/draft-content.ts";

/** Lessons name a file without its folder. */
export const nameOfPath = (path: string): string => path.slice(path.indexOf("/") + 1);

/**
 * The files of a draft with one more, and the path that it has: the one under which it is there already, else one that no lesson could take for
 * another file's. `name` is one that a path may have (domain/media/content-of).
 */
export function withFile(
  media: DraftMedia,
  { name, sha256, isPicture }: { readonly name: string; readonly sha256: string; readonly isPicture: boolean },
): { readonly media: DraftMedia; readonly path: string } {
  const there = media.find((file) => file.sha256 === sha256);
  if (there !== undefined) return { media, path: there.path };
  const names = new Set(media.map(({ path }) => nameOfPath(path)));
  const dot = name.lastIndexOf(".");
  const [stem, extension] = [name.slice(0, dot), name.slice(dot)];
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${stem}-${String(count)}${extension}`;
  const path = `${isPicture ? "images" : "media"}/${free}`;
  return { media: [...media, { path, sha256 }], path };
}

/**
 * The files of a draft with one called otherwise; null when the name is one that a path may not have, promises another kind of file, or is taken.
 */
export function renamed(media: DraftMedia, path: string, name: string): DraftMedia | null {
  const folder = path.slice(0, path.indexOf("/"));
  const ending = (of: string) => of.slice(of.lastIndexOf("."));
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/.test(name) || ending(name) !== ending(path)) return null;
  if (media.some((file) => file.path !== path && nameOfPath(file.path) === name)) return null;
  return media.map((file) => (file.path === path ? { ...file, path: `${folder}/${name}` } : file));
}
