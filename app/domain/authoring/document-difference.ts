import {
  type Block,
  type Inline,
  type LessonDocument,
  type Rationale,
  type Reveal,
  blocksOf,
  inlinesOf,
} from "#app/domain/authoring/document-schema.ts";

/** A run of words that stands in both texts, in the later alone or in the earlier alone. */
export type WordRun = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** What happened to a block between two revisions; its words, and each attribute that has another value. */
export type BlockDifference = {
  readonly blockId: string;
  readonly type: string;
  readonly change: "added" | "removed" | "changed" | "moved" | "same";
  readonly words: readonly WordRun[];
  readonly fields: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
};

/** Larger differences inside one block are said as "all of this instead of all of that". */
const MOST_CELLS = 4_000_000;

/**
 * Word for word what differs between two documents: the blocks of the later one in their order, each removed one where it stood. A block is
 * the same one when it has the same id, wherever it stands.
 */
export function documentDifference(before: LessonDocument, after: LessonDocument): readonly BlockDifference[] {
  const [old, now] = [[...blocksOf(before.content)], [...blocksOf(after.content)]];
  const oldById = new Map(old.map((block) => [block.attrs.id as string, block]));
  const there = new Set(now.map((block) => block.attrs.id as string));
  const inOrder = alignment(
    old.map((block) => block.attrs.id as string).filter((id) => there.has(id)),
    now.map((block) => block.attrs.id as string).filter((id) => oldById.has(id)),
  );
  const stayed = new Set(inOrder.flatMap(({ kind, token }) => (kind === "same" ? [token] : [])));
  const said = alignment(
    old.map((block) => block.attrs.id as string).filter((id) => stayed.has(id) || !there.has(id)),
    now.map((block) => block.attrs.id as string),
  );
  const nowById = new Map(now.map((block) => [block.attrs.id as string, block]));
  return said.map(({ token: id }) => blockDifference(id, oldById.get(id), nowById.get(id), stayed.has(id)));
}

/** Word for word what differs between two texts: the runs but the added ones are the earlier, the runs but the removed ones the later. */
export function wordDifference(before: string, after: string): readonly WordRun[] {
  const runs: { kind: WordRun["kind"]; text: string }[] = [];
  for (const { kind, token } of alignment(wordsOf(before), wordsOf(after))) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += token;
    else runs.push({ kind, text: token });
  }
  return runs;
}

type Some = Block | Reveal | Rationale;

function blockDifference(id: string, old: Some | undefined, now: Some | undefined, stayed: boolean): BlockDifference {
  const words = wordDifference(old === undefined ? "" : textOf(old), now === undefined ? "" : textOf(now));
  const fields = fieldDifferences(fieldsOf(old), fieldsOf(now));
  const same = fields.length === 0 && words.every((run) => run.kind === "same") && old?.type === now?.type;
  const change = old === undefined ? "added" : now === undefined ? "removed" : !same ? "changed" : stayed ? "same" : "moved";
  return { blockId: id, type: (now ?? old)?.type ?? "", change, words, fields };
}

function fieldDifferences(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): BlockDifference["fields"] {
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name) ?? null, now.get(name) ?? null];
    return before === after ? [] : [{ name, before, after }];
  });
}

function fieldsOf(block: Some | undefined): ReadonlyMap<string, string> {
  if (block === undefined) return new Map();
  const said = Object.entries(block.attrs).flatMap(([name, value]): [string, string][] =>
    name === "id" || value === undefined ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
  if (block.type === "knowledgeCheck")
    said.push(["right", block.content.flatMap((child) => (child.type === "option" ? [child.attrs.correct ? "1" : "0"] : [])).join("")]);
  return new Map(said);
}

function textOf(block: Some): string {
  return inlinesOf(block).map(inlineText).join("");
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "hardBreak":
      return "\n";
    case "reference":
      return ` [@${inline.attrs.ids.join("; @")}] `;
    case "unsupported":
      return ` ${JSON.stringify(inline.attrs.node)} `;
  }
}

/** Words with the white space that follows them: put together again, they are the text. */
function wordsOf(text: string): readonly string[] {
  return text.match(/^\s+|\S+\s*/gu) ?? [];
}

type Step = { readonly kind: WordRun["kind"]; readonly token: string };

/** The shortest way from one list to the other: what is removed, added and left. */
function alignment(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
  const same = (token: string): Step => ({ kind: "same", token });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, oldEnd), after.slice(start, newEnd)),
    ...before.slice(oldEnd).map(same),
  ];
}

function middle(before: readonly string[], after: readonly string[]): readonly Step[] {
  const removed = (token: string): Step => ({ kind: "removed", token });
  const added = (token: string): Step => ({ kind: "added", token });
  if (before.length * after.length > MOST_CELLS) return [...before.map(removed), ...after.map(added)];
  // Lengths of the longest common subsequence of what follows each pair of places.
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]];
    if (old !== undefined && old === now) {
      steps.push({ kind: "same", token: old });
      [i, j] = [i + 1, j + 1];
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      steps.push(removed(old));
      i += 1;
    } else if (now !== undefined) {
      steps.push(added(now));
      j += 1;
    }
  }
  return steps;
}
