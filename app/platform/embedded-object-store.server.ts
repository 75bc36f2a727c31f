import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { pipeline } from "node:stream/promises";
import {
  type ObjectFacts,
  copyBytes,
  folderOfUpload,
  keysIn,
  pathOfKey,
  readBytes,
  readFacts,
  removeFile,
  sweepLeftovers,
  writeObject,
} from "#app/platform/object-files.server.ts";
import { keptFile } from "#app/platform/kept-file.server.ts";
import { type S3Credentials, encode, queryOf, refusalOfSignature } from "#app/platform/s3-signature.server.ts";

/** A small S3 on this machine's own loopback address, over files of the data folder; gone with the process. */
export type EmbeddedObjectStore = S3Credentials & {
  readonly endpoint: string;
  readonly bucket: string;
  readonly stop: () => Promise<void>;
};

export type EmbeddedObjectStoreOptions = {
  readonly dataFolder: string;
  /** Pages of these origins may ask from a browser. */
  readonly allowedOrigins?: readonly string[];
  /** The clock, in ms since 1970. */
  readonly now?: () => number;
};

const BUCKET = "bimaristan";
const REGION = "local";
const LARGEST_XML = 2 * 1024 * 1024;
const KEPT_HEADERS = ["cache-control", "content-disposition", "content-encoding", "content-language", "expires"];

/** An S3 error: code, HTTP status. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly root: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly now: Date;
};

/** Starts the store on a free port of 127.0.0.1. Its keys are made once and kept in the data folder; a request without them is refused. */
export async function startEmbeddedObjectStore({
  dataFolder,
  allowedOrigins = [],
  now = Date.now,
}: EmbeddedObjectStoreOptions): Promise<EmbeddedObjectStore> {
  const root = join(dataFolder, "objects");
  await mkdir(root, { recursive: true, mode: 0o700 });
  const credentials = { ...keptKeys(dataFolder), region: REGION };
  await sweepLeftovers(root, new Date(now()));
  const server = createServer((request, response) => {
    allowOrigin(request, response, allowedOrigins);
    answer(request, response, root, credentials, now()).catch((error: unknown) => {
      sendError(request, response, error);
    });
  });
  await listen(server);
  // Whoever only fetches a picture on the command line must not be kept alive by the store.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { ...credentials, bucket: BUCKET, endpoint: `http://127.0.0.1:${String(port)}`, stop: () => close(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  credentials: S3Credentials,
  now: number,
): Promise<void> {
  const url = request.url ?? "/";
  if (request.method === "OPTIONS") {
    response.writeHead(response.hasHeader("access-control-allow-origin") ? 204 : 403).end();
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
  const refusal = refusalOfSignature({ method: request.method ?? "", url, headers }, credentials, now);
  if (refusal !== null) throw new Refusal(refusal, refusal === "AuthorizationQueryParametersError" ? 400 : 403);

  const [bucket = "", ...rest] = (url.split("?", 1)[0] ?? "").slice(1).split("/").map(decodeOrRefuse);
  const key = rest.join("/");
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Refusal(bucket === "" ? "NotImplemented" : "InvalidBucketName", bucket === "" ? 501 : 400);
  if (Buffer.byteLength(key) > 1024 || key.includes("\0")) throw new Refusal("KeyTooLongError", 400);
  const asked: Asked = { request, response, root, bucket, key, query: new Map(queryOf(url)), now: new Date(now) };
  if (key === "") await answerBucket(asked);
  else await answerObject(asked);
}

async function answerBucket(asked: Asked): Promise<void> {
  const { request, response, root, bucket, query } = asked;
  const folder = join(root, bucket);
  if (request.method === "PUT" && query.size === 0) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    response.writeHead(200, { location: `/${bucket}` }).end();
    return;
  }
  await requireBucket(asked);
  if (request.method === "HEAD") response.writeHead(200).end();
  else if (request.method === "GET" && query.get("list-type") === "2") await listObjects(asked, folder);
  else if (request.method === "POST" && query.has("delete")) await deleteMany(asked, folder);
  else throw new Refusal("NotImplemented", 501);
}

