/** Longest id that is made from a title; ids may have 80 characters, and copies get an ending. */
const LONGEST = 60;

/** An id made from a title: its Latin words, lower case, joined by hyphens. Empty when the title has none, as in Arabic. */
export function idFromTitle(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let id = "";
  for (const word of words ?? []) {
    const longer = id === "" ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id;
}

/** The id itself, or the first of `id-2`, `id-3` … that nobody has. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
