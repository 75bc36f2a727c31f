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

type Run = { readonly text: string; readonly x: number; readonly y: number };

/**
 * The lines of a PDF as an eye reads them, from the top: every run at its place on the paper, read from the side on which the document
 * begins, with stretches of the other direction turned. A line whose words stand in another order than they should reads otherwise.
 */
export async function pdfLines(pdf: Uint8Array, direction: "rtl" | "ltr"): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const runs = items.flatMap((item): Run[] => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [, , , , x, y] = item.transform as number[];
      return [{ text: item.str.trim(), x: x ?? 0, y: Math.round(y ?? 0) }];
    });
    const heights = [...new Set(runs.map(({ y }) => y))].sort((one, other) => other - one);
    for (const height of heights)
      lines.push(
        readFrom(
          direction,
          runs.filter(({ y }) => y === height),
        ).normalize("NFKC"),
      );
  }
  return lines;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

function readFrom(direction: "rtl" | "ltr", runs: readonly Run[]): string {
  const sign = direction === "rtl" ? -1 : 1;
  const ordered = [...runs].sort((one, other) => sign * (one.x - other.x));
  const stretches: Run[][] = [];
  let before: boolean | null = null;
  for (const run of ordered) {
    const turned = RIGHT_TO_LEFT.test(run.text) !== (direction === "rtl");
    if (turned && before === true) stretches.at(-1)?.unshift(run);
    else stretches.push([run]);
    before = turned;
  }
  return stretches
    .flat()
    .map(({ text }) => text)
    .join(" ");
}

/** Whether every word of `text` can be copied out, whichever side its line is read from. */
export function holdsWords(extracted: string, text: string): boolean {
  return text
    .normalize("NFKC")
    .split(/\s+/)
    .every((word) => extracted.includes(word));
}
