import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * A drawing that holds nothing but a drawing. Width and height are those of its viewBox, in its own units. `leftOut`: something that could
 * load or run was in it, or something that is no drawing; what a drawing program notes for itself does not count.
 */
export type CleanSvg = { readonly svg: string; readonly width: number; readonly height: number; readonly leftOut: boolean };

const ELEMENTS = new Set(
  "svg g path rect circle ellipse line polyline polygon text tspan textPath title desc defs marker linearGradient radialGradient stop clipPath mask pattern symbol use style switch".split(
    " ",
  ),
);
const PREFIXED = new Set(["xlink:href", "xml:lang", "xml:space", "xmlns:xlink"]);
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![^>]*>|<\/\s*([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Anything that could load or run: an address outside the drawing, a script, a style sheet from elsewhere. */
const REACHES_OUT = /url\(\s*(?!["']?#)|image(?:-set)?\(|javascript:|data:|@import|expression\(|\\/i;
const REFERENCE = /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Whether a value or a style sheet could load or run something, as a browser reads it: after its character references. One that only a
 * document type or HTML knows (`&lpar;`) is taken for the worst.
 */
function reachesOut(value: string): boolean {
  const read = value.replace(REFERENCE, (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    const code = hex === undefined ? Number(decimal ?? "0") : Number.parseInt(hex, 16);
    return name === undefined ? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\\") : (NAMED[name.toLowerCase()] ?? "\\");
  });
  return REACHES_OUT.test(read) || /&#|&\w+;/.test(value.replace(REFERENCE, ""));
}

/**
 * Rebuilds an SVG from what a drawing needs: known elements and attributes, no script, no foreignObject, no event handler, no
 * reference outside itself (R81). Refuses what is not well-formed, and a drawing without a viewBox, whose place on the page
 * could not be kept free.
 */
export function cleanSvg(source: string): Result<CleanSvg, "svg-malformed" | "svg-without-viewbox"> {
  const out: string[] = [];
  const open: string[] = [];
  /** How deep we are inside an element that is left out. */
  let dropped = 0;
  let style: string[] | null = null;
  let size: readonly [number, number] | null = null;
  let leftOut = false;

  for (const token of source.replace(/^\ufeff/, "").matchAll(TOKEN)) {
    const [text, closing, opening, attributes = "", selfClosing] = token;
    if (text === "<") return refused("svg-malformed");
    if (closing !== undefined) {
      if (open.pop() !== closing) return refused("svg-malformed");
      if (dropped > 0) dropped -= 1;
      else if (style !== null) {
        const rules = style.join("");
        if (reachesOut(rules)) leftOut = true;
        else out.push(`<style>${rules}</style>`);
        style = null;
      } else out.push(`</${closing}>`);
      continue;
    }
    if (opening !== undefined) {
      const empty = selfClosing === "/";
      if (open.length === 0 && (opening !== "svg" || size !== null)) return refused("svg-malformed");
      if (open.length === 0) {
        size = viewBox(attributes);
        if (size === null) return refused("svg-without-viewbox");
      }
      if (!empty) open.push(opening);
      if (dropped > 0 || style !== null || !ELEMENTS.has(opening)) {
        if (!opening.includes(":") && opening !== "metadata") leftOut ||= dropped === 0;
        if (!empty && style === null) dropped += 1;
        else if (!empty) return refused("svg-malformed");
        continue;
      }
      if (opening === "style" && !empty) {
        style = [];
        continue;
      }
      const kept = keptAttributes(opening, attributes);
      leftOut ||= kept.leftOut;
      out.push(`<${opening}${kept.text}${empty ? "/>" : ">"}`);
      continue;
    }
    if (text.startsWith("<")) continue;
    if (dropped > 0) continue;
    if (style !== null) style.push(text);
    else if (open.length > 0) out.push(text);
    else if (text.trim() !== "") return refused("svg-malformed");
  }
  if (open.length > 0 || size === null) return refused("svg-malformed");
  return granted({ svg: `${out.join("").trim()}\n`, width: size[0], height: size[1], leftOut });
}

function keptAttributes(element: string, attributes: string): { readonly text: string; readonly leftOut: boolean } {
  let [kept, leftOut] = ["", false];
  for (const [, name = "", double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? "";
    if (name.includes(":") && !PREFIXED.has(name)) continue;
    const isLink = name === "href" || name === "xlink:href";
    if (/^on/i.test(name) || (isLink && !value.startsWith("#")) || (!name.startsWith("xmlns") && reachesOut(value))) {
      leftOut = true;
      continue;
    }
    kept += ` ${name}="${value.replaceAll('"', "&quot;")}"`;
  }
  if (element === "svg" && !/\sxmlns="/.test(kept)) kept = ` xmlns="http://www.w3.org/2000/svg"${kept}`;
  return { text: kept, leftOut };
}

function viewBox(attributes: string): readonly [number, number] | null {
  const value = /\sviewBox\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  const numbers = (value?.[1] ?? value?.[2] ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  return numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0 ? [width, height] : null;
}
