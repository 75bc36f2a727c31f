import { type OpenedEntry, openZip } from "#app/platform/zip.server.ts";

/** Why a workbook is not read to its end. */
export type XlsxFault = "not-a-workbook" | "workbook-too-large" | "too-many-columns";

const MB = 1_000_000;
/** What a workbook may be, unpacked: a list of 300,000 people is far within. */
const LIMITS = { mostFiles: 500, mostBytes: 1500 * MB, mostRatio: 200 };
const STRINGS = "xl/sharedStrings.xml";
/** The parts that a reader of rows needs, in the order in which it wants them; and how long each may be: all but the sheet is held. */
const NEEDED: readonly (readonly [string, number])[] = [
  ["xl/workbook.xml", 5 * MB],
  ["xl/_rels/workbook.xml.rels", 5 * MB],
  ["xl/styles.xml", 20 * MB],
  [STRINGS, 300 * MB],
];
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
/** 500,000 lines of thirty cells have about so many. */
const MOST_TAGS = 60_000_000;
/** So much of a part's end is looked at, in bytes. */
const LAST = 200;
const SHEET_END = /<\/worksheet>\s*$/;
/** Between two tags lies a cell's text; Excel allows 32,767 letters. */
const LONGEST_TEXT = 256 * 1024;
/** Comments and the like may stand at the beginning; a reader would hold one for as long as it is. */
const HEAD = 4096;
/** Without them a reader would put the sheet aside on the disk, to look for them first. */
const NO_STRINGS = Buffer.from("<sst/>");
/** Breaks every text that it stands in: the reader throws, instead of waiting for bytes that do not come. */
const BREAK = Buffer.from("<<<");

/**
 * A workbook written anew as it is unpacked: of its parts those that are needed to read its first sheet, each counted. What it says of its
 * own sizes is not believed, and what does not stand in its directory is not read. Where a limit is broken `note` is told, and no more comes.
 */
export async function* xlsxParts(bytes: Uint8Array, note: (fault: XlsxFault) => void): AsyncGenerator<Buffer, void> {
  const zip = await openZip(bytes, LIMITS);
  if (!zip.ok) {
    note(["too-many-files", "too-large", "bomb"].includes(zip.refusal) ? "workbook-too-large" : "not-a-workbook");
    yield BREAK;
    return;
  }
  try {
    for (const { name, entry, most } of partsOf(zip.value.entries)) {
      const size = entry?.size ?? NO_STRINGS.length;
      const count = counter();
      let fault: XlsxFault | null = size > most ? "workbook-too-large" : null;
      if (fault === null) yield localHeader(name, size);
      if (entry === null) yield NO_STRINGS;
      else if (fault === null) {
        // The end is kept until it is looked at: a reader takes the half of a sheet for the whole of it.
        let end = Buffer.alloc(0);
        for await (const piece of entry.pieces()) {
          fault = count(piece);
          if (fault !== null) break;
          const both = Buffer.concat([end, piece]);
          end = both.subarray(-LAST);
          if (both.length > LAST) yield both.subarray(0, -LAST);
        }
        if (fault === null && SHEET.test(name) && !SHEET_END.test(end.toString("latin1"))) fault = "not-a-workbook";
        if (fault === null) yield end;
      }
      if (fault === null) continue;
      note(fault);
      yield BREAK;
      return;
    }
    yield END;
  } catch {
    // It is longer, shorter or another than its directory says.
    note("not-a-workbook");
    yield BREAK;
  } finally {
    zip.value.close();
  }
}

type Part = { readonly name: string; readonly entry: OpenedEntry | null; readonly most: number };

function* partsOf(entries: readonly OpenedEntry[]): Generator<Part> {
  for (const [name, most] of NEEDED) {
    const entry = entries.find(({ path }) => path === name) ?? null;
    if (entry !== null || name === STRINGS) yield { name, entry, most };
  }
  const numberOf = ({ path }: OpenedEntry): number => Number(SHEET.exec(path)?.[1]);
  const [sheet] = entries.filter(({ path }) => SHEET.test(path)).sort((one, other) => numberOf(one) - numberOf(other));
  if (sheet !== undefined) yield { name: sheet.path, entry: sheet, most: LIMITS.mostBytes };
}

const TAG = "<".charCodeAt(0);
const DECLARATION = "!".charCodeAt(0);

/** Looks at a part piece by piece: how many tags it has, and that no text between two of them would fill the memory. */
function counter(): (piece: Buffer) => XlsxFault | null {
  let [at, tags, last] = [0, 0, 0];
  let wasTag = false;
  return (piece) => {
    for (let place = 0; place < piece.length; place += 1, at += 1) {
      const byte = piece[place];
      if (wasTag && byte === DECLARATION && at > HEAD) return "not-a-workbook";
      wasTag = byte === TAG;
      if (!wasTag) continue;
      if (at - last > LONGEST_TEXT) return "workbook-too-large";
      tags += 1;
      last = at;
    }
    return tags > MOST_TAGS || at - last > LONGEST_TEXT ? "workbook-too-large" : null;
  };
}

/** A file of a zip as it is, its length known (APPNOTE 4.3.7). */
function localHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(10, 4);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name, "latin1")]);
}

/** The end of an archive, its directory left out: who reads from front to back does not ask for it (APPNOTE 4.3.16). */
const END = Buffer.alloc(22);
END.writeUInt32LE(0x06054b50, 0);
