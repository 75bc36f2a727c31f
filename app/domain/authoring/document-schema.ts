import { z } from "zod";
import { isJson, type Json } from "#app/domain/shared/canonical-json.ts";
import { BlockId, ReferenceId } from "#app/domain/shared/ids.ts";
import { type Direction, LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** The version of this schema, written into every document (R38). */
export const SCHEMA_VERSION = 1;

/** How a figure, audio, video or file is named in a lesson: a file name without folders. */
export const MediaName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/);

/** Units in which a dose may be stated. */
export const DOSE_UNITS = [
  "mg",
  "g",
  "microgram",
  "mL",
  "L",
  "mmol",
  "unit",
  "percent",
  "mg/kg",
  "microgram/kg",
  "mL/kg",
  "drop",
  "tablet",
  "puff",
] as const;
export const DoseUnit = z.enum(DOSE_UNITS);
export type DoseUnit = z.infer<typeof DoseUnit>;

const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);
const InterfaceLanguage = z.enum(LANGUAGES);

const Mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: WebAddress }) }),
  /** A passage in another language than the document's; it brings its direction with it. */
  z.strictObject({ type: z.literal("language"), attrs: z.strictObject({ lang: InterfaceLanguage }) }),
]);
/** How a run of text is marked. */
export type Mark = z.infer<typeof Mark>;

const Unsupported = z.strictObject({
  type: z.literal("unsupported"),
  // Taken as it is: z.json() builds a copy, and leaves out an attribute that is called `__proto__` (R39).
  attrs: z.strictObject({ id: BlockId, node: z.custom<Json>(isJson, "not-json") }),
});

const Inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), marks: z.array(Mark).max(4).optional() }),
  z.strictObject({ type: z.literal("hardBreak") }),
  z.strictObject({ type: z.literal("reference"), attrs: z.strictObject({ ids: z.array(ReferenceId).min(1).max(12) }) }),
  Unsupported,
]);
/** What stands in a line: text, a break, a reference, or something this version does not know. */
export type Inline = z.infer<typeof Inline>;

/** For a block in another language than its document, or that runs another way than its language (R41). */
const passage = { lang: InterfaceLanguage.optional(), dir: z.enum(["ltr", "rtl"]).optional() };

const inlines = z.array(Inline).max(2000);
const id = { id: BlockId };
const title = z.string().trim().min(1).max(300);

interface Of<Type extends string, Attrs, Content> {
  readonly type: Type;
  readonly attrs: Attrs;
  readonly content: readonly Content[];
}
type Id = { readonly id: BlockId };
/** Another language than the document's, or another direction than the language's (R41). */
export type Passage = { readonly lang?: Language | undefined; readonly dir?: Direction | undefined };
type Leaf<Type extends string, Attrs> = { readonly type: Type; readonly attrs: Attrs };

export type Heading = Of<"heading", Id & Passage & { readonly level: 2 | 3 }, Inline>;
export type Paragraph = Of<"paragraph", Id & Passage, Inline>;
export type ListItem = { readonly type: "listItem"; readonly content: readonly Block[] };
/** How far a cell reaches; a cell of one row and one column says nothing. */
export type CellSpan = { readonly colspan?: number | undefined; readonly rowspan?: number | undefined };
export type TableCell = {
  readonly type: "tableCell" | "tableHeader";
  readonly attrs?: CellSpan | undefined;
  readonly content: readonly Inline[];
};
export type TableRow = { readonly type: "tableRow"; readonly content: readonly TableCell[] };
export type Callout = Of<"callout", Id & { readonly kind: "note" | "warning" | "key" }, Block>;
export type Figure = Of<
  "figure",
  Id & { readonly src: string; readonly alt: string; readonly credit: string; readonly licence: string },
  Inline
>;
export type DoseBlock = Of<
  "doseBlock",
  Id & {
    readonly drug: string;
    readonly route: string;
    readonly amount: string;
    readonly unit: DoseUnit;
    readonly interval: string;
    readonly source: ReferenceId;
  },
  Block
>;
export type Reveal = Of<"reveal", Id, Block>;
export type CaseVignette = Of<"caseVignette", Id & { readonly title: string }, Block | Reveal>;
export type CheckOption = { readonly type: "option"; readonly attrs: { readonly correct: boolean }; readonly content: readonly Inline[] };
export type Rationale = Of<"rationale", Id, Block>;
export type KnowledgeCheck = Of<"knowledgeCheck", Id, Block | CheckOption | Rationale>;

