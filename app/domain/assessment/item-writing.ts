import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/**
 * Flaws in the wording of a question that give its key away, or that make it harder for no good reason. After the NBME Item-Writing Guide
 * ("Constructing Written Test Questions for the Basic and Clinical Sciences"), its chapters on technical item flaws: testwiseness and
 * irrelevant difficulty. The words for Arabic and Sorani are our own. Hints for the author and never faults: a machine sees wording, not sense.
 */
export const WRITING_HINTS = [
  /** Testwiseness: "long correct answer". */
  "key-longest",
  /** Testwiseness: "absolute terms". */
  "absolute-term",
  /** Testwiseness: "word repeats" between stem and key. */
  "word-repeated",
  /** Testwiseness: "grammatical cues". */
  "grammatical-cue",
  /** Irrelevant difficulty: "none of the above", "all of the above". */
  "all-or-none",
  /** Irrelevant difficulty: frequency terms that everybody reads otherwise. */
  "vague-frequency",
  /** Irrelevant difficulty: options that are long, or not of one length. */
  "uneven-options",
  /** Irrelevant difficulty: negatively phrased lead-ins. */
  "negative-lead-in",
  /** "Cover the options": a lead-in that asks nothing by itself. */
  "unfocused-lead-in",
  /** Too few options to choose from for the type. */
  "few-options",
] as const;

/** One hint: which flaw, in which field (as the checklist names fields), and in which language; null when it is not a matter of language. */
export type WritingHint = { readonly code: (typeof WRITING_HINTS)[number]; readonly field: string; readonly language: Language | null };

type Text = Readonly<Partial<Record<Language, string>>>;
type Part = { readonly id: string; readonly text: Text };

/** An item as far as it is written. `key`: the ids of the right options; for other types than the choices none. */
export type WrittenItem = {
  readonly type: string;
  readonly stem: Text;
  readonly leadIn: Text;
  readonly options: readonly Part[];
  readonly key: readonly string[];
};

/** The longest other option times this may the key be long. */
const MUCH_LONGER = 1.25;
/** Letters; below that no length says anything. */
const SHORT = 12;
const UNEVEN = 3;
/** Letters of a word that carries meaning. */
const LONG_WORD = 5;

const ABSOLUTE: Readonly<Record<Language, RegExp>> = {
  en: /\b(always|never|only ever|invariably|completely|in every case|must never)\b/i,
  ar: /(دائم|أبد|مطلق|في كل الحالات|في جميع الحالات|حتم[ًاي])/u,
  ckb: /(هەموو کات|هەرگیز|هەمیشە|بە تەواوەتی|لە هەموو حاڵەت)/u,
};
const VAGUE: Readonly<Record<Language, RegExp>> = {
  en: /\b(usually|often|frequently|rarely|seldom|sometimes|occasionally|generally)\b/i,
  ar: /(عادة|غالب|نادر|أحيان|كثيرا ما|كثيرًا ما|قلّما|قلما)/u,
  ckb: /(زۆرجار|بەزۆری|بە دەگمەن|دەگمەن|هەندێک جار|هەندێجار|جاروبار)/u,
};
const ALL_OR_NONE: Readonly<Record<Language, RegExp>> = {
  en: /\b(all|none|both|any) of (the above|these|those)\b|\b(a|b) and (b|c)\b/i,
  ar: /((كل|جميع) (ما سبق|ما ذ[ُ]?كر)|لا شيء (مما|ممّا) (سبق|ذ[ُ]?كر)|ليس أي[ًٌّ]?ا? مما)/u,
  ckb: /(هەموو ئەوانەی (سەرەوە|پێشوو)|هەموو ئەمانە|هیچ (یەک|کام) ?(لە|لەوانە|لەمانە))/u,
};
const NEGATIVE: Readonly<Record<Language, RegExp>> = {
  en: /\b(except|least likely|least appropriate|not|incorrect|false|contraindicated)\b/i,
  ar: /(ما عدا|باستثناء|إلا\b|ليس|غير (صحيح|مناسب|ملائم)|لا (يُ|ي|ت)\S* عدا)/u,
  ckb: /(جگە لە|بێجگە|نییە\b|هەڵەیە|نادروست)/u,
};
const UNFOCUSED: Readonly<Record<Language, RegExp>> = {
  en: /which (one )?of the following( statements)?( about [^?]+| regarding [^?]+| concerning [^?]+)? (is|are) (true|correct|right)/i,
  ar: /(أي|أيّ|أيٌّ) (مما يلي|مما يأتي|من العبارات|من التالي)[^؟?]* (صحيح|صحيحة|صائب)/u,
  ckb: /کام (لەمانەی خوارەوە|لەم ڕستانە|لەمانە|دەربڕین)[^؟?]* (ڕاستە|دروستە)/u,
};

