import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** A term in each language: the first rendering is proposed, the others are accepted. */
export type GlossaryTerm = Readonly<Record<Language, readonly string[]>>;

/** A term that a source text says, and whether its translation says it as the glossary does. */
export type FoundTerm = {
  /** As the source's language proposes it. */
  readonly term: string;
  readonly proposals: readonly string[];
  readonly kept: boolean;
};

/**
 * The terms of the glossary that a text says, in the order of their first mention, with what the glossary proposes for each, and whether the
 * translation has any of it. A longer term counts instead of the shorter ones in it. Both languages are read without their signs for
 * vowels, articles, prefixes and endings: too little is said to be missing rather than too much.
 */
export function glossaryTerms(
  source: { readonly text: string; readonly language: Language },
  target: { readonly text: string; readonly language: Language },
  glossary: readonly GlossaryTerm[],
): readonly FoundTerm[] {
  const [mine, theirs] = [tokensOf(source.text, source.language), tokensOf(target.text, target.language)];
  const found = new Map<GlossaryTerm, number>();
  const candidates = glossary
    .flatMap((term) => term[source.language].map((rendering) => ({ term, words: tokensOf(rendering, source.language) })))
    .sort((a, b) => b.words.length - a.words.length);
  for (let at = 0; at < mine.length;) {
    const hit = candidates.find(({ words }) => startsWith(mine, at, words, source.language));
    if (hit !== undefined && !found.has(hit.term)) found.set(hit.term, at);
    at += hit?.words.length ?? 1;
  }
  return [...found.keys()].map((term) => {
    const renderings = term[target.language];
    const kept = renderings.some((rendering) => {
      const words = tokensOf(rendering, target.language);
      return theirs.some((_, at) => startsWith(theirs, at, words, target.language));
    });
    return { term: term[source.language][0] ?? "", proposals: renderings.slice(0, 1), kept };
  });
}

/** Which terms of a glossary any of these texts could need. */
export function termsSaid(text: string, language: Language, glossary: readonly GlossaryTerm[]): readonly GlossaryTerm[] {
  const words = tokensOf(text, language);
  return glossary.filter((term) =>
    term[language].some((rendering) => {
      const wanted = tokensOf(rendering, language);
      return words.some((_, at) => startsWith(words, at, wanted, language));
    }),
  );
}

function startsWith(tokens: readonly string[], at: number, words: readonly string[], language: Language): boolean {
  return words.length > 0 && words.every((word, index) => isFormOf(tokens[at + index] ?? "", word, language));
}

function tokensOf(text: string, language: Language): readonly string[] {
  return fold(text, language).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One spelling for what is spelled in several ways. */
function fold(text: string, language: Language): string {
  const plain = text.normalize("NFC").toLowerCase();
  switch (language) {
    case "en":
      return plain.replace(/['’]s\b/g, "");
    case "ar":
      return plain
        .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
        .replace(/[أإآٱ]/g, "ا")
        .replace(/ى/g, "ي")
        .replace(/ؤ/g, "و")
        .replace(/ئ/g, "ي")
        .replace(/ة/g, "ه");
    case "ckb":
      // The zero-width non-joiner stands within words; ه with it is how some keyboards write ە.
      return plain
        .replace(/ه\u200c/g, "ە")
        .replace(/\u200c/g, "")
        .replace(/ي|ى/g, "ی")
        .replace(/ك/g, "ک");
  }
}

const ARABIC_ENDINGS = "(?:ا|ه|ها|هم|هما|هن|ي|ك|كم|نا|ان|ين|ون|ات|اته|اتها|يه|يا|ته|تها|تهم|تك|تين|تان)?";
/** Endings of Sorani follow each other: the definite, the plural, the possessive, "is", "in", "too". */
const SORANI_ENDINGS = "(?:یی|ی|ە|ێک|یەک|ەک|ک|ان|یان|مان|تان|ت|م|دا|ەوە|وە|ش|یش|ێ|ن|ات|ێت|بوون|بوو)*";

function isFormOf(token: string, word: string, language: Language): boolean {
  if (token === word) return true;
  switch (language) {
    case "en":
      return token === `${word}s` || token === `${word}es` || (word.endsWith("y") && token === `${word.slice(0, -1)}ies`);
    case "ar": {
      const stem = withoutEnding(word);
      // What begins like the article may be the article or, as in albumin, no such thing.
      const bare = stem.startsWith("ال") && stem.length > 4 ? stem.slice(2) : stem;
      if (!token.includes(bare)) return false;
      return matcher(`^[وف]?[بكل]?(?:(?:ال|ل)?${bare}|${stem})${ARABIC_ENDINGS}$`).test(token);
    }
    case "ckb": {
      const stem = word.length > 3 ? word.replace(/(?:ی+|ە)$/, "") : word;
      return token.startsWith(stem) && matcher(`^${stem}${SORANI_ENDINGS}$`).test(token);
    }
  }
}

const withoutEnding = (word: string): string => (word.endsWith("ه") && word.length > 3 ? word.slice(0, -1) : word);

const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  const known = matchers.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(pattern, "u");
  matchers.set(pattern, made);
  return made;
}

type Entry = Readonly<Record<Language, string | readonly string[]>> & {
  readonly also?: Partial<Readonly<Record<Language, readonly string[]>>>;
};

/** The terms of `content/glossary.json` that courses are held to: the medical ones, and those of the product that courses say too. */
export function courseGlossary(file: {
  readonly platform: readonly (Entry & { readonly inCourses?: boolean })[];
  readonly medical: readonly Entry[];
}): readonly GlossaryTerm[] {
  const listed = (entry: Entry, language: Language): readonly string[] => [entry[language], entry.also?.[language] ?? []].flat();
  return [...file.platform.filter(({ inCourses }) => inCourses === true), ...file.medical].map(
    (entry) => Object.fromEntries(LANGUAGES.map((language) => [language, listed(entry, language)])) as Record<Language, readonly string[]>,
  );
}
