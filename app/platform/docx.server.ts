import mammoth from "mammoth";
import { type ZipRefusal, readZip } from "#app/platform/zip.server.ts";

/** Two hundred pages with their pictures. */
const LIMITS = { mostFiles: 2000, mostBytes: 128 * 1024 * 1024, mostRatio: 300 };

/** What Word's own formats become; the rest is cleaned as a paste is. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "comment-reference => span.MsoCommentReference",
];

/**
 * Turns a Word document into HTML, pictures as `data:` addresses. An archive that breaks the limits is not opened (R81); what is a zip and no
 * Word document is `not-a-document`.
 */
export async function docxToHtml(
  bytes: Uint8Array,
): Promise<{ ok: true; html: string } | { ok: false; refusal: ZipRefusal | "not-a-document" }> {
  const zip = await readZip(bytes, LIMITS);
  if (!zip.ok) return { ok: false, refusal: zip.refusal };
  if (!zip.value.some(({ path }) => path === "word/document.xml")) return { ok: false, refusal: "not-a-document" };
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: STYLES, includeDefaultStyleMap: true, includeEmbeddedStyleMap: false, externalFileAccess: false },
    );
    return { ok: true, html: value };
  } catch {
    return { ok: false, refusal: "not-a-document" };
  }
}
