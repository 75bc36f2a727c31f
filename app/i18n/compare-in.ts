import type { Language } from "#app/domain/shared/language.ts";

/** The Sorani alphabet in its order. No collation of any browser or of PostgreSQL knows it: they put ڕ behind the Arabic letters. */
const SORANI = Array.from("ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ");
const SORANI_RANK = new Map(SORANI.map((letter, index) => [letter, index]));

/** Letters that are written with another code for the same Sorani letter. */
const SORANI_SAME: Readonly<Record<string, string>> = { ك: "ک", ي: "ی", ى: "ی", ه: "ه", ھ: "ه", ة: "ە", أ: "ا", إ: "ا", آ: "ا", ؤ: "و" };

function soraniKey(text: string): string {
  const normal = text
    .normalize("NFC")
    .replace(/[\u0640\u064B-\u065F\u200C-\u200F]/gu, "")
    .toLowerCase();
  // Kurdish letters stand between the digits and spaces (below U+0061) and everything else (above U+F000).
  return Array.from(normal)
    .map((character) => {
      const rank = SORANI_RANK.get(SORANI_SAME[character] ?? character);
      return rank === undefined ? character : String.fromCharCode(0xe000 + rank);
    })
    .join("");
}

const collators = new Map<Language, Intl.Collator>();

/** Compares two texts in the alphabet of the language, for `sort`. */
export function compareIn(language: Language): (one: string, other: string) => number {
  if (language === "ckb") {
    return (one, other) => {
      const [first, second] = [soraniKey(one), soraniKey(other)];
      return first < second ? -1 : first > second ? 1 : 0;
    };
  }
  let collator = collators.get(language);
  if (collator === undefined) collators.set(language, (collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })));
  return collator.compare;
}
