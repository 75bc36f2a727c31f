/** What a paste may change, leave out, or leave for its author to do. The summary says each, with examples: nothing goes silently. */
export const PASTE_CHANGES = [
  "heading-level",
  "heading-as-text",
  "script-as-character",
  "formatting",
  "nested-in-cell",
  "table-split",
  "code-as-text",
  "definition-list",
  "frame-as-text",
  "list-split",
] as const;
export const PASTE_LEFT_OUT = [
  "deleted-text",
  "comment",
  "hidden-text",
  "link",
  "rule",
  "media",
  "form",
  "table-too-wide",
  "word-drawing",
  "word-equation",
] as const;
export const PASTE_TO_DO = ["image-to-upload", "equation", "footnote", "too-long"] as const;

export type PasteCode = (typeof PASTE_CHANGES)[number] | (typeof PASTE_LEFT_OUT)[number] | (typeof PASTE_TO_DO)[number];
export type PasteNote = { readonly code: PasteCode; readonly count: number; readonly examples: readonly string[] };

/** So many examples of a change are shown; what is left out is always told whole. */
const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 120;

/** Gathers what is to be told of one paste. */
export class PasteNotes {
  private readonly kept = new Map<PasteCode, { count: number; examples: string[] }>();

  add(code: PasteCode, example = ""): void {
    let note = this.kept.get(code);
    if (note === undefined) this.kept.set(code, (note = { count: 0, examples: [] }));
    note.count += 1;
    const words = example.replace(/\s+/g, " ").trim();
    if (words === "" || note.examples.includes(words)) return;
    const isLoss = (PASTE_LEFT_OUT as readonly string[]).includes(code);
    if (isLoss || note.examples.length < MOST_EXAMPLES)
      note.examples.push(isLoss || words.length <= LONGEST_EXAMPLE ? words : `${words.slice(0, LONGEST_EXAMPLE)}…`);
  }

  all(): readonly PasteNote[] {
    const order: readonly PasteCode[] = [...PASTE_TO_DO, ...PASTE_LEFT_OUT, ...PASTE_CHANGES];
    return order.flatMap((code) => {
      const note = this.kept.get(code);
      return note === undefined ? [] : [{ code, ...note }];
    });
  }
}
