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

/** What mammoth passes over without a word: charts and diagrams, which Word draws itself, and equations of its own. */
const DRAWN_BY_WORD = /<(?:c:chart|dgm:relIds)\s/g;
const EQUATION = /<m:oMath[\s>]/g;

/** A Word document as HTML. The address of a picture is its place in `pictures`; null: the document only links to it. */
export type DocxHtml = {
  readonly html: string;
  readonly pictures: ReadonlyMap<string, Uint8Array | null>;
  /** How many there are of what has no HTML. */
  readonly drawings: number;
  readonly equations: number;
};

/**
 * Turns a Word document into HTML. An archive that breaks the limits is not opened (R81); what is a zip and no Word document is
 * `not-a-document`.
 */
export async function docxToHtml(
  bytes: Uint8Array,
): Promise<{ ok: true; value: DocxHtml } | { ok: false; refusal: ZipRefusal | "not-a-document" }> {
  const zip = await readZip(bytes, LIMITS);
  if (!zip.ok) return { ok: false, refusal: zip.refusal };
  const body = zip.value.find(({ path }) => path === "word/document.xml");
  if (body === undefined) return { ok: false, refusal: "not-a-document" };
  const source = new TextDecoder().decode(body.bytes);
  const pictures = new Map<string, Uint8Array | null>();
  const keep = mammoth.images.imgElement(async (image) => {
    const src = `picture:${String(pictures.size + 1)}`;
    pictures.set(src, null);
    // One that lies elsewhere is not fetched, and mammoth would leave it out without a word.
    const read = await image.readAsBuffer().catch(() => null);
    if (read !== null) pictures.set(src, new Uint8Array(read));
    return { src };
  });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        includeDefaultStyleMap: true,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: keep,
      },
    );
    const count = (what: RegExp) => source.match(what)?.length ?? 0;
    return { ok: true, value: { html: value, pictures, drawings: count(DRAWN_BY_WORD), equations: count(EQUATION) } };
  } catch {
    return { ok: false, refusal: "not-a-document" };
  }
}
