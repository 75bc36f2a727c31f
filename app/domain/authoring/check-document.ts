import {
  type Block,
  type LessonDocument,
  type Quotation,
  type Rationale,
  type Reveal,
  type Table,
  blocksOf,
  inlinesOf,
} from "#app/domain/authoring/document-schema.ts";
import { repeated } from "#app/domain/authoring/repeated.ts";

/** Kept for the fact that a lesson was read to its end (domain/learning/progress), and for places of the page. */
const RESERVED_IDS = new Set(["lesson-finished", "references", "outline", "lesson-text", "main"]);

type ReportBlock = (blockId: string | null, code: string, params?: Readonly<Record<string, string | number>>) => void;

/** What a lesson owes beyond its schema: sections, ids of its own, and what makes a case, a check and a table one. */
export function checkDocument(document: LessonDocument, fault: ReportBlock): void {
  const all = [...blocksOf(document.content)];
  const [first] = document.content;
  if (first === undefined) fault(null, "lesson-empty");
  else if (first.type !== "heading" || first.attrs.level !== 2) fault(first.attrs.id, "text-before-first-section");
  for (const { id } of repeated(all.map((block) => block.attrs.id))) fault(id, "duplicate-block-id", { id });
  const top = new Set<Block | Reveal | Rationale>(document.content);
  for (const block of all) {
    const id = block.attrs.id;
    if (RESERVED_IDS.has(id)) fault(id, "block-id-reserved", { id });
    if (block.type === "heading" && !top.has(block)) fault(id, "heading-inside-block");
    checkShape(block, (code, params) => {
      fault(id, code, params);
    });
  }
}

function checkShape(block: Block | Reveal | Rationale, fault: (code: string, params?: Readonly<Record<string, number>>) => void): void {
  switch (block.type) {
    case "caseVignette":
      if (!block.content.some((child) => child.type === "reveal")) fault("case-without-reveal");
      return;
    case "knowledgeCheck": {
      const offered = block.content.filter((child) => child.type === "option");
      if (offered.length < 2) fault("check-needs-options");
      if (!offered.some((option) => option.attrs.correct)) fault("check-without-key");
      if (!block.content.some((child) => child.type === "rationale")) fault("check-without-rationale");
      return;
    }
    case "table": {
      const columns = block.content[0]?.content.length ?? 0;
      const odd = block.content.find((row) => row.content.length !== columns);
      if (odd !== undefined) fault("table-row-width", { cells: odd.content.length, columns });
      if (block.attrs.kind === "comparison" && !hasBothHeads(block)) fault("comparison-without-heads");
      return;
    }
    case "blockquote":
      // The words before there was a place for a source name it in a reference; both prove whose they are.
      if ((block.attrs.source ?? "") === "" && !citesAnything(block)) fault("quotation-without-source");
      if ((block.attrs.source ?? "") !== "" && (block.attrs.licence ?? "") === "") fault("quotation-without-licence");
      return;
    default:
  }
}

/** Every cell of the first row and the first of each other one is a head cell; a row that begins under one that reaches down has its head. */
function hasBothHeads({ content: [head, ...rows] }: Table): boolean {
  let covered = 0;
  return (
    head !== undefined &&
    rows.length > 0 &&
    head.content.every((cell) => cell.type === "tableHeader") &&
    rows.every(({ content: [first] }) => {
      if (covered > 0) {
        covered -= 1;
        return true;
      }
      covered = (first?.attrs?.rowspan ?? 1) - 1;
      return first?.type === "tableHeader";
    })
  );
}

function citesAnything(quotation: Quotation): boolean {
  return [...blocksOf([quotation])].some((block) => inlinesOf(block).some(({ type }) => type === "reference"));
}
