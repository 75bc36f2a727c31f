import type { Block, CheckOption, Inline, ListItem, Rationale, Reveal } from "#app/domain/authoring/document-schema.ts";

type Part = Block | CheckOption | ListItem | Rationale | Reveal;

/** A line's text; a break is a space. */
export function lineText(content: readonly Inline[]): string {
  return content.map((run) => (run.type === "text" ? run.text : run.type === "hardBreak" ? " " : "")).join("");
}

/** All that is read in a block, line by line: what its author typed into its fields as well as its text. */
export function* linesOf(part: Part): Generator<string> {
  switch (part.type) {
    case "heading":
    case "paragraph":
    case "option":
      yield lineText(part.content);
      return;
    case "figure":
      yield [part.attrs.alt, part.attrs.credit, part.attrs.licence].join(" ");
      yield lineText(part.content);
      return;
    case "table":
      for (const row of part.content) yield row.content.map((cell) => lineText(cell.content)).join(" | ");
      return;
    case "doseBlock":
      yield [part.attrs.drug, part.attrs.amount, part.attrs.unit, part.attrs.route, part.attrs.interval].join(" ");
      break;
    case "caseVignette":
      yield part.attrs.title;
      break;
    case "audio":
    case "video":
    case "file":
      yield part.attrs.title;
      return;
    case "equation":
      yield [part.attrs.alt, part.attrs.tex].join(" ");
      return;
    case "blockquote":
      yield [part.attrs.source ?? "", part.attrs.licence ?? ""].join(" ");
      break;
    case "pageBreak":
    case "unsupported":
      return;
    default:
      break;
  }
  for (const child of part.content) yield* linesOf(child);
}

/** A block's text as one line. */
export function blockText(part: Part): string {
  return [...linesOf(part)].join(" ").replace(/\s+/g, " ").trim();
}