/** A block of a lesson. Every block has an id that stays the same for ever and in every language (R43). */
export type Block =
  | Heading
  | Paragraph
  | Of<"bulletList", Id & Passage, ListItem>
  | Of<"orderedList", Id & Passage & { readonly start: number }, ListItem>
  | Of<"table", Id & Passage, TableRow>
  | Of<"blockquote", Id & Passage, Block>
  | Callout
  | Figure
  | DoseBlock
  | CaseVignette
  | KnowledgeCheck
  | Leaf<"audio", Id & { readonly src: string; readonly title: string; readonly transcript: string }>
  | Leaf<"video", Id & { readonly src: string; readonly title: string; readonly captions: string; readonly transcript: string }>
  | Leaf<"file", Id & { readonly src: string; readonly title: string }>
  | Leaf<"unsupported", Id & { readonly node: Json }>;

/** What an author fills in, and how many blocks may stand beside each other. */
export type DocumentFields = {
  readonly name: z.ZodType<string>;
  readonly title: z.ZodType<string>;
  readonly alt: z.ZodType<string>;
  readonly amount: z.ZodType<string>;
  readonly unit: z.ZodType<DoseUnit>;
  readonly source: z.ZodType<ReferenceId>;
  readonly mostBlocks: number;
};

const COMPLETE: DocumentFields = {
  name: MediaName,
  title,
  alt: z.string().trim().min(1).max(1000),
  amount: z.string().regex(/^\d+(\.\d+)?([-–]\d+(\.\d+)?)?$/),
  unit: DoseUnit,
  source: ReferenceId as unknown as z.ZodType<ReferenceId>,
  mostBlocks: 1000,
};

const node = <Type extends string, Attrs extends z.ZodRawShape, Content extends z.ZodType>(type: Type, attrs: Attrs, content: Content) =>
  z.strictObject({ type: z.literal(type), attrs: z.strictObject({ ...id, ...attrs }), content });

/** The schema of a lesson, for fields that are owed or, in a draft, may still be empty. */
export function documentSchema({ name, title, alt, amount, unit, source, mostBlocks }: DocumentFields): z.ZodType<LessonDocument> {
  const blocks = z.lazy(() => z.array(Block).max(mostBlocks));
  const listItems = z
    .array(z.strictObject({ type: z.literal("listItem"), content: blocks }))
    .min(1)
    .max(200);
  const Reveal = node("reveal", {}, blocks);
  const Rationale = node("rationale", {}, blocks);
  const CheckOption = z.strictObject({ type: z.literal("option"), attrs: z.strictObject({ correct: z.boolean() }), content: inlines });
  const Cell = z.strictObject({
    type: z.enum(["tableCell", "tableHeader"]),
    attrs: z
      .strictObject({ colspan: z.number().int().min(1).max(12).optional(), rowspan: z.number().int().min(1).max(100).optional() })
      .optional(),
    content: inlines,
  });
  const Block: z.ZodType<Block> = z.lazy(() =>
    z.discriminatedUnion("type", [
      node("heading", { ...passage, level: z.union([z.literal(2), z.literal(3)]) }, inlines),
      node("paragraph", passage, inlines),
      node("bulletList", passage, listItems),
      node("orderedList", { ...passage, start: z.number().int().min(0).max(9999) }, listItems),
      node(
        "table",
        passage,
        z
          .array(z.strictObject({ type: z.literal("tableRow"), content: z.array(Cell).min(1).max(12) }))
          .min(1)
          .max(100),
      ),
      node("blockquote", passage, blocks),
      node("callout", { kind: z.enum(["note", "warning", "key"]) }, blocks),
      node("figure", { src: name, alt, credit: title, licence: title }, inlines),
      node("doseBlock", { drug: title, route: title, amount, unit, interval: title, source }, blocks),
      node("caseVignette", { title }, z.array(z.union([Reveal, Block])).max(100)),
      node("knowledgeCheck", {}, z.array(z.union([CheckOption, Rationale, Block])).max(100)),
      z.strictObject({ type: z.literal("audio"), attrs: z.strictObject({ ...id, src: name, title, transcript: name }) }),
      z.strictObject({ type: z.literal("video"), attrs: z.strictObject({ ...id, src: name, title, captions: name, transcript: name }) }),
      z.strictObject({ type: z.literal("file"), attrs: z.strictObject({ ...id, src: name, title }) }),
      Unsupported,
    ]),
  );
  return z.strictObject({ type: z.literal("doc"), schemaVersion: z.literal(SCHEMA_VERSION), content: blocks });
}

