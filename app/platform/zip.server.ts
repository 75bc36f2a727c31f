import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";

export type ZippedFile = { readonly path: string; readonly bytes: Uint8Array };

/** What an archive may be at most, before it is opened and while it is (R81). */
export type ZipLimits = {
  readonly mostFiles: number;
  /** Of all files together, unpacked. */
  readonly mostBytes: number;
  /** How many times as long as it was packed a file may become, once it is longer than 1 MB. */
  readonly mostRatio: number;
};

export type ZipRefusal = "not-a-zip" | "too-many-files" | "too-large" | "bomb" | "link" | "path-outside" | "encrypted";

const SMALL = 1_000_000;
const LINK = 0o120000;
const KIND = 0o170000;

/**
 * Reads a zip archive: its files with their paths, in its order; folders and the extra files that Macs add are passed over. Nothing of an
 * archive that breaks a limit is given back. Sizes are counted while it is unpacked: what the archive says of itself is not believed.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
): Promise<{ ok: true; value: readonly ZippedFile[] } | { ok: false; refusal: ZipRefusal }> {
  let zip: ZipFile;
  try {
    zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return { ok: false, refusal: "not-a-zip" };
  }
  try {
    if (zip.entryCount > limits.mostFiles) return { ok: false, refusal: "too-many-files" };
    return await filesOf(zip, limits);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const isPath = /relative path|absolute path|invalid characters in fileName/i.test(message);
    return { ok: false, refusal: isPath ? "path-outside" : "not-a-zip" };
  } finally {
    zip.close();
  }
}

/** A file of an archive that is not unpacked yet. */
export type OpenedEntry = { readonly path: string; readonly size: number; readonly pieces: () => AsyncGenerator<Buffer, void> };

/**
 * Opens an archive for a reader that unpacks it piece by piece; what it says of itself has to keep within the limits. A file that turns out
 * longer or shorter than that throws where it is seen.
 */
export async function openZip(
  bytes: Uint8Array,
  limits: ZipLimits,
): Promise<
  | { ok: true; value: { readonly entries: readonly OpenedEntry[]; readonly close: () => void } }
  | { ok: false; refusal: "not-a-zip" | "too-many-files" | "too-large" | "bomb" | "encrypted" }
> {
  let zip: ZipFile | null = null;
  const refuse = (refusal: "not-a-zip" | "too-many-files" | "too-large" | "bomb" | "encrypted") => {
    zip?.close();
    return { ok: false, refusal } as const;
  };
  try {
    const open = (zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    if (open.entryCount > limits.mostFiles) return refuse("too-many-files");
    const entries: OpenedEntry[] = [];
    let total = 0;
    for (let entry = await nextOf(open); entry !== null; entry = await nextOf(open)) {
      const found = entry;
      const size = found.uncompressedSize;
      total += size;
      if (total > limits.mostBytes) return refuse("too-large");
      if (size > SMALL && size > found.compressedSize * limits.mostRatio) return refuse("bomb");
      if (found.isEncrypted()) return refuse("encrypted");
      entries.push({ path: found.fileName, size, pieces: () => piecesOf(open, found) });
    }
    return {
      ok: true,
      value: {
        entries,
        close: () => {
          open.close();
        },
      },
    };
  } catch {
    return refuse("not-a-zip");
  }
}

async function* piecesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opening) => {
      if (error === null) resolve(opening);
      else reject(error);
    });
  });
  for await (const piece of stream) yield piece as Buffer;
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, decodeStrings: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

async function filesOf(
  zip: ZipFile,
  limits: ZipLimits,
): Promise<{ ok: true; value: readonly ZippedFile[] } | { ok: false; refusal: ZipRefusal }> {
  const files: ZippedFile[] = [];
  let total = 0;
  for (let entry = await nextOf(zip); entry !== null; entry = await nextOf(zip)) {
    const path = entry.fileName;
    if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) return { ok: false, refusal: "link" };
    if (path.endsWith("/") || path.startsWith("__MACOSX/") || path.endsWith(".DS_Store")) continue;
    if (entry.isEncrypted()) return { ok: false, refusal: "encrypted" };
    const bytes = await unpacked(zip, entry, limits.mostBytes - total, limits.mostRatio);
    if (typeof bytes === "string") return { ok: false, refusal: bytes };
    total += bytes.length;
    files.push({ path, bytes });
  }
  return { ok: true, value: files };
}

function nextOf(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      zip.off("entry", found);
      zip.off("end", ended);
      zip.off("error", failed);
    };
    const found = (entry: Entry): void => {
      done();
      resolve(entry);
    };
    const ended = (): void => {
      done();
      resolve(null);
    };
    const failed = (error: Error): void => {
      done();
      reject(error);
    };
    zip.on("entry", found);
    zip.on("end", ended);
    zip.on("error", failed);
    zip.readEntry();
  });
}

function unpacked(zip: ZipFile, entry: Entry, mostBytes: number, mostRatio: number): Promise<Uint8Array | "too-large" | "bomb"> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const pieces: Buffer[] = [];
      let length = 0;
      const stop = (why: "too-large" | "bomb"): void => {
        stream.destroy();
        resolve(why);
      };
      stream.on("data", (piece: Buffer) => {
        length += piece.length;
        if (length > mostBytes) stop("too-large");
        else if (length > SMALL && length > entry.compressedSize * mostRatio) stop("bomb");
        else pieces.push(piece);
      });
      stream.on("error", reject);
      stream.on("end", () => {
        resolve(new Uint8Array(Buffer.concat(pieces)));
      });
    });
  });
}
