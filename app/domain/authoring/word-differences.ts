import type { Block, LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";

/** A run of words that both have, or that only one has. */
export type Piece = { readonly kind: "same" | "before" | "after"; readonly text: string };
/** One block of both documents, or of the one that has it. */
export type BlockDifference = { readonly id: string; readonly pieces: readonly Piece[]; readonly changed: boolean };

/** Longer than this in words, a block is compared as a whole: the table of all pairs would be too large. */
const LONGEST = 3000;

/** What parts two texts, word by word; the pieces of "same" and "before" give the first again, those of "same" and "after" the second. */
export function wordDifferences(before: string, after: string): readonly Piece[] {
  const one = before.match(/\s+|\S+/g) ?? [];
  const two = after.match(/\s+|\S+/g) ?? [];
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < two.length - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1;
  const pieces: Piece[] = [];
  const put = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (text === "") return;
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  put("same", one.slice(0, start).join(""));
  const [middleOne, middleTwo] = [one.slice(start, one.length - end), two.slice(start, two.length - end)];
  if (middleOne.length > LONGEST || middleTwo.length > LONGEST) {
    put("before", middleOne.join(""));
    put("after", middleTwo.join(""));
  } else for (const piece of longestCommon(middleOne, middleTwo)) put(piece.kind, piece.text);
  put("same", one.slice(one.length - end).join(""));
  return pieces;
}

function longestCommon(one: readonly string[], two: readonly string[]): Piece[] {
  const width = two.length + 1;
  const length = new Uint16Array((one.length + 1) * width);
  const at = (row: number, column: number) => length[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = two.length - 1; column >= 0; column -= 1)
      length[row * width + column] =
        one[row] === two[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const pieces: Piece[] = [];
  let row = 0;
  let column = 0;
  while (row < one.length || column < two.length) {
    if (row < one.length && column < two.length && one[row] === two[column]) {
      pieces.push({ kind: "same", text: one[row] ?? "" });
      row += 1;
      column += 1;
    } else if (column >= two.length || (row < one.length && at(row + 1, column) >= at(row, column + 1)))
      pieces.push({ kind: "before", text: one[row++] ?? "" });
    else pieces.push({ kind: "after", text: two[column++] ?? "" });
  }
  return pieces;
}

/** Two documents block by block, paired by the ids that every block keeps; blocks that only one has stand where they stand in it. */
export function documentDifferences(before: LessonDocument, after: LessonDocument): readonly BlockDifference[] {
  const old = new Map<string, Block>(before.content.map((block) => [block.attrs.id, block]));
  const fresh = new Set<string>(after.content.map((block) => block.attrs.id));
  const rows: BlockDifference[] = [];
  let next = 0;
  const removedBefore = (id: string | null) => {
    for (; next < before.content.length; next += 1) {
      const block = before.content[next];
      if (block === undefined || block.attrs.id === id) break;
      if (!fresh.has(block.attrs.id))
        rows.push({ id: block.attrs.id, pieces: [{ kind: "before", text: blockText(block) }], changed: true });
      else if (id !== null && before.content.findIndex((one) => one.attrs.id === id) < next) break;
    }
  };
  for (const block of after.content) {
    const { id } = block.attrs;
    const was = old.get(id);
    if (was === undefined) {
      rows.push({ id, pieces: [{ kind: "after", text: blockText(block) }], changed: true });
      continue;
    }
    removedBefore(id);
    const changed = JSON.stringify(was) !== JSON.stringify(block);
    rows.push({
      id,
      pieces: changed ? wordDifferences(blockText(was), blockText(block)) : [{ kind: "same", text: blockText(block) }],
      changed,
    });
  }
  removedBefore(null);
  return rows;
}
