import { randomBytes } from "node:crypto";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { escapeHtml } from "#app/domain/shared/html.ts";

/** No visitor can know it, so nothing that a person typed is ever taken for a slot of ours. */
const SECRET = randomBytes(16).toString("hex");
const TOKEN = new RegExp(`slot-${SECRET}-(\\d+)-`);

/** A stretch of a page: the same for everybody, plain and deflated; or the place of one person's value, in markup or in a script. */
type Piece =
  { readonly plain: Buffer; readonly deflated: Buffer } | { readonly slot: number; readonly within: "markup" | "script" | "as-it-is" };

/** Below this a stretch is not worth a block of its own. */
const WORTH_DEFLATING = 64;
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
/** An empty last block. */
const DEFLATE_END = Buffer.from([1, 0, 0, 255, 255]);
const LONGEST_STORED = 65_535;

/** Collects the values of one person that a page shows, and hands out what stands for them; the same value, the same slot. */
export class Slots {
  readonly #indices = new Map<string, number>();

  /** What stands for this value until the page is filled. */
  readonly slot = <Text extends string>(value: Text): Text => {
    const index = this.#indices.get(value) ?? this.#indices.size;
    this.#indices.set(value, index);
    return `slot-${SECRET}-${String(index)}-` as Text;
  };

  get values(): readonly string[] {
    return [...this.#indices.keys()];
  }
}

/** What belongs to one request alone and must be new each time; both are long and random, so that they are found in a page by themselves. */
export type OncePerRequest = { readonly nonce: string; readonly requestId: string };

/** A rendered page taken apart at its slots. */
export type PagePieces = { readonly pieces: readonly Piece[]; readonly bytes: number };

/**
 * Takes a page apart that was rendered for `once` with slots instead of one person's values. A slot inside a script is filled as a text
 * within Remix's stream, which is JSON within a string of JavaScript; anywhere else as text of HTML.
 */
export function pagePieces(page: string, once: OncePerRequest): PagePieces {
  const seam = new RegExp(`${TOKEN.source}|(${literal(once.nonce)})|(${literal(once.requestId)})|(<script)|(</script>)`, "g");
  const pieces: Piece[] = [];
  let from = 0;
  let inScript = false;
  const keep = (until: number) => {
    if (until === from) return;
    const plain = Buffer.from(page.slice(from, until));
    const deflated =
      plain.length < WORTH_DEFLATING ? plain.subarray(0, 0) : deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
    pieces.push({ plain, deflated });
  };
  for (const match of page.matchAll(seam)) {
    const [whole, index, nonce, requestId, opens, closes] = match;
    if (opens !== undefined) inScript = true;
    else if (closes !== undefined) inScript = false;
    else {
      keep(match.index);
      if (index !== undefined) pieces.push({ slot: Number(index), within: inScript ? "script" : "markup" });
      else pieces.push({ slot: nonce === undefined ? REQUEST_ID : requestId === undefined ? NONCE : REQUEST_ID, within: "as-it-is" });
      from = match.index + whole.length;
    }
  }
  keep(page.length);
  return { pieces, bytes: pieces.reduce((sum, piece) => sum + ("slot" in piece ? 0 : piece.plain.length + piece.deflated.length), 0) };
}

const NONCE = -1;
const REQUEST_ID = -2;

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function filling(piece: Extract<Piece, { slot: number }>, values: readonly string[], once: OncePerRequest): string {
  if (piece.slot === NONCE) return once.nonce;
  if (piece.slot === REQUEST_ID) return once.requestId;
  const value = values[piece.slot];
  if (value === undefined) throw new Error("A remembered page asks for more values than the request brought.");
  return piece.within === "script" ? inStream(value) : escapeHtml(value);
}

const SCRIPT_ESCAPES: Readonly<Record<string, string>> = {
  "&": "\\u0026",
  ">": "\\u003e",
  "<": "\\u003c",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** A text as it stands in `streamController.enqueue("…")`: JSON, in a JavaScript string, that can end no script. */
function inStream(value: string): string {
  const json = JSON.stringify(value).slice(1, -1);
  return JSON.stringify(json)
    .slice(1, -1)
    .replace(/[&><\u2028\u2029]/g, (character) => SCRIPT_ESCAPES[character] ?? character);
}

/** The page for one request, as plain text. */
export function filledPage({ pieces }: PagePieces, values: readonly string[], once: OncePerRequest): Buffer {
  return Buffer.concat(pieces.map((piece) => ("slot" in piece ? Buffer.from(filling(piece, values, once)) : piece.plain)));
}

/**
 * The page for one request as a gzip file (RFC 1952): the stretches that everybody shares were deflated once, what is one person's own
 * stands between them in stored blocks (RFC 1951, 3.2.4), so that filling a page compresses nothing.
 */
export function gzippedPage({ pieces }: PagePieces, values: readonly string[], once: OncePerRequest): Buffer {
  const out: Buffer[] = [GZIP_HEAD];
  let checksum = 0;
  let length = 0;
  let waiting: Buffer[] = [];
  const store = () => {
    const bytes = Buffer.concat(waiting);
    for (let at = 0; at < bytes.length; at += LONGEST_STORED) {
      const block = bytes.subarray(at, at + LONGEST_STORED);
      const head = Buffer.alloc(5);
      head.writeUInt16LE(block.length, 1);
      head.writeUInt16LE(0xffff ^ block.length, 3);
      out.push(head, block);
    }
    waiting = [];
  };
  for (const piece of pieces) {
    const plain = "slot" in piece ? Buffer.from(filling(piece, values, once)) : piece.plain;
    checksum = crc32(plain, checksum);
    length += plain.length;
    if ("slot" in piece || piece.deflated.length === 0) waiting.push(plain);
    else {
      store();
      out.push(piece.deflated);
    }
  }
  store();
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(checksum, 0);
  tail.writeUInt32LE(length, 4);
  out.push(DEFLATE_END, tail);
  return Buffer.concat(out);
}
