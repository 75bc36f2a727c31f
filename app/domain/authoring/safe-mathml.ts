import { cleanMathml } from "#app/domain/authoring/mathml.ts";
import { type Html, html } from "#app/domain/shared/html.ts";

/** Stored MathML as markup that may stand in a page: read once more, for whoever stored it may have written anything. */
export function safeMathml(source: string): Html {
  const markup = cleanMathml(source);
  return markup === null ? html`` : { markup };
}
