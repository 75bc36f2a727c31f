import { type Editor, Extension } from "@tiptap/core";
import { Fragment, type Node as ProseNode, Slice } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { type Pasted, pasteHtml, pasteText } from "#app/domain/authoring/paste/paste-html.ts";
import { PasteNotes } from "#app/domain/authoring/paste/paste-notes.ts";
import { asLines } from "#app/domain/authoring/paste/paste-table.ts";
import type { DroppedFile } from "#app/ui/editor/lesson-editor-props.ts";
import { newBlockId } from "#app/ui/editor/new-block-id.ts";

/** How the screen follows a paste. */
export type PasteWatch = {
  /** From 0 to 1, while it takes longer than a moment; null when it is over. */
  readonly onProgress: (share: number | null) => void;
  readonly onPasted: (pasted: Pasted) => void;
  /** Files that were dropped or pasted by themselves: a block stands in the text for each. Not given where nothing can be uploaded. */
  readonly onFiles?: (files: readonly DroppedFile[]) => void;
};

/** The block for a file, by what its device calls it; the server looks at its content. */
function blockFor(file: File): "figure" | "audio" | "video" | "file" {
  const kind = file.type.slice(0, file.type.indexOf("/"));
  return kind === "image" ? "figure" : kind === "audio" || kind === "video" ? kind : "file";
}

/** Puts an empty block for each file where the caret is. */
function placeFiles(editor: Editor, files: readonly File[], onFiles: (files: readonly DroppedFile[]) => void): void {
  const placed = files.map((file) => ({ blockId: newBlockId(), file }));
  const nodes = placed.map(({ blockId, file }) => editor.schema.nodeFromJSON({ type: blockFor(file), attrs: { id: blockId } }));
  void insertInSlices(editor, nodes, () => undefined).then(() => onFiles(placed));
}

/** So long the page may stand still at a time. */
const SLICE_MS = 30;
/** So many blocks are put in at a time. */
const BLOCKS_AT_A_TIME = 25;

const rest = () => new Promise<void>((resume) => setTimeout(resume, 0));

/** Runs the work in slices between which the browser may paint and answer. */
async function inSlices<Value>(work: Generator<number, Value>, onShare: (share: number) => void): Promise<Value> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    onShare(step.value);
    await rest();
    until = performance.now() + SLICE_MS;
  }
}

const LINES = new Set(["tableCell", "tableHeader", "figure", "option"]);

/** Whether the clipboard holds what was copied from this or another of our editors. */
const isOurOwn = (html: string) => html.includes("data-pm-slice") && html.includes("data-lesson");

async function paste(editor: Editor, html: string, text: string, watch: PasteWatch, inLines: boolean): Promise<void> {
  const { language } = editor.storage.lesson;
  const share = (part: number) => watch.onProgress(part);
  const pasted =
    html.trim() === ""
      ? pasteText(text, { newId: newBlockId })
      : await inSlices(pasteHtml(html, { language, newId: newBlockId }), (part) => share(part / 2));
  if (inLines || LINES.has(editor.state.selection.$from.parent.type.name)) {
    // A cell, a caption and an option hold words, no blocks.
    const notes = new PasteNotes();
    const line = asLines(pasted.blocks, notes).map((run) => editor.schema.nodeFromJSON(run));
    editor.view.dispatch(editor.state.tr.replaceSelection(new Slice(Fragment.from(line), 0, 0)).scrollIntoView());
    watch.onProgress(null);
    watch.onPasted({ ...pasted, notes: [...pasted.notes, ...notes.all()] });
    return;
  }
  const nodes = pasted.blocks.map((block) => editor.schema.nodeFromJSON(block));
  if (nodes.length > 0) await insertInSlices(editor, nodes, (part) => share(0.5 + part / 2));
  watch.onProgress(null);
  watch.onPasted(pasted);
}

