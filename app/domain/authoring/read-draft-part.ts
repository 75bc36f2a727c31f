import { type z } from "zod";
import { countWords } from "#app/domain/authoring/count-words.ts";
import type { DraftPart, SaveRefusal } from "#app/domain/authoring/draft.ts";
import { DraftItems, DraftMedia, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { MOST_BLOCKS, parseDraftDocument } from "#app/domain/authoring/draft-document.ts";
import { MOST_PART_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { FairBlocks } from "#app/domain/authoring/fair-blocks.ts";
import { type Json, canonicalJson, isSameJson } from "#app/domain/shared/canonical-json.ts";
import { isStorableJson } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

const DEEPEST = 60;

/** Some sixteen lessons of 10,000 words, 20 MB. */
const FAIR = new FairBlocks(10_000_000);

/** More bytes than any letter takes in UTF-8. */
const BYTES_OF_LETTER = 3;

/** A part as it will be stored. */
export type ReadPart = {
  readonly content: Json;
  /** The canonical text of the content, which is what is hashed and stored. */
  readonly text: string;
  readonly words: number;
  /** Whether anything was added to what was sent: ids. */
  readonly completed: boolean;
};

type Refused = Extract<SaveRefusal, { code: "malformed" | "too-large" }>;

/**
 * Reads one part of a draft as it was sent. Nothing is left out: what does not fit is refused. Blocks and items without an id get one of
 * `mint`, which is asked again when its answer is taken. What is known of blocks that were read before (`fair`; null reads everything anew)
 * changes how long this takes, never what comes of it.
 */
export function readDraftPart(part: DraftPart, sent: Json, mint: () => string, fair: FairBlocks | null = FAIR): Result<ReadPart, Refused> {
  if (!isShallow(sent, DEEPEST)) return malformed([{ path: [], code: "too-deep" }]);
  const known = fair !== null && part.startsWith("lesson/") ? asFairBlocks(part, sent, fair) : null;
  return known === null ? readWhole(part, sent, mint) : granted(known);
}

/**
 * A lesson whose every block can be stored as it was sent, put together from what is known of each; null for every other, which is then read
 * whole, as only that names its faults by their place and numbers what is unknown.
 */
function asFairBlocks(part: DraftPart, sent: Json, fair: FairBlocks): ReadPart | null {
  const blocks = blocksOfBareDocument(sent);
  if (blocks === null) return null;
  let tries = 0;
  // A block that gets an id is not stored as it was sent: the id is thrown away with the reading.
  const mint = () => `tried-${String((tries += 1))}`;
  const texts: string[] = [];
  let words = 0;
  let letters = 100;
  for (const block of blocks) {
    const found = fair.of(block, (one) => {
      const read = readWhole(part, { type: "doc", schemaVersion: SCHEMA_VERSION, content: [one] }, mint);
      return read.ok && !read.value.completed ? read.value : null;
    });
    if (found === null) return null;
    texts.push(found.text);
    words += found.words;
    letters += found.text.length + 1;
    // What may be too large is measured to the byte, as a whole.
    if (letters * BYTES_OF_LETTER > MOST_PART_BYTES) return null;
  }
  const text = `{"content":[${texts.join(",")}],"schemaVersion":${String(SCHEMA_VERSION)},"type":"doc"}`;
  return { content: sent, text, words, completed: false };
}

/** The blocks of a lesson that has no other member than those of every lesson, and not too many of them. */
function blocksOfBareDocument(sent: Json): readonly Json[] | null {
  if (!isRecord(sent) || Object.keys(sent).length !== 3) return null;
  const { type, schemaVersion, content } = sent;
  if (type !== "doc" || schemaVersion !== SCHEMA_VERSION || !Array.isArray(content) || content.length > MOST_BLOCKS) return null;
  return content as readonly Json[];
}

function readWhole(part: DraftPart, sent: Json, mint: () => string): Result<ReadPart, Refused> {
  const text = JSON.stringify(sent);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_PART_BYTES) return refused({ code: "too-large", bytes, mostBytes: MOST_PART_BYTES });
  if (!isStorableJson(sent, text)) return malformed([{ path: [], code: "control-character" }]);
  // A schema's copy leaves such a member out; only the text of a lesson keeps it, within a node that it does not know.
  if (!part.startsWith("lesson/") && namesPrototype(sent)) return malformed([{ path: [], code: "unrecognized-key" }]);
  const read = readAs(part, sent, mint);
  if (!read.ok) return malformed(read.refusal);
  // Nearly every save has all its ids: then what was sent is what is stored, and nothing is copied.
  const completed = !isSameJson(read.value as Json, sent);
  const content = completed ? (JSON.parse(JSON.stringify(read.value)) as Json) : sent;
  return granted({ content, text: canonicalJson(content), words: countWords(content), completed });
}

type Fault = { readonly path: readonly PropertyKey[]; readonly code: string };

function malformed(faults: readonly Fault[]): Result<never, Refused> {
  const named = faults.slice(0, 20).map(({ path, code }) => ({ where: path.map(String).join("."), why: code }));
  return refused({ code: "malformed", faults: named });
}

function readAs(part: DraftPart, sent: Json, mint: () => string): Result<unknown, readonly Fault[]> {
  switch (part) {
    case "metadata":
      return inForm(DraftMetadata, sent);
    case "items":
      return inForm(DraftItems, withItemIds(sent, mint));
    case "media":
      return inForm(DraftMedia, sent);
    default:
      return parseDraftDocument(sent, mint);
  }
}

function inForm(schema: z.ZodType, sent: unknown): Result<unknown, readonly Fault[]> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return granted(parsed.data);
  return refused(parsed.error.issues.map(({ path, message }) => ({ path, code: message })));
}

/** Items, and those of a vignette, have an id from their first save on. */
function withItemIds(sent: unknown, mint: () => string): unknown {
  if (!Array.isArray(sent)) return sent;
  const taken = new Set(sent.map((item: unknown) => (isRecord(item) ? item["id"] : undefined)));
  return sent.map((item: unknown) => {
    if (!isRecord(item)) return item;
    const inner = Array.isArray(item["items"]) ? { ...item, items: withItemIds(item["items"], mint) } : item;
    if (typeof inner["id"] === "string" && inner["id"] !== "") return inner;
    let id = mint();
    while (taken.has(id)) id = mint();
    taken.add(id);
    return { ...inner, id };
  });
}

/** Before anything walks into it that could run out of stack. */
function isShallow(value: unknown, deepest: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return deepest > 0 && Object.values(value).every((member) => isShallow(member, deepest - 1));
}

function namesPrototype(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(namesPrototype);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
