import type { Tx } from "#app/data/transaction.server.ts";
import { type TableRow, csvRows } from "#app/domain/shared/csv-rows.ts";
import { readXlsx } from "#app/platform/read-xlsx.server.ts";

const PIECE = 1024 * 1024;
type Encoding = "utf-8" | "utf-16le" | "windows-1256";

/**
 * A file as it is read: its rows with how many bytes were read by then; `encoding` null for a workbook. `fault`: why the rows ended too
 * early, once they have; null: they did not.
 */
export type OpenedFile = {
  readonly encoding: Encoding | null;
  readonly rows: AsyncIterable<TableRow>;
  readonly readBytes: () => number;
  readonly fault: () => string | null;
};

/** Stores the file of an import, in pieces: a list of 300,000 people is never one value in the database. */
export async function insertPieces(tx: Tx, importId: string, bytes: Uint8Array): Promise<void> {
  for (let position = 0; position * PIECE < bytes.length; position += 1) {
    const content = new Uint8Array(bytes.subarray(position * PIECE, (position + 1) * PIECE));
    await tx.registerImportPiece.create({ data: { importId, position, content } });
  }
}

/** Opens the stored file of an import. */
export async function openFile(tx: Tx, importId: string, format: string): Promise<OpenedFile> {
  let read = 0;
  const count = (bytes: number): void => {
    read += bytes;
  };
  if (format === "xlsx") {
    const pieces: Uint8Array[] = [];
    for await (const piece of piecesOf(tx, importId)) pieces.push(piece);
    // A workbook says nothing of how far it is read: its lines do.
    return { encoding: null, ...readXlsx(Buffer.concat(pieces)), readBytes: () => 0 };
  }
  const encoding = await encodingOf(tx, importId);
  return { encoding, rows: csvRows(textOf(tx, importId, encoding, count)), readBytes: () => read, fault: () => null };
}

async function* piecesOf(tx: Tx, importId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const piece = await tx.registerImportPiece.findUnique({ where: { importId_position: { importId, position } } });
    if (piece === null) return;
    yield piece.content;
  }
}

async function* textOf(tx: Tx, importId: string, encoding: Encoding, count: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(tx, importId)) {
    count(piece.length);
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/** By its byte-order mark; else UTF-8 where every byte fits, and what Arabic Excel writes ("CSV") where one does not. */
async function encodingOf(tx: Tx, importId: string): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of piecesOf(tx, importId)) {
      if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
      isFirst = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch {
    return "windows-1256";
  }
}
