import { type TypesetDocument, renderPdf } from "#app/platform/pdf.server.ts";

/** Sets a document and sends it as a PDF of that name (letters, digits and hyphens); never cached, for it is about a person. */
export async function pdfResponse(fileName: string, document: TypesetDocument, createdAt: number): Promise<Response> {
  return pdfBytes(fileName, await renderPdf(document, createdAt));
}

/** Sends a PDF that is already made. */
export function pdfBytes(fileName: string, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${fileName}.pdf"`,
      "content-length": String(bytes.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
