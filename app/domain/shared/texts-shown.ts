import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/**
 * A value in which every text stands only in these languages, and in place of each other one as its readers are shown it. So nothing half
 * translated is published, and whoever takes the text of a reader's language takes the right one.
 */
export function withTextsShown(value: unknown, languages: readonly Language[]): unknown {
  return withTexts(value, (text) =>
    LANGUAGES.flatMap((language) => {
      const shown = text[contentLanguage({ languages }, language)];
      return shown === undefined ? [] : [[language, shown]];
    }),
  );
}

/** A value in which every text stands only in these languages, and in no other. */
export function withTextsOnlyIn(value: unknown, languages: readonly Language[]): unknown {
  return withTexts(value, (text) =>
    languages.flatMap((language) => {
      const written = text[language];
      return written === undefined ? [] : [[language, written]];
    }),
  );
}

type SomeText = Partial<Readonly<Record<Language, string>>>;

/** The standing of each language is written like a text and is none. */
const NO_TEXT = "translations";

function withTexts(value: unknown, change: (text: SomeText) => [Language, string][]): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => withTexts(member, change));
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return Object.fromEntries(change(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === NO_TEXT ? (member as unknown) : withTexts(member, change)]),
  );
}

/** Whether a value is a text in some languages: an object of languages and nothing else. */
export function isText(value: object): value is SomeText {
  const members = Object.entries(value);
  return members.length > 0 && members.every(([name, member]) => LANGUAGES.some((one) => one === name) && typeof member === "string");
}
