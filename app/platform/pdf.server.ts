import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { PDFDict, PDFDocument, PDFName, PDFRawStream, ReadingDirection, decodePDFRawStream } from "pdf-lib";

/** A document to be set by Typst: the template reads `json(bytes(sys.inputs.data))`, so nothing a person typed is ever read as markup. */
export type TypesetDocument = { readonly template: string; readonly direction: "rtl" | "ltr"; readonly data: unknown };

const fonts = join(dirname(createRequire(import.meta.url).resolve("vazirmatn/package.json")), "fonts", "ttf");
const FACES = ["Regular", "Medium", "Bold"];

let compiler: NodeCompiler | null = null;

/** Without `workspace` and font search paths: a document sees our three faces and nothing of the machine. */
function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: FACES.map((face) => ({ fontPaths: [join(fonts, `Vazirmatn-${face}.ttf`)] })) });
  return compiler;
}

/**
 * Sets the document and gives its PDF (tagged, PDF/UA-1, fonts embedded, text selectable), the same bytes for the same document and moment.
 *
 * @param createdAt milliseconds since 1970, written into the PDF
 * @throws when the template is wrong: a fault of ours, never of the data
 */
export async function renderPdf(document: TypesetDocument, createdAt: number): Promise<Buffer> {
  const setter = theCompiler();
  const compiled = setter.compile({ mainFileContent: document.template, inputs: { data: JSON.stringify(document.data) } });
  if (compiled.result === null) {
    const error = compiled.takeError();
    throw new Error(`The document could not be set: ${JSON.stringify(error === null ? [] : setter.fetchDiagnostics(error))}`);
  }
  const pdf = setter.pdf(compiled.result, { pdfStandard: "ua-1", creationTimestamp: Math.floor(createdAt / 1000) });
  // Without this the incremental cache grows with every document ever set.
  setter.evictCache(10);
  return readable(pdf, document.direction);
}

/**
 * Two things Typst leaves wrong in right-to-left documents. A ligature's text is written as two letters in reading order; readers that turn
 * a right-to-left run round (poppler, MuPDF and pdf.js were tried) turn these two round as well, and علاء comes out as عالء. And the
 * viewer's direction is left-to-right for languages that Typst does not know, `ckb` among them.
 */
async function readable(pdf: Buffer, direction: TypesetDocument["direction"]): Promise<Buffer> {
  const file = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const reference = object.get(PDFName.of("ToUnicode"));
    const stream = reference === undefined ? undefined : file.context.lookup(reference);
    if (!(stream instanceof PDFRawStream)) continue;
    const written = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    object.set(PDFName.of("ToUnicode"), file.context.register(file.context.flateStream(Buffer.from(oneLetterEach(written), "latin1"))));
  }
  file.catalog.getOrCreateViewerPreferences().setReadingDirection(direction === "rtl" ? ReadingDirection.R2L : ReadingDirection.L2R);
  return Buffer.from(await file.save({ addDefaultPage: false, updateFieldAppearances: false }));
}

/** Unicode's own single characters for lam with the four alefs (Arabic Presentation Forms-B), which NFKC turns back into two letters. */
const LAM_ALEF: Readonly<Record<string, string>> = { "0622": "FEF5", "0623": "FEF7", "0625": "FEF9", "0627": "FEFB" };

/** A character map in which no glyph stands for two Arabic letters: lam-alef becomes one character, a letter with a vowel mark the letter. */
function oneLetterEach(characterMap: string): string {
  return (
    characterMap
      .replaceAll(/<0644(06(?:22|23|25|27))>/g, (whole, alef: string) => (LAM_ALEF[alef] === undefined ? whole : `<${LAM_ALEF[alef]}>`))
      // Sorani's lam with a small v has no single character with alef: the two are written in the order in which those readers turn them round.
      .replaceAll("<06B50627>", "<062706B5>")
      .replaceAll(/<(06[2-9A-F][0-9A-F])(?:06(?:4B|4C|4D|4E|4F|50|51|52))+>/g, "<$1>")
  );
}
