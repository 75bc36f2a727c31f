import { type Direction, type Language, directionOf } from "#app/domain/shared/language.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}/u;

/**
 * Which way a passage runs when nobody has said so (R41): as its document does, unless it holds no letter of the document's side at all and some
 * of the other. One Arabic word in an Arabic lesson keeps a line of drug names from turning round.
 */
export function automaticDirection(text: string, language: Language): Direction {
  const own = directionOf(language);
  const [ownLetter, otherLetter] = own === "rtl" ? [RIGHT_TO_LEFT, LEFT_TO_RIGHT] : [LEFT_TO_RIGHT, RIGHT_TO_LEFT];
  if (!otherLetter.test(text) || ownLetter.test(text)) return own;
  return own === "rtl" ? "ltr" : "rtl";
}
