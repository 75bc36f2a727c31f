import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import {
  type Block,
  type LessonDocument,
  type Rationale,
  type Reveal,
  blocksOf,
  inlinesOf,
} from "#app/domain/authoring/document-schema.ts";
import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/**
 * The languages of a lesson have the same blocks in the same order, and state the same numbers in each (R43). What differs is said of the
 * translation; a language that is not there is not compared.
 */
export function compareLanguages(
  lessonId: string,
  documents: Partial<Readonly<Record<Language, LessonDocument>>>,
  source: Language,
  report: ReportAt,
): void {
  const original = documents[source];
  if (original === undefined) return;
  const mine = [...blocksOf(original.content)];
  for (const language of LANGUAGES) {
    const translation = documents[language];
    if (language === source || translation === undefined) continue;
    const fault = (blockId: string | null, code: string, params: Readonly<Record<string, string | number>>): void => {
      report({ part: "lesson", lessonId, language, blockId }, code, params);
    };
    const theirs = [...blocksOf(translation.content)];
    const differs = mine.findIndex((block, index) => theirs[index]?.attrs.id !== block.attrs.id || theirs[index].type !== block.type);
    const at = differs === -1 && theirs.length > mine.length ? mine.length : differs;
    if (at !== -1) {
      const [expected, found] = [mine[at]?.attrs.id ?? "-", theirs[at]?.attrs.id ?? "-"];
      fault(found === "-" ? (theirs.at(-1)?.attrs.id ?? null) : found, "blocks-differ", { expected, found });
      continue;
    }
    mine.forEach((block, index) => {
      const theirBlock = theirs[index];
      if (theirBlock === undefined) return;
      const id = block.attrs.id;
      const numbers = differingQuantities(textOfBlock(block), textOfBlock(theirBlock)).join(", ");
      if (numbers !== "") fault(id, "numbers-differ", { id, numbers });
      if (frozenPart(block) !== frozenPart(theirBlock)) fault(id, "translation-changes-facts", { id });
    });
  }
}

/** What a translation may never change in a block. */
function frozenPart(block: Block | Reveal | Rationale): string {
  const cited = inlinesOf(block)
    .flatMap((inline) => (inline.type === "reference" ? inline.attrs.ids : []))
    .sort();
  const attrs = block.attrs;
  switch (block.type) {
    case "doseBlock":
      return JSON.stringify([block.attrs.drug, block.attrs.amount.replace("–", "-"), block.attrs.unit, block.attrs.source]);
    case "knowledgeCheck":
      return JSON.stringify([cited, block.content.map((child) => (child.type === "option" ? child.attrs.correct : null))]);
    case "table":
      return JSON.stringify([cited, block.content.map((row) => row.content.length)]);
    case "equation":
      return JSON.stringify([block.attrs.tex, block.attrs.mathml]);
    case "heading":
      return JSON.stringify([cited, block.attrs.level]);
    case "bulletList":
    case "orderedList":
      return String(block.content.length);
    default:
      return JSON.stringify([cited, "src" in attrs ? attrs.src : "", "kind" in attrs ? attrs.kind : ""]);
  }
}

function textOfBlock(block: Block | Reveal | Rationale): string {
  const inlines = inlinesOf(block)
    .map((inline) => (inline.type === "text" ? inline.text : " "))
    .join("");
  return block.type === "doseBlock" ? `${block.attrs.route} ; ${block.attrs.interval}` : inlines;
}
