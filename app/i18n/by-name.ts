import type { Coded } from "#app/domain/identity/code-list.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { compareIn } from "#app/i18n/compare-in.ts";

/** A list of codes in the alphabet of the language, as somebody looks for a name in it; "another …" stays at its end. */
export function byName<Entry extends Coded>(list: readonly Entry[], language: Language): readonly Entry[] {
  const compare = compareIn(language);
  const isOther = ({ code }: Entry) => Number(/^other\b/.test(code));
  return [...list].sort((one, two) => isOther(one) - isOther(two) || compare(one.name[language], two.name[language]));
}
