/** A piece of HTML as it was read: an element or a text. Comments and declarations leave nothing. */
export type HtmlElement = {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
};
export type HtmlNode = HtmlElement | string;

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);
/** Their text is not HTML, and nobody reads it. */
const RAW = new Set(["script", "style", "title", "textarea", "noscript", "template"]);
/** Opening one of these ends an open one of those, up to the nearest of the third list. */
const ENDS: Readonly<Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>> = {
  li: { ends: ["li"], within: ["ul", "ol"] },
  dt: { ends: ["dt", "dd"], within: ["dl"] },
  dd: { ends: ["dt", "dd"], within: ["dl"] },
  tr: { ends: ["tr"], within: ["table"] },
  td: { ends: ["td", "th"], within: ["tr", "table"] },
  th: { ends: ["td", "th"], within: ["tr", "table"] },
  tbody: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
  thead: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
  tfoot: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
};
/** A paragraph ends where one of these begins. */
const ENDS_PARAGRAPH = new Set(
  "address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split(
    " ",
  ),
);
const PARAGRAPH_WITHIN = new Set(["td", "th", "li", "blockquote", "div", "table", "body"]);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwnj: "\u200c",
  zwj: "\u200d",
  lrm: "\u200e",
  rlm: "\u200f",
  shy: "\u00ad",
  ndash: "–",
  mdash: "—",
  minus: "−",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  deg: "°",
  plusmn: "±",
  times: "×",
  divide: "÷",
  le: "≤",
  ge: "≥",
  ne: "≠",
  asymp: "≈",
  micro: "µ",
  mu: "μ",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  omega: "ω",
  Omega: "Ω",
  sup1: "¹",
  sup2: "²",
  sup3: "³",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  rarr: "→",
  larr: "←",
  harr: "↔",
  uarr: "↑",
  darr: "↓",
  copy: "©",
  reg: "®",
  trade: "™",
  euro: "€",
  pound: "£",
  sect: "§",
  para: "¶",
  dagger: "†",
  Dagger: "‡",
  permil: "‰",
  eacute: "é",
  egrave: "è",
  uuml: "ü",
  ouml: "ö",
  auml: "ä",
  iuml: "ï",
  ccedil: "ç",
};

/** `&amp;` as `&`. A name that is not known stays as it stands, so that nothing is lost. */
function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,10}));?/g, (whole, decimal, hexadecimal, name) => {
    if (typeof name === "string") return ENTITIES[name] ?? whole;
    const point = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : "";
  });
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function attributesOf(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decoded(double ?? single ?? bare ?? ""));
  }
  return attributes;
}

/** Where a tag ends: a `>` that stands in no quotation. */
function endOfTag(html: string, from: number): number {
  let quote = "";
  for (let index = from; index < html.length; index += 1) {
    const character = html[index] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if ((character === '"' || character === "'") && html[index - 1] === "=") quote = character;
    else if (character === ">") return index;
  }
  return html.length;
}

/** So many tags are read before the reader looks up. */
const TAGS_AT_A_TIME = 500;

/**
 * Reads HTML as a clipboard has it, forgiving as a browser is: Word leaves tags open, its conditional comments stand in the middle of words.
 * Yields how much has been read, from 0 to 1, so that a long paste need not stop the page; the tree's root is what it returns.
 */
export function* readHtml(html: string): Generator<number, HtmlElement> {
  const root: HtmlElement = { tag: "body", attributes: new Map(), children: [] };
  const open: HtmlElement[] = [root];
  const innermost = () => open.at(-1) ?? root;
  const closeTo = (depth: number) => void open.splice(depth);

  function begin(tag: string, attributes: ReadonlyMap<string, string>, closed: boolean): void {
    const rule = ENDS[tag];
    if (rule !== undefined) {
      for (let depth = open.length - 1; depth > 0; depth -= 1) {
        const at = open[depth]?.tag ?? "";
        if (rule.within.includes(at)) break;
        if (rule.ends.includes(at)) {
          closeTo(depth);
          break;
        }
      }
    } else if (ENDS_PARAGRAPH.has(tag)) {
      for (let depth = open.length - 1; depth > 0; depth -= 1) {
        const at = open[depth]?.tag ?? "";
        if (PARAGRAPH_WITHIN.has(at)) break;
        if (at === "p") {
          closeTo(depth);
          break;
        }
      }
    }
    if (tag === "td" || tag === "th") {
      const around = open.findLast((element) => element.tag === "tr" || element.tag === "table");
      // A browser makes the row that was left out.
      if (around?.tag === "table") begin("tr", new Map(), false);
    }
    const element: HtmlElement = { tag, attributes, children: [] };
    innermost().children.push(element);
    if (!closed && !VOID.has(tag)) open.push(element);
  }

  function end(tag: string): void {
    for (let depth = open.length - 1; depth > 0; depth -= 1) {
      if (open[depth]?.tag === tag) {
        closeTo(depth);
        return;
      }
      // A stray end of something inline does not close a table around it.
      if (open[depth]?.tag === "table" && tag !== "body" && tag !== "html") return;
    }
  }

  let at = 0;
  let tags = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const text = html.slice(at, next === -1 ? html.length : next);
    if (text !== "") innermost().children.push(decoded(text));
    if (next === -1) break;
    const after = html.slice(next + 1, next + 40);
    if (after.startsWith("!--")) {
      const close = html.indexOf("-->", next + 4);
      at = close === -1 ? html.length : close + 3;
    } else if (/^[!?]/.test(after)) {
      const close = html.indexOf(">", next);
      at = close === -1 ? html.length : close + 1;
    } else {
      const name = /^\/?([a-zA-Z][^\s/>]*)/.exec(after)?.[1]?.toLowerCase();
      if (name === undefined) {
        innermost().children.push("<");
        at = next + 1;
        continue;
      }
      const close = endOfTag(html, next + 1);
      const inside = html.slice(next + 1, close);
      at = close + 1;
      if (inside.startsWith("/")) end(name);
      else if (RAW.has(name)) {
        const finish = new RegExp(`</${name}`, "gi");
        finish.lastIndex = at;
        const found = finish.exec(html);
        at = found === null ? html.length : endOfTag(html, found.index) + 1;
      } else begin(name, attributesOf(inside.slice(name.length).replace(/\/$/, "")), inside.endsWith("/"));
      if ((tags += 1) % TAGS_AT_A_TIME === 0) yield at / html.length;
    }
  }
  return root;
}

/** The declarations of a `style` attribute, lower-case names. */
export function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const style = element.attributes.get("style") ?? "";
  if (style === "") return NO_STYLE;
  return new Map(
    style.split(";").flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(":");
      return colon === -1 ? [] : [[declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()]];
    }),
  );
}
const NO_STYLE: ReadonlyMap<string, string> = new Map();

/** All text in it, as it stands. */
export function textIn(node: HtmlNode): string {
  return typeof node === "string" ? node : node.children.map(textIn).join("");
}