async function answerObject(asked: Asked): Promise<void> {
  const { request, query } = asked;
  await requireBucket(asked);
  const path = pathOfKey(join(asked.root, asked.bucket), asked.key);
  if (path === null) throw new Refusal("KeyTooLongError", 400);
  const upload = query.get("uploadId");
  const operation = `${request.method ?? ""}${upload !== undefined ? " upload" : query.has("uploads") ? " uploads" : ""}`;
  switch (operation) {
    case "PUT":
      if (request.headers["x-amz-copy-source"] !== undefined) throw new Refusal("NotImplemented", 501);
      return putObject(asked, path);
    case "GET":
    case "HEAD":
      return sendObject(asked, path);
    case "DELETE":
      await removeFile(path);
      asked.response.writeHead(204).end();
      return;
    case "POST uploads":
      return beginUpload(asked);
    case "PUT upload":
      return putPart(asked, upload ?? "");
    case "GET upload":
      return listParts(asked, upload ?? "");
    case "POST upload":
      return finishUpload(asked, upload ?? "", path);
    case "DELETE upload":
      await uploadOf(asked, upload ?? "");
      await rm(folderOfUpload(asked.root, upload ?? ""), { recursive: true, force: true });
      asked.response.writeHead(204).end();
      return;
    default:
      throw new Refusal("NotImplemented", 501);
  }
}

// Objects

async function putObject(asked: Asked, path: string): Promise<void> {
  const { request, response, root, now } = asked;
  const only = request.headers["if-none-match"];
  if (only === "*" && (await readFacts(path)) !== null) throw new Refusal("PreconditionFailed", 412);
  const body = checkedBody(request);
  const facts = await writeObject(root, path, describe(request), body.pieces, now, body.accept);
  response.writeHead(200, { etag: `"${facts.md5}"` }).end();
}

async function sendObject(asked: Asked, path: string): Promise<void> {
  const { request, response, query } = asked;
  const facts = await readFacts(path);
  if (facts === null) throw new Refusal("NoSuchKey", 404);
  const etag = etagOf(facts);
  const headers: Record<string, string> = {
    ...facts.headers,
    "content-type": facts.contentType,
    "last-modified": new Date(facts.modifiedAt).toUTCString(),
    etag,
    "accept-ranges": "bytes",
    // Whatever somebody uploaded, a browser must not take it for a page of ours.
    "x-content-type-options": "nosniff",
  };
  for (const name of ["cache-control", "content-disposition", "content-type"]) {
    const asWished = query.get(`response-${name}`);
    if (asWished !== undefined && !/[\r\n]/.test(asWished)) headers[name] = asWished;
  }
  if (request.headers["x-amz-checksum-mode"] === "ENABLED" && facts.partsTag === undefined)
    headers["x-amz-checksum-sha256"] = Buffer.from(facts.sha256, "hex").toString("base64");
  const { "if-match": match, "if-none-match": noneMatch } = request.headers;
  if (match !== undefined && match !== etag && match !== "*") throw new Refusal("PreconditionFailed", 412);
  if (noneMatch === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const range = rangeOf(request.headers.range, facts.size);
  if (range !== null) headers["content-range"] = `bytes ${String(range.first)}-${String(range.last)}/${String(facts.size)}`;
  const { first, last } = range ?? { first: 0, last: facts.size - 1 };
  response.writeHead(range === null ? 200 : 206, { ...headers, "content-length": String(last - first + 1) });
  if (request.method === "HEAD" || last < first) response.end();
  else await pipeline(readBytes(path, first, last), response);
}

function rangeOf(header: string | undefined, size: number): { first: number; last: number } | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (found === null || (found[1] === "" && found[2] === "")) return null;
  const [from, to] = [found[1] ?? "", found[2] ?? ""];
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || first > last) throw new Refusal("InvalidRange", 416);
  return { first, last };
}

