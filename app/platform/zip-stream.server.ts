import { crc32 } from "node:zlib";
import { deflateSync } from "fflate";

/** A file on its way into an archive: words whole, to be packed; or what is packed already (pictures, recordings), as it comes. */
export type FileToZip = { readonly path: string } & ({ readonly bytes: Uint8Array } | { readonly pieces: AsyncIterable<Uint8Array> });

type Packed = {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const DEFLATED = 8;
const AS_IT_IS = 0;
/** Names are UTF-8; lengths and checksum follow upon the bytes. */
const FLAGS = 0x0808;
/** 1 January 1980, the earliest day that a zip can name: the archive does not change with the clock. */
const DAY = 0x21;
const LARGEST = 0xffffffff;
const ZIP64 = 45;

/**
 * Packs files into a zip archive, piece by piece: no more than one of words, or one piece of another, is held. The same files make the same
 * bytes. The archive may be larger than 4 GB; a file in it may not, and throws.
 */
export async function* zipStream(files: AsyncIterable<FileToZip> | Iterable<FileToZip>): AsyncGenerator<Uint8Array, void> {
  const all: Packed[] = [];
  let at = 0;
  for await (const file of files) {
    const name = Buffer.from(file.path, "utf8");
    const method = "bytes" in file ? DEFLATED : AS_IT_IS;
    const begun = at;
    yield localHeader(name, method);
    at += 30 + name.length;
    let [crc, size, packed] = [0, 0, 0];
    if ("bytes" in file) {
      const small = deflateSync(file.bytes, { level: 6 });
      [crc, size, packed] = [crc32(file.bytes), file.bytes.length, small.length];
      yield small;
    } else {
      for await (const piece of file.pieces) {
        crc = crc32(piece, crc);
        size += piece.length;
        yield piece;
      }
      packed = size;
    }
    if (size > LARGEST) throw new Error(`${file.path} is too large for an archive.`);
    yield descriptor({ crc, packed, size });
    at += packed + 16;
    all.push({ name, method, crc, packed, size, at: begun });
  }
  const directory = Buffer.concat(all.map(entry));
  yield directory;
  yield ending(all.length, directory.length, at);
}

// The numbers below stand as in https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 to 4.3.16 and 4.5.3.

function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const all = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) all.writeUInt16LE(value, at);
    else if (bytes === 4) all.writeUInt32LE(value, at);
    else all.writeBigUInt64LE(BigInt(value), at);
    at += bytes;
  }
  return all;
}

function localHeader(name: Buffer, method: number): Buffer {
  const lengths = [4, 4, 4].map(() => [4, 0] as const);
  return Buffer.concat([
    numbers([4, 0x04034b50], [2, 20], [2, FLAGS], [2, method], [2, 0], [2, DAY], ...lengths, [2, name.length], [2, 0]),
    name,
  ]);
}

function descriptor({ crc, packed, size }: Pick<Packed, "crc" | "packed" | "size">): Buffer {
  return numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
}

function entry({ name, method, crc, packed, size, at }: Packed): Buffer {
  const isFar = at >= LARGEST;
  const extra = isFar ? numbers([2, 1], [2, 8], [8, at]) : Buffer.alloc(0);
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, isFar ? ZIP64 : 20], [2, isFar ? ZIP64 : 20], [2, FLAGS], [2, method], [2, 0], [2, DAY]),
    numbers([4, crc], [4, packed], [4, size], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0]),
    numbers([4, Math.min(at, LARGEST)]),
    name,
    extra,
  ]);
}

/** With the record that says where things are beyond 4 GB, where they are. */
function ending(count: number, length: number, at: number): Buffer {
  const isFar = at + length >= LARGEST;
  const far = [
    numbers([4, 0x06064b50], [8, 44], [2, ZIP64], [2, ZIP64], [4, 0], [4, 0], [8, count], [8, count], [8, length], [8, at]),
    numbers([4, 0x07064b50], [4, 0], [8, at + length], [4, 1]),
  ];
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, Math.min(at, LARGEST)], [2, 0]);
  return Buffer.concat([...(isFar ? far : []), end]);
}
