import type { Language, Trilingual } from "#app/domain/shared/language.ts";

/** An entry of one of our own lists of codes. Codes are never renamed or given to something else: rows and certificates hold them. */
export type Coded = { readonly code: string; readonly name: Readonly<Trilingual> };

/** The entry with this code, or undefined. */
export function entryOf<Entry extends Coded>(list: readonly Entry[], code: string): Entry | undefined {
  return list.find((entry) => entry.code === code);
}

/** The entry's name in a language; the code itself when the list does not know it. */
export function nameOf(list: readonly Coded[], code: string, language: Language): string {
  return entryOf(list, code)?.name[language] ?? code;
}

/** The codes of a list, for `z.enum`. */
export function codesOf<const Entry extends Coded>(list: readonly Entry[]): [Entry["code"], ...Entry["code"][]] {
  return list.map((entry) => entry.code) as [Entry["code"], ...Entry["code"][]];
}