/** Options that the guide and our checklist of types want at least: five choices of one best answer are usual, four are enough. */
const LEAST: Readonly<Record<string, number>> = { "single-best-answer": 4, "multiple-response": 5, "extended-matching": 8 };

/** What an author may want to look at again, in the order of the hints; nothing is said about what is not yet written. */
export function writingHints(item: WrittenItem): readonly WritingHint[] {
  const hints: WritingHint[] = [];
  const hint = (code: WritingHint["code"], field: string, language: Language | null): void => {
    hints.push({ code, field, language });
  };
  const least = LEAST[item.type];
  if (least !== undefined && item.options.length > 0 && item.options.length < least) hint("few-options", "options", null);
  for (const language of LANGUAGES) {
    const leadIn = item.leadIn[language] ?? "";
    if (NEGATIVE[language].test(leadIn)) hint("negative-lead-in", `leadIn.${language}`, language);
    if (UNFOCUSED[language].test(leadIn)) hint("unfocused-lead-in", `leadIn.${language}`, language);
    const texts = item.options.map(({ text }) => (text[language] ?? "").trim());
    texts.forEach((text, index) => {
      const field = `options.${String(index)}.text.${language}`;
      if (ABSOLUTE[language].test(text)) hint("absolute-term", field, language);
      if (VAGUE[language].test(text)) hint("vague-frequency", field, language);
      if (ALL_OR_NONE[language].test(text)) hint("all-or-none", field, language);
    });
    if (texts.length < 3 || texts.includes("")) continue;
    const lengths = texts.map((text) => text.length);
    if (Math.max(...lengths) > UNEVEN * Math.max(SHORT, Math.min(...lengths))) hint("uneven-options", "options", language);
    // Several right ones, or one that stands for several stems, give each other away less.
    const [only] = item.key;
    const at = item.key.length === 1 ? item.options.findIndex(({ id }) => id === only) : -1;
    const key = texts[at];
    if (key === undefined) continue;
    const others = texts.filter((_, index) => index !== at);
    const field = `options.${String(at)}.text.${language}`;
    if (key.length > SHORT && key.length > MUCH_LONGER * Math.max(...others.map((text) => text.length)))
      hint("key-longest", field, language);
    if (repeatsWord(`${item.stem[language] ?? ""} ${leadIn}`, key, others)) hint("word-repeated", field, language);
    if (isCued(leadIn, key, others, language)) hint("grammatical-cue", field, language);
  }
  return [...hints].sort((one, other) => WRITING_HINTS.indexOf(one.code) - WRITING_HINTS.indexOf(other.code));
}

/** A word of the stem that stands in the key and in no other option. Clitics hide some repeats in Arabic and Sorani; none is guessed. */
function repeatsWord(stem: string, key: string, others: readonly string[]): boolean {
  const said = wordsOf(stem);
  const elsewhere = new Set(others.flatMap((text) => [...wordsOf(text)]));
  return [...wordsOf(key)].some((word) => said.has(word) && !elsewhere.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= LONG_WORD));
}

/** The one option that fits the end of the lead-in, or the one whose form (article, definite ending) no other shares. */
function isCued(leadIn: string, key: string, others: readonly string[], language: Language): boolean {
  const alone = (test: (text: string) => boolean): boolean => test(key) && others.every((text) => !test(text));
  const article = language === "en" ? /\b(an?)\s*(…|\.\.\.|:)?\s*$/i.exec(leadIn)?.[1]?.toLowerCase() : undefined;
  if (article !== undefined) {
    const fits = (text: string): boolean => /^[aeiou]/i.test(text) === (article === "an");
    return alone(fits);
  }
  const isDefinite = DEFINITE[language];
  return alone(isDefinite) || alone((text) => !isDefinite(text));
}

const DEFINITE: Readonly<Record<Language, (text: string) => boolean>> = {
  en: (text) => /^the\s/i.test(text),
  ar: (text) => /^ال\p{L}/u.test(text),
  ckb: (text) => /^\p{L}+(ەکە|ەکان|کە)(\s|$)/u.test(text),
};
