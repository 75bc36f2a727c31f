/** Markup that is safe to send: only `html` makes it, and everything that `html` is given is escaped. */
export type Html = { readonly markup: string };

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it must stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A template whose values are escaped, unless they are Html themselves; null leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[] | null)[]): Html {
  let markup = parts[0] ?? "";
  values.forEach((value, index) => {
    markup += markupOf(value) + (parts[index + 1] ?? "");
  });
  return { markup };
}

function markupOf(value: string | number | Html | readonly Html[] | null): string {
  if (value === null) return "";
  if (typeof value === "object") return "markup" in value ? value.markup : value.map((one) => one.markup).join("");
  return escapeHtml(String(value));
}
