import type { Editor, JSONContent } from "@tiptap/core";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { fillBlock } from "#app/ui/editor/fill-block.ts";
import type { MediaKind } from "#app/ui/editor/lesson-context.ts";

/**
 * Puts a block where the caret is: in the place of an empty paragraph, else behind the block in which one writes, as deep as it may stand. The
 * caret goes into it, or the focus to the first thing that is to be filled in.
 */
export function insertBlock(editor: Editor, content: JSONContent): boolean {
  const { state, view } = editor;
  const block = state.schema.nodeFromJSON(content);
  const { $from } = state.selection;
  let depth = $from.depth;
  for (; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    if (parent.canReplaceWith(index, index, block.type)) break;
  }
  const change = state.tr;
  let position: number;
  if (depth === 0) {
    position = $from.depth === 0 ? $from.pos : $from.after(1);
    change.insert(position, block);
  } else if (depth === $from.depth && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0) {
    position = $from.before(depth);
    change.replaceWith(position, $from.after(depth), block);
  } else {
    position = $from.after(depth);
    change.insert(position, block);
  }
  const holdsText = block.isTextblock || !block.isLeaf;
  if (holdsText && block.content.size + (block.isTextblock ? 1 : 0) > 0)
    change.setSelection(TextSelection.near(change.doc.resolve(position + 1), 1));
  else change.setSelection(NodeSelection.create(change.doc, position));
  // A block at the end leaves a place to go on writing behind it.
  const after = position + (change.doc.nodeAt(position)?.nodeSize ?? 0);
  if (after === change.doc.content.size) change.insert(after, state.schema.node("paragraph"));
  // Nothing is written into a page break: chosen, it would be replaced by the next letter.
  if (block.type.name === "pageBreak") change.setSelection(TextSelection.near(change.doc.resolve(after), 1));
  view.dispatch(change.scrollIntoView());
  const id: unknown = editor.state.doc.nodeAt(position)?.attrs["id"];
  // Which kind of note it is has been said by choosing it: what is typed next are its words.
  const field = typeof id === "string" && block.type.name !== "callout" ? firstFieldOf(editor, id) : null;
  if (field === null) view.focus();
  else field.focus();
  const kind = KIND_OF_BLOCK[block.type.name];
  if (kind !== undefined && typeof id === "string") void askForFile(editor, id, kind);
  return true;
}

const KIND_OF_BLOCK: Readonly<Record<string, MediaKind>> = { figure: "image", audio: "audio", video: "video", file: "file" };

/** A new block that shows a file asks for it at once, where files can be given. */
async function askForFile(editor: Editor, blockId: string, kind: MediaKind): Promise<void> {
  const name = (await editor.storage.lesson.pickMedia?.(kind)) ?? null;
  if (name !== null) fillBlock(editor, blockId, name);
}

function firstFieldOf(editor: Editor, id: string): HTMLElement | null {
  return editor.view.dom.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"] > .block-head .block-control`);
}

/** The fields of the block in which the caret is, for who writes without a mouse; false when there are none. */
export function goToFields(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const chosen = editor.state.selection instanceof NodeSelection ? editor.state.selection.node : null;
  const nodes = [chosen, ...Array.from({ length: $from.depth }, (_, index) => $from.node($from.depth - index))];
  for (const node of nodes) {
    const id: unknown = node?.attrs["id"];
    const field = typeof id === "string" ? firstFieldOf(editor, id) : null;
    if (field !== null) {
      field.focus();
      return true;
    }
  }
  return false;
}

/** Moves the outermost block that holds the caret up or down, or what stands in the same container as it. */
export function moveBlock(editor: Editor, step: -1 | 1): boolean {
  const { state } = editor;
  const { $from } = state.selection;
  const depth = $from.depth === 0 ? 0 : 1;
  const position = depth === 0 ? $from.pos : $from.before(1);
  const index = $from.index(0);
  const node = state.doc.child(index);
  const other = index + step;
  if (other < 0 || other >= state.doc.childCount) return false;
  const neighbour = state.doc.child(other);
  const target = step === -1 ? position - neighbour.nodeSize : position + neighbour.nodeSize;
  const offset = state.selection.from - position;
  const change = state.tr.delete(position, position + node.nodeSize).insert(target, node);
  change.setSelection(TextSelection.near(change.doc.resolve(Math.min(target + Math.max(offset, 1), change.doc.content.size))));
  editor.view.dispatch(change.scrollIntoView());
  return true;
}

/** Takes away the outermost block that holds the caret; the last one leaves an empty paragraph. */
export function removeBlock(editor: Editor): boolean {
  const { state } = editor;
  const { $from } = state.selection;
  const index = $from.index(0);
  const node = state.doc.maybeChild(index);
  if (node === null) return false;
  const position = $from.depth === 0 ? $from.pos : $from.before(1);
  const change = state.tr;
  if (state.doc.childCount === 1) change.replaceWith(position, position + node.nodeSize, state.schema.node("paragraph"));
  else change.delete(position, position + node.nodeSize);
  change.setSelection(TextSelection.near(change.doc.resolve(Math.min(position, change.doc.content.size)), -1));
  editor.view.dispatch(change.scrollIntoView());
  return true;
}

/** A second one behind it; its ids are its own. */
export function copyBlock(editor: Editor): boolean {
  const { state } = editor;
  const { $from } = state.selection;
  const node = state.doc.maybeChild($from.index(0));
  if (node === null) return false;
  const position = $from.depth === 0 ? $from.pos : $from.before(1);
  editor.view.dispatch(state.tr.insert(position + node.nodeSize, node).scrollIntoView());
  return true;
}
