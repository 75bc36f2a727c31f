import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/** What is known about a stored object besides its bytes. */
export type ObjectFacts = {
  readonly size: number;
  /** Of the bytes, in hexadecimal; S3's ETag. */
  readonly md5: string;
  readonly sha256: string;
  readonly contentType: string;
  readonly modifiedAt: string;
  /** Headers that come back as they were given: cache-control, content-disposition, x-amz-meta-* … */
  readonly headers: Readonly<Record<string, string>>;
  /** S3's ETag of an object put in parts: `<md5 of md5s>-<parts>`. */
  readonly partsTag?: string;
};

/** What a writer knows beforehand. */
export type ObjectDescription = Pick<ObjectFacts, "contentType" | "headers"> & Pick<Partial<ObjectFacts>, "partsTag">;

/** The file begins with its facts as JSON, so that bytes and facts arrive together by one rename. */
const HEAD_BYTES = 4096;
/** Stands for nothing in an encoded name, so names of ours never meet names of keys. */
const MARK = "$";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Writes an object whole or not at all: to a temporary file, synced, then renamed. `accept` sees the facts before they count and may
 * throw (a checksum that does not match).
 */
export async function writeObject(
  root: string,
  path: string,
  description: ObjectDescription,
  body: AsyncIterable<Uint8Array>,
  now: Date,
  accept: (facts: ObjectFacts) => void = () => undefined,
): Promise<ObjectFacts> {
  const temporary = join(root, `${MARK}tmp`, randomUUID());
  await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
  const file = await open(temporary, "wx", 0o600);
  try {
    const [md5, sha256] = [createHash("md5"), createHash("sha256")];
    let size = 0;
    for await (const piece of body) {
      md5.update(piece);
      sha256.update(piece);
      await writeAll(file, piece, HEAD_BYTES + size);
      size += piece.length;
    }
    const facts: ObjectFacts = {
      ...description,
      size,
      md5: md5.digest("hex"),
      sha256: sha256.digest("hex"),
      modifiedAt: now.toISOString(),
    };
    accept(facts);
    const head = Buffer.alloc(HEAD_BYTES, " ");
    if (head.write(JSON.stringify(facts)) >= HEAD_BYTES) throw new Error("The object's headers are too long.");
    await writeAll(file, head, 0);
    await file.sync();
    await file.close();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return facts;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

/** A rename survives a power cut only when its folder was synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** The facts of the object in the file; null when there is no such file. */
export async function readFacts(path: string): Promise<ObjectFacts | null> {
  try {
    const file = await open(path, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return JSON.parse(buffer.subarray(0, bytesRead).toString("utf8")) as ObjectFacts;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isNothing(error)) return null;
    throw error;
  }
}

/** The object's bytes from `first` to `last`, both included. */
export function readBytes(path: string, first: number, last: number): Readable {
  return createReadStream(path, { start: HEAD_BYTES + first, end: HEAD_BYTES + last, highWaterMark: 512 * 1024 });
}

/** So much is read at once of what is only copied. */
const AT_ONCE = 1024 * 1024;

/**
 * The bytes of several objects, one after the other, through a single buffer: what is given is good until the next is asked for. Two gigabytes in new
 * buffers keep the collector of garbage busier than the disk.
 */
export async function* copyBytes(
  objects: readonly { readonly path: string; readonly facts: ObjectFacts }[],
): AsyncGenerator<Uint8Array, void> {
  const buffer = Buffer.allocUnsafeSlow(AT_ONCE);
  for (const { path, facts } of objects) {
    const file = await open(path, "r");
    try {
      for (let done = 0; done < facts.size;) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(AT_ONCE, facts.size - done), HEAD_BYTES + done);
        if (bytesRead === 0) throw new Error("A part of an object is shorter than it was.");
        done += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }
}

/** Removes a file; a missing one is no error. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Where the object of a key lies below its bucket's folder. Whatever the key says, it stays below; null when a part is too long for a file name. */
export function pathOfKey(bucketFolder: string, key: string): string | null {
  const segments = key
    .split("/")
    .map((segment) =>
      segment === "" ? `${MARK}empty` : encodeURIComponent(segment).replace(/[.*'()!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    );
  if (segments.some((segment) => segment.length > 240)) return null;
  const name = segments.pop() ?? "";
  return join(bucketFolder, ...segments.map((segment) => `${segment}${MARK}`), name);
}

/** Every key of a bucket that begins with the prefix, sorted by its bytes as S3 does. */
export async function keysIn(bucketFolder: string, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  const walk = async (folder: string, before: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const decoded = decodeSegment(entry.isDirectory() ? entry.name.slice(0, -1) : entry.name);
      const key = `${before}${decoded}${entry.isDirectory() ? "/" : ""}`;
      if (entry.isDirectory()) {
        if (key.startsWith(prefix) || prefix.startsWith(key)) await walk(join(folder, entry.name), key);
      } else if (key.startsWith(prefix)) keys.push(key);
    }
  };
  await walk(bucketFolder, "");
  return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function decodeSegment(segment: string): string {
  return segment === `${MARK}empty` ? "" : decodeURIComponent(segment);
}

/** Where the parts of an upload wait. `uploadId` is one of ours: 32 hexadecimal digits. */
export function folderOfUpload(root: string, uploadId: string): string {
  return join(root, `${MARK}uploads`, uploadId);
}

/** Removes what a crash or a lost uploader left behind: temporary files after a day, unfinished uploads after a week (R56). */
export async function sweepLeftovers(root: string, now: Date): Promise<void> {
  for (const [folder, days] of [
    [`${MARK}tmp`, 1],
    [`${MARK}uploads`, 7],
  ] as const) {
    for (const name of await readdir(join(root, folder)).catch(() => [])) {
      const path = join(root, folder, name);
      const found = await stat(path).catch(() => null);
      if (found !== null && found.mtimeMs < now.getTime() - days * DAY_MS) await rm(path, { recursive: true, force: true });
    }
  }
}

/** There is no such file, or a folder stands in its place. */
function isNothing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code));
}
