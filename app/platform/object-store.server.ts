import { resolve } from "node:path";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { type EmbeddedObjectStore, startEmbeddedObjectStore } from "#app/platform/embedded-object-store.server.ts";
import { env } from "#app/platform/env.server.ts";

/** An object as it was put, or the asked part of it. */
export type StoredObject = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Of the whole object, in bytes, whatever part was asked. */
  readonly size: number;
};

/** First and last byte, both included, counted from 0. */
export type ByteRange = { readonly first: number; readonly last: number };

type Connection = { readonly client: S3Client; readonly bucket: string; readonly embedded: EmbeddedObjectStore | null };

let connecting: Promise<Connection> | null = null;

/** The key under which an object lies, from the SHA-256 of its bytes; the only place that knows it (R55). */
export function objectKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("An object is named by 64 hexadecimal digits.");
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

/** The SHA-256 that a key of ours names; null for a key that is none of ours. */
export function sha256OfKey(key: string): string | null {
  const sha256 = /^sha256\/([0-9a-f]{2}\/[0-9a-f]{62})$/.exec(key)?.[1]?.replace("/", "");
  return sha256 ?? null;
}

/**
 * The key of a piece of a file that is being uploaded, by the place of its first byte and its length; the only place that knows it (R55). Two
 * lines that carry the same place at once, one of them broken, never write over each other.
 */
export function pieceKey(uploadId: string, first: number, bytes: number): string {
  return `${uploadPrefix(uploadId)}${String(first)}-${String(bytes)}`;
}

/** The upload whose piece lies under a key; null for a key that is none of ours. */
export function uploadOfPiece(key: string): string | null {
  return /^upload\/([0-9a-f-]{36})\//.exec(key)?.[1] ?? null;
}

function uploadPrefix(uploadId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new Error("An upload is named by a UUID.");
  return `upload/${uploadId}/`;
}

/** Stores bytes; they are on the disk when this returns. Putting the same again is harmless. */
export async function putObject(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
  const { client, bucket } = await connection();
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType, ContentLength: bytes.length }));
}

/** The object, or the asked bytes of it; null when there is none. Throws when the range lies outside. */
export async function getObject(key: string, range?: ByteRange): Promise<StoredObject | null> {
  const { client, bucket } = await connection();
  try {
    const reply = await client.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ...(range === undefined ? {} : { Range: `bytes=${String(range.first)}-${String(range.last)}` }),
      }),
    );
    if (reply.Body === undefined) throw new Error(`The object store answered ${key} without a body.`);
    const bytes = new Uint8Array(await reply.Body.transformToByteArray());
    const whole = Number(/\/(\d+)$/.exec(reply.ContentRange ?? "")?.[1] ?? bytes.length);
    return { bytes, contentType: reply.ContentType ?? "application/octet-stream", size: whole };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** So much is held of an object that is put in parts, in bytes; S3 takes ten thousand parts of 5 MiB or more. */
const PART_BYTES = 16 * 1024 * 1024;

/** Stores what comes, however long: no more than one part of 16 MiB is held at a time. Nothing is there unless all of it is. */
export async function putObjectFrom(key: string, pieces: AsyncIterable<Uint8Array>, contentType: string): Promise<void> {
  const parts = inParts(pieces);
  const first = await parts.next();
  const beginning = first.done === true ? Buffer.alloc(0) : first.value;
  const next = await parts.next();
  if (next.done === true) {
    await putObject(key, beginning, contentType);
    return;
  }
  const { client, bucket } = await connection();
  const at = { Bucket: bucket, Key: key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at, ContentType: contentType }));
  try {
    const tags: { PartNumber: number; ETag: string | undefined }[] = [];
    const put = async (Body: Uint8Array) => {
      const PartNumber = tags.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body, ContentLength: Body.length }));
      tags.push({ PartNumber, ETag });
    };
    await put(beginning);
    await put(next.value);
    for await (const part of parts) await put(part);
    await client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts: tags } }));
  } catch (error) {
    // Parts of an upload that never ends are paid for; what cannot be taken back now, the store's own rule removes.
    await client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => undefined);
    throw error;
  }
}

