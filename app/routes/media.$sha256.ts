import type { LoaderFunctionArgs } from "@remix-run/node";
import { byteRange } from "#app/domain/media/byte-range.ts";
import { found } from "#app/http/guard.server.ts";
import { mediaBytes, mediaObject } from "#app/queries/authoring/media-object.server.ts";

/** A course's image, recording or file by the hash of its content: it never changes, and a browser may keep it for ever. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const sha256 = params["sha256"] ?? "";
  const known = found(/^[0-9a-f]{64}$/.test(sha256) ? await mediaObject(sha256) : null);
  const headers = new Headers({
    "content-type": /^text\//.test(known.contentType) ? `${known.contentType}; charset=utf-8` : known.contentType,
    "cache-control": "public, max-age=31536000, immutable",
    etag: `"${sha256}"`,
    "accept-ranges": "bytes",
    // A drawing opened on its own page may draw, and nothing else.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  if (request.headers.get("if-none-match")?.includes(sha256) === true) return new Response(null, { status: 304, headers });

  const range = byteRange(request.headers.get("range"), known.bytes);
  if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { "content-range": `bytes */${known.bytes}` } });
  const part = range === "whole" ? null : range;
  const object = found(await mediaBytes(sha256, part));
  headers.set("content-length", String(object.bytes.length));
  if (part !== null) headers.set("content-range", `bytes ${part.first}-${part.last}/${known.bytes}`);
  return new Response(object.bytes, { status: part === null ? 200 : 206, headers });
}
