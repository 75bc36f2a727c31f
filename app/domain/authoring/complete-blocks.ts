import type { Block, CheckOption, LessonDocument, Rationale, Reveal } from "#app/domain/authoring/document-schema.ts";

type Part = Block | CheckOption | Rationale | Reveal;

const AMOUNT = /^\d+(\.\d+)?([-–]\d+(\.\d+)?)?$/;
const filled = (...values: readonly string[]) => values.every((value) => value.trim() !== "");

/** Everything that must be filled in stands in the block itself; what stands inside it is judged by itself. */
function isFilledIn(part: Part): boolean {
  switch (part.type) {
    case "figure":
      return filled(part.attrs.src, part.attrs.alt, part.attrs.credit, part.attrs.licence);
    case "doseBlock": {
      const { drug, route, amount, interval, source } = part.attrs;
      return filled(drug, route, interval, source) && AMOUNT.test(amount);
    }
    case "caseVignette":
      return filled(part.attrs.title);
    case "audio":
      return filled(part.attrs.src, part.attrs.title, part.attrs.transcript);
    case "video":
      return filled(part.attrs.src, part.attrs.title, part.attrs.captions, part.attrs.transcript);
    case "equation":
      return filled(part.attrs.mathml, part.attrs.alt);
    case "file":
      return filled(part.attrs.src, part.attrs.title);
    default:
      return true;
  }
}

/** The document without the blocks that are not yet filled in, and how many those are: a learner sees no half of a dose. */
export function completeBlocks(document: LessonDocument): { readonly document: LessonDocument; readonly leftOut: number } {
  let leftOut = 0;
  const keep = <Kind extends Part>(parts: readonly Kind[]): Kind[] =>
    parts.flatMap((part): Kind[] => {
      if (!isFilledIn(part)) {
        leftOut += 1;
        return [];
      }
      switch (part.type) {
        case "bulletList":
        case "orderedList":
          return [{ ...part, content: part.content.map((item) => ({ ...item, content: keep(item.content) })) }];
        case "blockquote":
        case "callout":
        case "doseBlock":
        case "reveal":
        case "rationale":
          return [{ ...part, content: keep<Block>(part.content) }];
        case "caseVignette":
          return [{ ...part, content: keep<Block | Reveal>(part.content) }];
        case "knowledgeCheck":
          return [{ ...part, content: keep<Block | CheckOption | Rationale>(part.content) }];
        default:
          return [part];
      }
    });
  return { document: { ...document, content: keep(document.content) }, leftOut };
}
