import { foldSearch } from "#app/domain/catalog/fold-search.ts";

/** Letters of Sorani and Persian, and the letter that a keyboard without them offers instead. */
const FROM = "\u0695\u06b5\u06c6\u06ce\u06d5\u06af\u067e\u0686\u0698\u06a4";
const TO = "\u0631\u0644\u0648\u064a\u0647\u0643\u0628\u062c\u0632\u0641";
const ALIKE = new Map(Array.from(FROM, (letter, index) => [letter, TO.charAt(index)]));

const BREAKS = /[\s/,،()–-]+/u;
const ARTICLE = /^ال(?=..)/u;
/** Words shorter than this must be typed as they are; from the second length on two letters may be wrong. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

const coarse = (folded: string): string => Array.from(folded, (letter) => ALIKE.get(letter) ?? letter).join("");
const wordsOf = (text: string): string[] => text.split(BREAKS).filter((word) => word !== "");

/** How many letters must change to turn what was typed into the word, or into its beginning when the word is not typed to its end. */
function slips(typed: string, word: string): number {
  let row = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(typed).entries()) {
    const next = [line + 1];
    for (let column = 1; column <= word.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (word[column - 1] === letter ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}

function isNear(typed: string, words: readonly string[]): boolean {
  if (typed.length < ONE_SLIP) return false;
  const allowed = typed.length < TWO_SLIPS ? 1 : 2;
  return words.some((word) => slips(typed, word) <= allowed || slips(typed, word.replace(ARTICLE, "")) <= allowed);
}

/**
 * The choices whose names hold every word that was typed, in any order, in any spelling (`foldSearch`) and with the letters of a plainer
 * keyboard; when none does, those in which a slip or two would make it so. All of them for an empty text, in their own order.
 */
export function choicesFound<Choice extends { readonly names: readonly string[] }>(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = wordsOf(coarse(foldSearch(typed)));
  const texts = choices.map((choice) => ({ choice, text: coarse(choice.names.map(foldSearch).join("\n")) }));
  const keep = (isIn: (word: string, text: string) => boolean) =>
    texts.filter(({ text }) => wanted.every((word) => isIn(word, text))).map(({ choice }) => choice);
  const found = keep((word, text) => text.includes(word));
  return found.length > 0 ? found : keep((word, text) => text.includes(word) || isNear(word, wordsOf(text)));
}
