const MARKS =
  /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;
const SPACES = /[\u0009-\u000d\u0020\u0085\u1680\u2028\u2029]+/g;
const FROM =
  "\u0622\u0623\u0625\u0671\u0629\u0649\u06cc\u06a9\u06be\u06c1\u03c2\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9";
const TO = "\u0627\u0627\u0627\u0627\u0647\u064a\u064a\u0643\u0647\u0647\u03c301234567890123456789";
const SAME = new Map(Array.from(FROM, (character, index) => [character, TO.charAt(index)]));

/**
 * One spelling for what Arabic and Kurdish keyboards write in several ways (أ إ آ ا, ة ه, ى ي ی, ک ك, tatweel, vowel signs), while
 * Sorani letters that differ stay apart. The twin of the SQL function `fold_search`, character by character; a test holds them together.
 */
export function foldSearch(written: string): string {
  const letters = written
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  const marked = letters.replaceAll("\u0647\u200c", "\u06d5").replace(MARKS, "");
  return Array.from(marked, (character) => SAME.get(character) ?? character)
    .join("")
    .replace(SPACES, " ")
    .replace(/^ +| +$/g, "");
}
