/** Arabic and Kurdish letters by the consonant that they stand for; vowels and what carries them stand for none. */
const ARABIC: Readonly<Record<string, string>> = {
  ب: "b",
  پ: "b",
  ت: "t",
  ط: "t",
  ث: "s",
  ج: "j",
  چ: "j",
  ح: "h",
  ه: "h",
  ھ: "h",
  خ: "x",
  د: "d",
  ض: "d",
  ذ: "z",
  ز: "z",
  ژ: "z",
  ظ: "z",
  ر: "r",
  ڕ: "r",
  س: "s",
  ص: "s",
  ش: "c",
  غ: "g",
  گ: "g",
  ف: "f",
  ڤ: "f",
  ق: "k",
  ك: "k",
  ک: "k",
  ل: "l",
  ڵ: "l",
  م: "m",
  ن: "n",
};
/** Latin letters, two together first: Kurdish ones of the north too. */
const LATIN_PAIRS: Readonly<Record<string, string>> = { sh: "c", kh: "x", gh: "g", th: "s", dh: "z", zh: "z", ch: "j" };
const LATIN: Readonly<Record<string, string>> = {
  b: "b",
  p: "b",
  t: "t",
  j: "j",
  h: "h",
  x: "x",
  d: "d",
  z: "z",
  r: "r",
  s: "s",
  ş: "c",
  ç: "j",
  g: "g",
  f: "f",
  v: "f",
  k: "k",
  q: "k",
  c: "k",
  l: "l",
  m: "m",
  n: "n",
};
const ARTICLES = new Set(["al", "el", "ul", "ال"]);
const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f]/gu;
const LATIN_SCRIPT = /\p{Script=Latin}/u;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;

/** A part of a name: its letters in one spelling, and the consonants by which it is known in any script. */
export type NamePart = { readonly letters: string; readonly skeleton: string };

/** Which writing a name stands in; null for one in neither. */
export function scriptOf(name: string): "arabic" | "latin" | null {
  return ARABIC_SCRIPT.test(name) ? "arabic" : LATIN_SCRIPT.test(name) ? "latin" : null;
}

/** The parts of a name in their order, articles left out and `عبد` joined to what follows it. */
export function nameParts(name: string): readonly NamePart[] {
  const words = tidy(name)
    .split(/[\s.'’\-]+/u)
    .filter((word) => word !== "" && !ARTICLES.has(word));
  const parts: NamePart[] = [];
  let servant: string | null = null;
  for (const word of words) {
    const isLast = word === words.at(-1);
    if (servant === null && !isLast && /^(عبد|عبدال|عەبدول|abd|abd[aeou]l)$/u.test(word)) {
      servant = word;
      continue;
    }
    const bare = withoutArticle(word);
    const skeleton = skeletonOf(bare);
    parts.push(
      servant === null ? { letters: bare, skeleton: servantOf(word, skeleton) } : { letters: servant + bare, skeleton: `bd${skeleton}` },
    );
    servant = null;
  }
  return parts.filter(({ letters }) => letters !== "");
}

/** Keys under which the same person is looked for whatever script or how many of the names are written; never none. */
export function nameKeys(names: readonly (string | null)[]): readonly string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const skeletons = name === null ? [] : nameParts(name).map(({ skeleton }) => skeleton);
    const [first, second, third] = skeletons;
    const last = skeletons.at(-1);
    if (first === undefined || second === undefined || last === undefined) continue;
    keys.add(`${first} ${second} ${third ?? ""}`.trim());
    keys.add(`${first} .. ${last}`);
  }
  return keys.size === 0 ? ["-"] : [...keys];
}

/** One spelling of a place's name, to know it again. */
export function foldPlace(name: string): string {
  return tidy(name).replace(/\s+/gu, " ").trim();
}

function tidy(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u0306\u0308-\u0326\u0328-\u036f]/gu, "")
    .normalize("NFC")
    .replace(/\u0647\u200c/gu, "\u06d5")
    .replace(MARKS, "")
    .replace(/[آأإٱ]/gu, "ا")
    .replace(/[ىی]/gu, "ي")
    .replace(/ک/gu, "ك")
    .replace(/ة/gu, "ه");
}

function withoutArticle(word: string): string {
  return word.startsWith("ال") && word.length > 4 ? word.slice(2) : word;
}

/** `Abdulameer` in one word is `عبد الأمير` in two. */
function servantOf(word: string, skeleton: string): string {
  return /^(عبدال|عەبدول|abd[aeou]l)/u.test(word) && skeleton.length > 3 ? `bd${skeleton.slice(3)}` : skeleton;
}

function skeletonOf(word: string): string {
  const isLatin = LATIN_SCRIPT.test(word);
  let skeleton = "";
  for (let at = 0; at < word.length; at += 1) {
    const pair = isLatin ? LATIN_PAIRS[word.slice(at, at + 2)] : undefined;
    const sound = pair ?? (isLatin ? LATIN : ARABIC)[word.charAt(at)] ?? "";
    if (pair !== undefined) at += 1;
    // A breath at the end is a vowel's sign: Fatimah, فاطمة, فاتیمە.
    const isSilent = sound === "h" && pair === undefined && at === word.length - 1 && at > 1;
    if (!isSilent && !skeleton.endsWith(sound)) skeleton += sound;
    else if (sound === "") continue;
  }
  return skeleton;
}
