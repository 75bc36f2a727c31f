import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** Of a course: the languages in which it is published. A course that does not say is there in all of them. */
export type WithLanguages = { readonly languages?: readonly Language[] | undefined };

/** The languages of a course, in the product's order. None chosen counts as all: a draft whose author is still choosing. */
export function languagesOf({ languages }: WithLanguages): readonly Language[] {
  const chosen = LANGUAGES.filter((language) => languages?.includes(language));
  return chosen.length === 0 ? LANGUAGES : chosen;
}

/** The language in which a reader is shown a course: their own where the course has it, else the first that it has. */
export function contentLanguage(course: WithLanguages, reader: Language): Language {
  const languages = languagesOf(course);
  return languages.includes(reader) ? reader : (languages[0] ?? reader);
}

/** Languages as a course keeps them: all of them are said by saying nothing, so that a course in three languages is written as it always was. */
export function keptLanguages(chosen: readonly Language[]): { languages?: Language[] } {
  const languages = LANGUAGES.filter((language) => chosen.includes(language));
  return languages.length === LANGUAGES.length ? {} : { languages };
}
