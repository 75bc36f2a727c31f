import type { LoaderFunctionArgs } from "@remix-run/node";
import { byteRange } from "#app/domain/media/byte-range.ts";
import { found, sessionOf } from "#app/http/guard.server.ts";
import { mediaBytes, mediaObject, seesObject } from "#app/queries/authoring/media-object.server.ts";

/**
 * A course's image, recording or file by the hash of its content: it never changes, and a browser may keep it for ever. What no published course
 * shows is there for the trainers and reviewers of its provider alone, and for nobody's cache but their own browser's. However long it is, it
 * passes through a piece at a time.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const sha256 = params["sha256"] ?? "";
  const known = found(/^[0-9a-f]{64}$/.test(sha256) ? await mediaObject(sha256) : null);
  if (!known.published) found((await seesObject((await sessionOf(request))?.actor ?? null, sha256)) || null);
  const headers = new Headers({
    "content-type": /^text\//.test(known.contentType) ? `${known.contentType}; charset=utf-8` : known.contentType,
    "cache-control": known.published ? "public, max-age=31536000, immutable" : "private, no-cache",
    etag: `"${sha256}"`,
    "accept-ranges": "bytes",
    // A drawing opened on its own page may draw, and nothing else.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  if (request.headers.get("if-none-match")?.includes(sha256) === true) return new Response(null, { status: 304, headers });

  const range = byteRange(request.headers.get("range"), known.bytes);
  if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { "content-range": `bytes */${known.bytes}` } });
  const part = range === "whole" ? null : range;
  headers.set("content-length", String(part === null ? known.bytes : part.last - part.first + 1));
  // Nobody would read what is opened.
  if (request.method === "HEAD") return new Response(null, { headers });
  const object = found(await mediaBytes(sha256, part));
  if (part !== null) headers.set("content-range", `bytes ${part.first}-${part.last}/${known.bytes}`);
  return new Response(object.body, { status: part === null ? 200 : 206, headers });
}