/** A lesson in one language. */
export type LessonDocument = { readonly type: "doc"; readonly schemaVersion: typeof SCHEMA_VERSION; readonly content: readonly Block[] };
export const LessonDocument: z.ZodType<LessonDocument> = documentSchema(COMPLETE);

/** Where in a document something is wrong. */
export type DocumentFault = { readonly path: readonly PropertyKey[]; readonly code: string };

const BLOCKS = new Set([
  "heading",
  "paragraph",
  "bulletList",
  "orderedList",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
  "blockquote",
  "callout",
  "figure",
  "doseBlock",
  "caseVignette",
  "reveal",
  "knowledgeCheck",
  "option",
  "rationale",
  "audio",
  "video",
  "file",
  "unsupported",
]);
const INLINES = new Set(["text", "hardBreak", "reference", "unsupported"]);
const MARKS = new Set(["bold", "italic", "link", "language"]);
const WITHOUT_CONTENT = new Set(["text", "hardBreak", "reference", "unsupported", "audio", "video", "file"]);

/**
 * Reads a stored or hand-written Tiptap document. A node or mark of an unknown type is kept whole as `unsupported` (R39);
 * a known node that does not fit the schema is refused with its path, never trimmed (R38).
 */
export function parseDocument(
  input: unknown,
): { readonly ok: true; readonly value: LessonDocument } | { readonly ok: false; readonly faults: readonly DocumentFault[] } {
  let next = 1;
  const name = (): string => `unsupported-${next++}`;
  const parsed = LessonDocument.safeParse(isRecord(input) ? { ...input, content: keepUnknown(input["content"] ?? [], name) } : input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: parsed.error.issues.map(({ path, message }) => ({ path, code: message })) };
}

/** Puts nodes and marks of unknown types whole into `unsupported` nodes, each with a new id; lists left out by Tiptap are empty lists. */
export function keepUnknown(content: unknown, name: () => string): unknown {
  if (!Array.isArray(content)) return content;
  return content.map((child: unknown) => {
    if (!isRecord(child) || typeof child["type"] !== "string") return child;
    const type = child["type"];
    const marks = Array.isArray(child["marks"]) ? (child["marks"] as unknown[]) : [];
    const known = (BLOCKS.has(type) || INLINES.has(type)) && marks.every((mark) => isRecord(mark) && MARKS.has(String(mark["type"])));
    if (!known) return { type: "unsupported", attrs: { id: name(), node: child } };
    if (WITHOUT_CONTENT.has(type)) return child;
    return { ...child, content: keepUnknown(child["content"] ?? [], name) };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The language of a marked passage, when it is not the document's own. */
export function languageOfMarks(marks: readonly Mark[] | undefined): Language | null {
  for (const mark of marks ?? []) if (mark.type === "language") return mark.attrs.lang;
  return null;
}

/** Every block of a document, parents before children. */
export function* blocksOf(content: readonly (Block | Reveal | Rationale | CheckOption)[]): Generator<Block | Reveal | Rationale> {
  for (const block of content) {
    if (block.type === "option") continue;
    yield block;
    switch (block.type) {
      case "bulletList":
      case "orderedList":
        for (const item of block.content) yield* blocksOf(item.content);
        break;
      case "blockquote":
      case "callout":
      case "doseBlock":
      case "caseVignette":
      case "reveal":
      case "rationale":
      case "knowledgeCheck":
        yield* blocksOf(block.content);
        break;
      default:
        break;
    }
  }
}

/** The inline content that stands directly in a block (cells and options included), in reading order. */
export function inlinesOf(block: Block | Reveal | Rationale): readonly Inline[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
    case "figure":
      return block.content;
    case "table":
      return block.content.flatMap((row) => row.content.flatMap((cell) => [...cell.content]));
    case "knowledgeCheck":
      return block.content.flatMap((child) => (child.type === "option" ? [...child.content] : []));
    default:
      return [];
  }
}

/** The language and direction that a block states for itself; null when it is as its document is. */
export function passageOf(block: Block): Passage | null {
  switch (block.type) {
    case "heading":
    case "paragraph":
    case "bulletList":
    case "orderedList":
    case "table":
    case "blockquote":
      return block.attrs.lang === undefined && block.attrs.dir === undefined ? null : block.attrs;
    default:
      return null;
  }
}