async function listObjects(asked: Asked, folder: string): Promise<void> {
  const { query, bucket } = asked;
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const most = Math.min(1000, Math.max(0, Number(query.get("max-keys") ?? 1000) || 0));
  const token = query.get("continuation-token");
  const start = token === undefined ? (query.get("start-after") ?? "") : Buffer.from(token, "base64url").toString("utf8");
  const written = query.get("encoding-type") === "url" ? (key: string) => encode(key).replaceAll("%2F", "/") : xml;

  const lines: string[] = [];
  const groups = new Set<string>();
  let last = "";
  let more = false;
  let count = 0;
  for (const key of await keysIn(folder, prefix)) {
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const group = end === -1 ? null : key.slice(0, end + delimiter.length);
    if (Buffer.compare(Buffer.from(group ?? key), Buffer.from(start)) <= 0 || (group !== null && groups.has(group))) continue;
    if (count === most) {
      more = most > 0;
      break;
    }
    last = group ?? key;
    if (group !== null) {
      groups.add(group);
    } else {
      const facts = await readFacts(pathOfKey(folder, key) ?? "");
      // Deleted meanwhile.
      if (facts === null) continue;
      lines.push(
        `<Contents><Key>${written(key)}</Key><LastModified>${facts.modifiedAt}</LastModified><ETag>${xml(etagOf(facts))}</ETag><Size>${String(facts.size)}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
      );
    }
    count += 1;
  }
  for (const group of groups) lines.push(`<CommonPrefixes><Prefix>${written(group)}</Prefix></CommonPrefixes>`);
  const next = more ? `<NextContinuationToken>${Buffer.from(last).toString("base64url")}</NextContinuationToken>` : "";
  sendXml(
    asked.response,
    "ListBucketResult",
    `<Name>${bucket}</Name><Prefix>${written(prefix)}</Prefix><KeyCount>${String(count)}</KeyCount><MaxKeys>${String(most)}</MaxKeys><IsTruncated>${String(more)}</IsTruncated>${next}${lines.join("")}`,
  );
}

async function deleteMany(asked: Asked, folder: string): Promise<void> {
  const text = await readXml(asked.request);
  const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => unxml(key ?? ""));
  if (keys.length === 0 || keys.length > 1000) throw new Refusal("MalformedXML", 400);
  for (const key of keys) {
    const path = pathOfKey(folder, key);
    if (path !== null) await removeFile(path);
  }
  sendXml(asked.response, "DeleteResult", keys.map((key) => `<Deleted><Key>${xml(key)}</Key></Deleted>`).join(""));
}

// Uploads in parts

type Upload = {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
};

async function beginUpload({ request, response, root, bucket, key }: Asked): Promise<void> {
  const uploadId = randomBytes(16).toString("hex");
  const folder = folderOfUpload(root, uploadId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "upload.json"), JSON.stringify({ bucket, key, ...describe(request) } satisfies Upload), { flush: true });
  sendXml(response, "InitiateMultipartUploadResult", `<Bucket>${bucket}</Bucket><Key>${xml(key)}</Key><UploadId>${uploadId}</UploadId>`);
}

async function uploadOf({ root, bucket, key }: Asked, uploadId: string): Promise<Upload> {
  if (!/^[0-9a-f]{32}$/.test(uploadId)) throw new Refusal("NoSuchUpload", 404);
  const text = await readFile(join(folderOfUpload(root, uploadId), "upload.json"), "utf8").catch(() => null);
  const upload = text === null ? null : (JSON.parse(text) as Upload);
  if (upload === null || upload.bucket !== bucket || upload.key !== key) throw new Refusal("NoSuchUpload", 404);
  return upload;
}

async function putPart(asked: Asked, uploadId: string): Promise<void> {
  await uploadOf(asked, uploadId);
  const number = Number(asked.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new Refusal("InvalidArgument", 400);
  const body = checkedBody(asked.request);
  const path = join(folderOfUpload(asked.root, uploadId), String(number));
  const facts = await writeObject(
    asked.root,
    path,
    { contentType: "application/octet-stream", headers: {} },
    body.pieces,
    asked.now,
    body.accept,
  );
  asked.response.writeHead(200, { etag: `"${facts.md5}"` }).end();
}

async function partsOf(folder: string): Promise<readonly { number: number; path: string; facts: ObjectFacts }[]> {
  const numbers = (await readdir(folder))
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  const parts = await Promise.all(
    numbers.map(async (number) => ({ number, path: join(folder, String(number)), facts: await readFacts(join(folder, String(number))) })),
  );
  return parts.flatMap(({ number, path, facts }) => (facts === null ? [] : [{ number, path, facts }]));
}

async function listParts(asked: Asked, uploadId: string): Promise<void> {
  await uploadOf(asked, uploadId);
  const after = Number(asked.query.get("part-number-marker") ?? 0);
  const most = Math.min(1000, Number(asked.query.get("max-parts") ?? 1000) || 1000);
  const left = (await partsOf(folderOfUpload(asked.root, uploadId))).filter(({ number }) => number > after);
  const page = left.slice(0, most);
  const lines = page.map(
    ({ number, facts }) =>
      `<Part><PartNumber>${String(number)}</PartNumber><LastModified>${facts.modifiedAt}</LastModified><ETag>&quot;${facts.md5}&quot;</ETag><Size>${String(facts.size)}</Size></Part>`,
  );
  const next = left.length > page.length ? `<NextPartNumberMarker>${String(page.at(-1)?.number ?? 0)}</NextPartNumberMarker>` : "";
  sendXml(
    asked.response,
    "ListPartsResult",
    `<Bucket>${asked.bucket}</Bucket><Key>${xml(asked.key)}</Key><UploadId>${uploadId}</UploadId><MaxParts>${String(most)}</MaxParts><IsTruncated>${String(left.length > page.length)}</IsTruncated>${next}${lines.join("")}`,
  );
}

async function finishUpload(asked: Asked, uploadId: string, path: string): Promise<void> {
  const upload = await uploadOf(asked, uploadId);
  const text = await readXml(asked.request);
  const wanted = [...text.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, part = ""]) => ({
    number: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
    md5: unxml(/<ETag>([^<]*)<\/ETag>/.exec(part)?.[1] ?? "").replaceAll('"', ""),
  }));
  if (wanted.length === 0) throw new Refusal("MalformedXML", 400);
  if (wanted.some(({ number }, index) => index > 0 && number <= (wanted[index - 1]?.number ?? 0)))
    throw new Refusal("InvalidPartOrder", 400);
  const present = await partsOf(folderOfUpload(asked.root, uploadId));
  const parts = wanted.map(({ number, md5 }) => {
    const part = present.find((candidate) => candidate.number === number);
    if (part === undefined || part.facts.md5 !== md5) throw new Refusal("InvalidPart", 400);
    return part;
  });
  const partsTag = `${createHash("md5")
    .update(Buffer.from(parts.map(({ facts }) => facts.md5).join(""), "hex"))
    .digest("hex")}-${String(parts.length)}`;
  const facts = await writeObject(
    asked.root,
    path,
    { contentType: upload.contentType, headers: upload.headers, partsTag },
    copyBytes(parts),
    asked.now,
  );
  await rm(folderOfUpload(asked.root, uploadId), { recursive: true, force: true });
  sendXml(
    asked.response,
    "CompleteMultipartUploadResult",
    `<Bucket>${asked.bucket}</Bucket><Key>${xml(asked.key)}</Key><ETag>${xml(etagOf(facts))}</ETag>`,
  );
}

// What goes in and out

/** The body as it comes, and the check of every checksum that the request states. */
function checkedBody(request: IncomingMessage): { pieces: AsyncIterable<Uint8Array>; accept: (facts: ObjectFacts) => void } {
  const { headers } = request;
  const stated = String(headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD");
  if (stated.startsWith("STREAMING-")) throw new Refusal("NotImplemented", 501);
  const [sha1, crc] = [createHash("sha1"), { value: 0 }];
  const wantsSha1 = headers["x-amz-checksum-sha1"] !== undefined;
  const wantsCrc = headers["x-amz-checksum-crc32"] !== undefined;
  if (headers["x-amz-checksum-crc32c"] !== undefined || headers["x-amz-checksum-crc64nvme"] !== undefined)
    throw new Refusal("NotImplemented", 501);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of request as AsyncIterable<Buffer>) {
      if (wantsSha1) sha1.update(piece);
      if (wantsCrc) crc.value = crc32(piece, crc.value);
      yield piece;
    }
    // A connection that breaks in the middle ends the stream early.
    if (!request.complete) throw new Refusal("IncompleteBody", 400);
  }
  return {
    pieces: pieces(),
    accept(facts) {
      if (stated !== "UNSIGNED-PAYLOAD" && stated !== facts.sha256) throw new Refusal("XAmzContentSHA256Mismatch", 400);
      const crcBytes = Buffer.alloc(4);
      crcBytes.writeUInt32BE(crc.value);
      const found: Record<string, Buffer> = {
        "content-md5": Buffer.from(facts.md5, "hex"),
        "x-amz-checksum-sha256": Buffer.from(facts.sha256, "hex"),
        ...(wantsSha1 ? { "x-amz-checksum-sha1": sha1.digest() } : {}),
        ...(wantsCrc ? { "x-amz-checksum-crc32": crcBytes } : {}),
      };
      for (const [name, bytes] of Object.entries(found)) {
        if (headers[name] !== undefined && headers[name] !== bytes.toString("base64")) throw new Refusal("BadDigest", 400);
      }
    },
  };
}

function describe({ headers }: IncomingMessage): { contentType: string; headers: Record<string, string> } {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    (KEPT_HEADERS.includes(name) || name.startsWith("x-amz-meta-")) && typeof value === "string" ? [[name, value] as const] : [],
  );
  if (JSON.stringify(kept).length > 3000) throw new Refusal("MetadataTooLarge", 400);
  return { contentType: headers["content-type"] ?? "application/octet-stream", headers: Object.fromEntries(kept) };
}

async function readXml(request: IncomingMessage): Promise<string> {
  const { pieces, accept } = checkedBody(request);
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LARGEST_XML) throw new Refusal("EntityTooLarge", 400);
    all.push(piece);
  }
  const bytes = Buffer.concat(all);
  const hash = (name: string) => createHash(name).update(bytes).digest("hex");
  accept({ size, md5: hash("md5"), sha256: hash("sha256"), contentType: "", modifiedAt: "", headers: {} });
  return bytes.toString("utf8");
}

async function requireBucket({ root, bucket }: Asked): Promise<void> {
  if ((await stat(join(root, bucket)).catch(() => null)) === null) throw new Refusal("NoSuchBucket", 404);
}

function etagOf(facts: ObjectFacts): string {
  return `"${facts.partsTag ?? facts.md5}"`;
}

function decodeOrRefuse(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal("InvalidURI", 400);
  }
}

function sendXml(response: ServerResponse, root: string, inside: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${root}>`;
  response.writeHead(200, { "content-type": "application/xml", "content-length": String(Buffer.byteLength(body)) }).end(body);
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // The answer was under way: a broken connection says what a second status line cannot.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const full = typeof error === "object" && error !== null && "code" in error && error.code === "ENOSPC";
  const { code, status } =
    error instanceof Refusal ? error : { code: full ? "InsufficientStorage" : "InternalError", status: full ? 507 : 500 };
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message><RequestId>${randomUUID()}</RequestId></Error>`;
  // The rest of a refused upload is not worth reading.
  if (!request.complete) response.setHeader("connection", "close");
  response
    .writeHead(status, { "content-type": "application/xml", "content-length": String(Buffer.byteLength(body)) })
    .end(request.method === "HEAD" ? undefined : body);
}

function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: readonly string[]): void {
  const { origin } = request.headers;
  response.setHeader("vary", "origin");
  if (origin === undefined || !allowed.includes(origin)) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "etag, content-range, content-length");
  response.setHeader("access-control-allow-methods", "GET, HEAD, PUT, POST, DELETE");
  response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "content-type");
  response.setHeader("access-control-max-age", "3600");
}

function xml(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
}

function unxml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? "0", 16) : Number(decimal));
  });
}

function keptKeys(dataFolder: string): Pick<S3Credentials, "accessKeyId" | "secretAccessKey"> {
  const made = () => ({
    accessKeyId: randomBytes(10).toString("hex").toUpperCase(),
    secretAccessKey: randomBytes(30).toString("base64url"),
  });
  const text = keptFile(join(dataFolder, "object-store.json"), () => JSON.stringify(made()));
  return JSON.parse(text) as Pick<S3Credentials, "accessKeyId" | "secretAccessKey">;
}

function listen(server: Server): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", done);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeIdleConnections();
  });
}