/** Puts blocks where the caret is, a few at a time, as one step of undoing. */
async function insertInSlices(editor: Editor, nodes: readonly ProseNode[], onShare: (share: number) => void): Promise<void> {
  const { view } = editor;
  const [only] = nodes;
  if (nodes.length === 1 && only?.type.name === "paragraph") {
    view.dispatch(view.state.tr.replaceSelection(new Slice(only.content, 0, 0)).scrollIntoView());
    return;
  }
  let first: Transaction | null = null;
  let place = 0;
  editor.setEditable(nodes.length <= BLOCKS_AT_A_TIME, false);
  try {
    for (let from = 0; from < nodes.length; from += BLOCKS_AT_A_TIME) {
      const part = Fragment.from(nodes.slice(from, from + BLOCKS_AT_A_TIME));
      const change = view.state.tr;
      if (first === null) {
        change.deleteSelection();
        place = placeFor(change);
        const at = change.doc.resolve(place);
        const empty = at.nodeAfter?.type.name === "paragraph" && at.nodeAfter.content.size === 0 ? at.nodeAfter.nodeSize : 0;
        change.replaceWith(place, place + empty, part);
        first = change;
      } else {
        change.insert(place, part).setMeta("appendedTransaction", first);
      }
      place += part.size;
      view.dispatch(change);
      onShare(Math.min(1, (from + BLOCKS_AT_A_TIME) / nodes.length));
      if (nodes.length > BLOCKS_AT_A_TIME) await rest();
    }
  } finally {
    editor.setEditable(true, false);
  }
  editor
    .chain()
    .setTextSelection(Math.max(0, place - 1))
    .focus()
    .scrollIntoView()
    .run();
}

/** Before the empty paragraph in which the caret is, else behind the block. */
function placeFor(change: Transaction): number {
  const { $from } = change.selection;
  if ($from.depth === 0) return $from.pos;
  let depth = $from.depth;
  while (
    depth > 1 &&
    !["doc", "blockquote", "callout", "doseBlock", "caseVignette", "reveal", "knowledgeCheck", "rationale"].includes(
      $from.node(depth - 1).type.name,
    )
  )
    depth -= 1;
  return depth === $from.depth && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0
    ? $from.before(depth)
    : $from.after(depth);
}

/** What comes from elsewhere is cleaned to what a lesson can hold, in slices, and told (paste-summary.tsx). */
export const PasteClean = Extension.create<{ watch: PasteWatch | null; inLines: boolean }>({
  name: "pasteClean",
  // `inLines`: where one block is edited by itself, what is pasted becomes lines of the text at the caret.
  addOptions: () => ({ watch: null, inLines: false }),
  addProseMirrorPlugins() {
    const { editor } = this;
    const { watch, inLines } = this.options;
    const take = (event: Event, data: DataTransfer | null): boolean => {
      const html = data?.getData("text/html") ?? "";
      const text = data?.getData("text/plain") ?? "";
      const files = [...(data?.files ?? [])];
      const inField = event.target instanceof HTMLElement && event.target.closest(".block-control") !== null;
      // A browser puts a picture beside the page from which it was copied; the page knows where it stood.
      if (!inField && watch?.onFiles !== undefined && editor.isEditable && files.length > 0 && (html === "" || !html.includes("<img"))) {
        event.preventDefault();
        placeFiles(editor, files, watch.onFiles);
        return true;
      }
      if (inField || watch === null || !editor.isEditable || isOurOwn(html) || (html === "" && text === "")) return false;
      event.preventDefault();
      void paste(editor, html, text, watch, inLines);
      return true;
    };
    return [
      new Plugin({
        props: {
          // Before ProseMirror reads it: it would have the browser parse the styles of the clipboard, which the CSP refuses.
          handleDOMEvents: {
            paste: (_view, event) => take(event, event.clipboardData),
            drop: (view, event) => view.dragging === null && take(event, event.dataTransfer),
          },
        },
      }),
    ];
  },
});