async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    for (let rest = piece; rest.length > 0;) {
      const taken = rest.subarray(0, PART_BYTES - length);
      held.push(taken);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length < PART_BYTES) continue;
      yield Buffer.concat(held);
      [held, length] = [[], 0];
    }
  }
  if (length > 0) yield Buffer.concat(held);
}

/** An object, or the asked bytes of it, as it comes from the store. Whoever does not read it to its end cancels it. */
export type OpenObject = Pick<StoredObject, "contentType" | "size"> & { readonly body: ReadableStream<Uint8Array> };

/** As `getObject`, without holding it in memory. */
export async function openObject(key: string, range?: ByteRange): Promise<OpenObject | null> {
  const { client, bucket } = await connection();
  try {
    const reply = await client.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ...(range === undefined ? {} : { Range: `bytes=${String(range.first)}-${String(range.last)}` }),
      }),
    );
    if (reply.Body === undefined) throw new Error(`The object store answered ${key} without a body.`);
    const size = Number(/\/(\d+)$/.exec(reply.ContentRange ?? "")?.[1] ?? reply.ContentLength ?? 0);
    return {
      body: reply.Body.transformToWebStream() as ReadableStream<Uint8Array>,
      contentType: reply.ContentType ?? "application/octet-stream",
      size,
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What the store itself knows of an object. */
export type ObjectFacts = {
  readonly key: string;
  readonly bytes: number;
  /** When it was put last, in milliseconds since 1970. */
  readonly storedAt: number;
};

/** What is known of the object under the key; null when there is none. */
export async function objectFacts(key: string): Promise<ObjectFacts | null> {
  const { client, bucket } = await connection();
  try {
    const { ContentLength, LastModified } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { key, bytes: ContentLength ?? 0, storedAt: LastModified?.getTime() ?? Date.now() };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether there is an object under the key. */
export async function hasObject(key: string): Promise<boolean> {
  return (await objectFacts(key)) !== null;
}

/** Every object of ours whose SHA-256 begins so, in the order of their keys; memory holds a thousand at a time. `start`: one hexadecimal digit. */
export function objectsBeginning(start: string): AsyncGenerator<ObjectFacts> {
  return keysBeginning(`sha256/${start}`);
}

/** Every piece of one file that is being uploaded, or of all of them; memory holds a thousand at a time. */
export function uploadPieces(uploadId?: string): AsyncGenerator<ObjectFacts> {
  return keysBeginning(uploadId === undefined ? "upload/" : uploadPrefix(uploadId));
}

async function* keysBeginning(prefix: string): AsyncGenerator<ObjectFacts> {
  const { client, bucket } = await connection();
  for (let from: string | undefined; ;) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(from === undefined ? {} : { ContinuationToken: from }) }),
    );
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key !== undefined) yield { key: Key, bytes: Size ?? 0, storedAt: LastModified?.getTime() ?? Date.now() };
    }
    if (page.IsTruncated !== true || page.NextContinuationToken === undefined) return;
    from = page.NextContinuationToken;
  }
}

/** Removes an object; removing what is not there is harmless. */
export async function deleteObject(key: string): Promise<void> {
  const { client, bucket } = await connection();
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** Ends the connections, and the embedded store when this process started one. */
export async function closeObjectStore(): Promise<void> {
  const closing = connecting;
  connecting = null;
  const open = await closing?.catch(() => null);
  open?.client.destroy();
  await open?.embedded?.stop();
}

function connection(): Promise<Connection> {
  if (connecting === null) {
    connecting = connect();
    // A store that was not there may be there at the next try.
    connecting.catch(() => (connecting = null));
  }
  return connecting;
}

async function connect(): Promise<Connection> {
  const given = env.s3();
  const embedded = given === undefined ? await startEmbeddedObjectStore({ dataFolder: resolve(env.dataFolder()) }) : null;
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = given ?? (embedded as EmbeddedObjectStore);
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Several real servers break on the streaming checksums that are the default.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!isMissing(error)) throw error;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  return { client, bucket, embedded };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (error.name === "NoSuchKey" || error.name === "NotFound" || error.name === "NoSuchBucket" || error.$metadata.httpStatusCode === 404)
  );
}
