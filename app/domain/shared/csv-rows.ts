/** A row of a table in a file: the number of the line on which it begins, and its cells; null where nobody can say what they are. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] | null };

/** What a spreadsheet begins a formula with: after spaces too, in full width too; and a tab or a line's end, which it may skip. */
export const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

const LINE_END = /\r\n|\n|\r/u;
/** A cell may have so many lines; a quotation mark that is never closed must not swallow the rest of a file. */
const MOST_LINES = 10;
const LONGEST_LINE = 20_000;
const DELIMITERS = [",", ";", "\t"] as const;

/**
 * The rows of CSV (RFC 4180) as its text arrives, cells parted by whichever of comma, semicolon and tab the first line has most of. Empty
 * lines are passed over. A row whose quotation marks do not fit is one row without cells, and the line after it is read anew.
 */
export async function* csvRows(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<TableRow> {
  let delimiter: string | null = null;
  let open: string[] = [];
  let line = 0;
  for await (const one of linesOf(text)) {
    line += 1;
    delimiter ??= delimiterOf(one);
    if (open.length === 0 && one.trim() === "") continue;
    open.push(one);
    if (!isWhole(open)) {
      if (open.length < MOST_LINES) continue;
      for (const row of brokenApart(open, line, delimiter)) yield row;
      open = [];
      continue;
    }
    yield { line: line - open.length + 1, cells: cellsOf(open.join("\n"), delimiter) };
    open = [];
  }
  if (open.length > 0 && delimiter !== null) for (const row of brokenApart(open, line, delimiter)) yield row;
}

async function* linesOf(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    rest += piece;
    // A carriage return at the end may be half of a line's end.
    const whole = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
    const lines = whole.split(LINE_END);
    rest = (lines.pop() ?? "") + (rest.endsWith("\r") ? "\r" : "");
    yield* lines;
  }
  if (rest !== "") yield rest.replace(/\r$/u, "");
}

function delimiterOf(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return DELIMITERS.reduce<string>((most, mark) => (count(mark) > count(most) ? mark : most), ",");
}

function isWhole(lines: readonly string[]): boolean {
  let marks = 0;
  for (const line of lines) for (const letter of line) if (letter === '"') marks += 1;
  return marks % 2 === 0;
}

/** The first of the lines cannot be read; each of the others is tried by itself. */
function* brokenApart(lines: readonly string[], last: number, delimiter: string): Generator<TableRow> {
  for (const [index, one] of lines.entries()) {
    if (index > 0 && one.trim() === "") continue;
    yield { line: last - lines.length + 1 + index, cells: index > 0 && isWhole([one]) ? cellsOf(one, delimiter) : null };
  }
}

function cellsOf(row: string, delimiter: string): readonly string[] | null {
  if (row.length > LONGEST_LINE) return null;
  const cells: string[] = [];
  let at = 0;
  while (at <= row.length) {
    if (row.charAt(at) !== '"') {
      const end = row.indexOf(delimiter, at);
      const cell = end < 0 ? row.slice(at) : row.slice(at, end);
      if (cell.includes('"')) return null;
      cells.push(asTyped(cell.trim()));
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let close = row.indexOf('"', at + 1);
    while (close >= 0 && row.charAt(close + 1) === '"') close = row.indexOf('"', close + 2);
    if (close < 0) return null;
    const quoted = row.slice(at + 1, close).replaceAll('""', '"');
    cells.push(asTyped(quoted.trim()));
    if (close + 1 === row.length) return cells;
    if (row.charAt(close + 1) !== delimiter) return null;
    at = close + 2;
  }
  return cells;
}

/** Without the apostrophe that makes a text of what a spreadsheet would run: our own lists have it, and are brought again. */
function asTyped(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
