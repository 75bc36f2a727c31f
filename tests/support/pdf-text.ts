import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/**
 * What a reader can copy out of a PDF: its text runs, joined by spaces, in compatibility form (NFKC), so that Arabic ligatures
 * are letters again.
 */
export async function pdfText(pdf: Uint8Array): Promise<{ readonly text: string; readonly pages: number }> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const runs: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ("str" in item && item.str.trim() !== "") runs.push(item.str.trim());
  }
  return { text: runs.join(" ").normalize("NFKC"), pages: document.numPages };
}

/** Whether every word of `text` can be copied out, whichever side its line is read from. */
export function holdsWords(extracted: string, text: string): boolean {
  return text
    .normalize("NFKC")
    .split(/\s+/)
    .every((word) => extracted.includes(word));
}
