import { z } from "zod";
import { type DocumentFault, DoseUnit, type LessonDocument, documentSchema, keepUnknown } from "#app/domain/authoring/document-schema.ts";
import { LONGEST_MATHML, isCleanMathml } from "#app/domain/authoring/mathml.ts";
import { ReferenceId } from "#app/domain/shared/ids.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** What is yet to be filled: an empty text, which Tiptap writes as null. */
const unfilled = z
  .string()
  .max(2000)
  .nullable()
  .transform((text) => text ?? "");
const unfilledOr = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.literal(""), z.null().transform(() => "")]) as unknown as z.ZodType<z.infer<Value>>;

/** What is too long to be published is kept all the same, until its author has parted it: draft-limits bounds it. */
export const MOST_BLOCKS = 20_000;

const DraftDocumentSchema = documentSchema({
  name: unfilled,
  title: unfilled,
  alt: unfilled,
  amount: unfilled,
  unit: unfilledOr(DoseUnit),
  source: unfilledOr(ReferenceId),
  quoted: unfilled,
  tex: unfilled,
  mathml: unfilledOr(z.string().max(LONGEST_MATHML).refine(isCleanMathml)),
  mostBlocks: MOST_BLOCKS,
});

const WITH_ID = new Set([
  "heading",
  "paragraph",
  "bulletList",
  "orderedList",
  "table",
  "blockquote",
  "callout",
  "figure",
  "doseBlock",
  "caseVignette",
  "reveal",
  "knowledgeCheck",
  "rationale",
  "audio",
  "video",
  "file",
  "equation",
  "pageBreak",
]);

/**
 * Reads what an editor saves: the blocks of a lesson, where fields may still be empty. A block without an id gets one of `mint`; an
 * unknown node is kept whole (R39), under the first `unsupported-<number>` that is free; what does not fit is refused (R38).
 */
export function parseDraftDocument(input: unknown, mint: () => string): Result<LessonDocument, readonly DocumentFault[]> {
  if (!isRecord(input)) return refused([{ path: [], code: "not-a-document" }]);
  const taken = new Set(idsIn(input));
  const fresh = (make: () => string): string => {
    let id = make();
    while (taken.has(id)) id = make();
    taken.add(id);
    return id;
  };
  let next = 1;
  const content = keepUnknown(input["content"] ?? [], () => fresh(() => `unsupported-${next++}`));
  const parsed = DraftDocumentSchema.safeParse({ ...input, content: withIds(content, () => fresh(mint)) });
  if (parsed.success) return granted(parsed.data);
  return refused(parsed.error.issues.map(({ path, message }) => ({ path, code: message })));
}

function withIds(content: unknown, mint: () => string): unknown {
  if (!Array.isArray(content)) return content;
  return content.map((node: unknown) => {
    if (!isRecord(node)) return node;
    const inner = "content" in node ? { ...node, content: withIds(node["content"], mint) } : node;
    if (!WITH_ID.has(String(node["type"]))) return inner;
    const attrs = isRecord(node["attrs"]) ? node["attrs"] : {};
    const id = attrs["id"];
    return id === undefined || id === null || id === "" ? { ...inner, attrs: { ...attrs, id: mint() } } : inner;
  });
}

/** Every id of a node, known or not. */
function* idsIn(node: unknown): Generator<string> {
  if (!isRecord(node)) return;
  if (isRecord(node["attrs"]) && typeof node["attrs"]["id"] === "string") yield node["attrs"]["id"];
  if (Array.isArray(node["content"])) for (const child of node["content"]) yield* idsIn(child);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
