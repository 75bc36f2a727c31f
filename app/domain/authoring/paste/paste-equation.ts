import { cleanMathml } from "#app/domain/authoring/mathml.ts";
import { type HtmlElement, type HtmlNode, textIn } from "#app/domain/authoring/paste/read-html.ts";
import { escapeHtml } from "#app/domain/shared/html.ts";

/** What a page says beside the signs: the equation as it was typed, for whoever edits it. */
const isAnnotation = ({ tag }: HtmlElement): boolean => /^annotation(-xml)?$/.test(tag);

/** An equation of a web page: its signs, and its TeX and its words where the page gives them. */
export function equationIn(math: HtmlElement): { readonly tex: string; readonly mathml: string; readonly alt: string } {
  const tex = annotations(math).find((one) => one.attributes.get("encoding") === "application/x-tex");
  return {
    tex: tex === undefined ? "" : textIn(tex).trim().slice(0, 2000),
    mathml: cleanMathml(markupOf(math)) ?? "",
    alt: (math.attributes.get("aria-label") ?? "").trim().slice(0, 1000),
  };
}

function annotations(element: HtmlElement): readonly HtmlElement[] {
  return element.children.flatMap((child) => (typeof child === "string" ? [] : isAnnotation(child) ? [child] : annotations(child)));
}

function markupOf(node: HtmlNode): string {
  if (typeof node === "string") return escapeHtml(node).replaceAll("&#39;", "'");
  if (isAnnotation(node)) return "";
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join("");
  return `<${node.tag}${attributes}>${node.children.map(markupOf).join("")}</${node.tag}>`;
}
