/** The presentation elements of MathML Core, and what older writers use beside them. No annotation, no script, no way out of the page. */
const ELEMENTS = new Set(
  "math semantics mrow mi mn mo mtext ms mspace msub msup msubsup mfrac msqrt mroot munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mpadded mphantom mstyle menclose merror".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "display displaystyle scriptlevel mathvariant stretchy symmetric largeop movablelimits fence separator form accent accentunder lspace rspace minsize maxsize width height depth voffset linethickness columnalign rowspacing columnspacing columnlines rowlines columnspan rowspan notation".split(
    " ",
  ),
);
const VALUE = /^[\w .,%+-]{0,60}$/;
/** To which side a cell of lined up equations leans (learner/lesson.css). */
const SIDES = new Set(["tml-left", "tml-right"]);
const TOKEN = /<(\/?)([a-z]+)((?:\s+[a-zA-Z:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>|([^<>]+)/gy;
const ATTRIBUTE = /([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The longest equation that is kept, in characters of its MathML. */
export const LONGEST_MATHML = 20_000;

/**
 * One `<math>` element with nothing but presentation in it, written in one way only, so that what comes out may stand in a page: attributes
 * that could style or load anything are left out. null: no MathML, or an element that has no place in it.
 */
export function cleanMathml(source: string): string | null {
  const open: string[] = [];
  let made = "";
  let end = 0;
  if (source.length > LONGEST_MATHML) return null;
  for (const token of source.trim().matchAll(TOKEN)) {
    end = token.index + token[0].length;
    const [, closing, name, attributes = "", selfClosing, text] = token;
    // Only one equation, and nothing beside it.
    if (open.length === 0 && made !== "") return null;
    if (text !== undefined) {
      if (open.length === 0) return null;
      made += textOf(text);
    } else if (
      name === undefined ||
      !ELEMENTS.has(name) ||
      (name === "math") !== (open.length === 0 || (closing === "/" && open.length === 1))
    )
      return null;
    else if (closing === "/") {
      if (open.pop() !== name) return null;
      made += `</${name}>`;
    } else {
      made += `<${name}${attributesOf(attributes)}>`;
      if (selfClosing === "/") made += `</${name}>`;
      else open.push(name);
    }
  }
  return end === source.trim().length && open.length === 0 && made !== "" ? made : null;
}

/** Whether it is MathML exactly as `cleanMathml` writes it. */
export function isCleanMathml(source: string): boolean {
  return cleanMathml(source) === source;
}

/** What the signs of an equation say, run on: for a count, a difference or a search. */
export function mathmlText(mathml: string): string {
  return decoded(mathml.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function textOf(text: string): string {
  return escaped(decoded(text));
}

function attributesOf(source: string): string {
  const kept = [...source.matchAll(ATTRIBUTE)].flatMap(([, name = "", double, single]): [string, string][] => {
    const value = double ?? single ?? "";
    const stays = name === "class" ? SIDES.has(value) : ATTRIBUTES.has(name) && VALUE.test(value);
    return stays ? [[name, value]] : [];
  });
  return [...new Map(kept)].map(([name, value]) => ` ${name}="${value}"`).join("");
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const point = Number.parseInt(hex ?? decimal ?? "", hex === undefined ? 10 : 16);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : "\ufffd";
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPED[character] ?? character);
}
