import type { Editor, JSONContent } from "@tiptap/core";
import { redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import type { Command } from "@tiptap/pm/state";
import { type Direction, type Language, LANGUAGES } from "#app/domain/shared/language.ts";
import { copyBlock, insertBlock, moveBlock, removeBlock } from "#app/ui/editor/insert-block.ts";
import { mergeCellsApart } from "#app/ui/editor/merge-cells.ts";

/** What the toolbar, the slash menu and the keyboard can do: one table, so that none of the three lacks anything. */
export type Deed = {
  readonly id: DeedId;
  readonly group: "text" | "list" | "block" | "table" | "edit";
  /** As Tiptap names keys; `Mod` is Ctrl, or Command on a Mac. */
  readonly shortcut?: string;
  readonly run: (editor: Editor) => boolean;
  readonly isOn?: (editor: Editor) => boolean;
  readonly isPossible?: (editor: Editor) => boolean;
};

export const BLOCK_DEEDS = [
  "note",
  "warning",
  "key",
  "figure",
  "table",
  "comparison",
  "dose",
  "case",
  "check",
  "quote",
  "audio",
  "video",
  "file",
  "equation",
  "page-break",
] as const;
export const TEXT_DEEDS = ["paragraph", "heading", "subheading", "bullets", "numbers"] as const;
export const TABLE_DEEDS = [
  "row-before",
  "row-after",
  "column-before",
  "column-after",
  "head-row",
  "head-column",
  "merge-cells",
  "split-cell",
  "remove-row",
  "remove-column",
  "remove-table",
] as const;
export const EDIT_DEEDS = ["undo", "redo", "bold", "italic", "move-up", "move-down", "copy-block", "remove-block"] as const;
export type DeedId =
  (typeof BLOCK_DEEDS)[number] | (typeof TEXT_DEEDS)[number] | (typeof TABLE_DEEDS)[number] | (typeof EDIT_DEEDS)[number];

const PARAGRAPH: JSONContent = { type: "paragraph" };
const cells = (type: string): JSONContent => ({ type: "tableRow", content: Array.from({ length: 3 }, () => ({ type })) });

const compared = (): JSONContent => ({
  type: "tableRow",
  content: [{ type: "tableHeader" }, { type: "tableCell" }, { type: "tableCell" }],
});

const NEW_BLOCKS: Readonly<Record<(typeof BLOCK_DEEDS)[number], () => JSONContent>> = {
  note: () => ({ type: "callout", attrs: { kind: "note" }, content: [PARAGRAPH] }),
  warning: () => ({ type: "callout", attrs: { kind: "warning" }, content: [PARAGRAPH] }),
  key: () => ({ type: "callout", attrs: { kind: "key" }, content: [PARAGRAPH] }),
  figure: () => ({ type: "figure" }),
  table: () => ({ type: "table", content: [cells("tableHeader"), cells("tableCell"), cells("tableCell")] }),
  comparison: () => ({
    type: "table",
    attrs: { kind: "comparison" },
    content: [cells("tableHeader"), compared(), compared()],
  }),
  dose: () => ({ type: "doseBlock" }),
  case: () => ({ type: "caseVignette", content: [PARAGRAPH, { type: "reveal", content: [PARAGRAPH] }] }),
  check: () => ({
    type: "knowledgeCheck",
    content: [PARAGRAPH, { type: "option" }, { type: "option" }, { type: "rationale", content: [PARAGRAPH] }],
  }),
  quote: () => ({ type: "blockquote", content: [PARAGRAPH] }),
  audio: () => ({ type: "audio" }),
  video: () => ({ type: "video" }),
  file: () => ({ type: "file" }),
  equation: () => ({ type: "equation" }),
  "page-break": () => ({ type: "pageBreak" }),
};

const BLOCK_KEYS: Partial<Record<DeedId, string>> = {
  note: "Mod-Alt-n",
  table: "Mod-Alt-t",
  dose: "Mod-Alt-d",
  figure: "Mod-Alt-f",
  quote: "Mod-Shift-9",
};

const onTable =
  (command: Command) =>
  (editor: Editor): boolean =>
    command(editor.state, editor.view.dispatch);
const tableDeed = (id: DeedId, command: Command): Deed => ({
  id,
  group: "table",
  run: onTable(command),
  isPossible: (editor) => isInTable(editor.state) && command(editor.state),
});

export const DEEDS: readonly Deed[] = [
  {
    id: "paragraph",
    group: "text",
    shortcut: "Mod-Alt-0",
    run: (editor) => editor.commands.setNode("paragraph"),
    isOn: (editor) => editor.isActive("paragraph"),
  },
  {
    id: "heading",
    group: "text",
    shortcut: "Mod-Alt-2",
    run: (editor) => editor.commands.setNode("heading", { level: 2 }),
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    isPossible: (editor) => editor.state.selection.$from.depth <= 1,
  },
  {
    id: "subheading",
    group: "text",
    shortcut: "Mod-Alt-3",
    run: (editor) => editor.commands.setNode("heading", { level: 3 }),
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
    isPossible: (editor) => editor.state.selection.$from.depth <= 1,
  },
  {
    id: "bullets",
    group: "list",
    shortcut: "Mod-Shift-8",
    run: (editor) => editor.commands.toggleList("bulletList", "listItem"),
    isOn: (editor) => editor.isActive("bulletList"),
  },
  {
    id: "numbers",
    group: "list",
    shortcut: "Mod-Shift-7",
    run: (editor) => editor.commands.toggleList("orderedList", "listItem"),
    isOn: (editor) => editor.isActive("orderedList"),
  },
  ...BLOCK_DEEDS.map((id): Deed => ({
    id,
    group: "block",
    ...(BLOCK_KEYS[id] === undefined ? {} : { shortcut: BLOCK_KEYS[id] }),
    run: (editor) => insertBlock(editor, NEW_BLOCKS[id]()),
  })),
  tableDeed("row-before", addRowBefore),
  tableDeed("row-after", addRowAfter),
  tableDeed("column-before", addColumnBefore),
  tableDeed("column-after", addColumnAfter),
  tableDeed("head-row", toggleHeaderRow),
  tableDeed("head-column", toggleHeaderColumn),
  tableDeed("merge-cells", mergeCellsApart),
  tableDeed("split-cell", splitCell),
  tableDeed("remove-row", deleteRow),
  tableDeed("remove-column", deleteColumn),
  tableDeed("remove-table", deleteTable),
  {
    id: "undo",
    group: "edit",
    shortcut: "Mod-z",
    run: (editor) => undo(editor.state, editor.view.dispatch),
    isPossible: (editor) => Number(undoDepth(editor.state)) > 0,
  },
  {
    id: "redo",
    group: "edit",
    shortcut: "Mod-Shift-z",
    run: (editor) => redo(editor.state, editor.view.dispatch),
    isPossible: (editor) => Number(redoDepth(editor.state)) > 0,
  },
  {
    id: "bold",
    group: "edit",
    shortcut: "Mod-b",
    run: (editor) => editor.commands.toggleMark("bold"),
    isOn: (editor) => editor.isActive("bold"),
  },
  {
    id: "italic",
    group: "edit",
    shortcut: "Mod-i",
    run: (editor) => editor.commands.toggleMark("italic"),
    isOn: (editor) => editor.isActive("italic"),
  },
  { id: "move-up", group: "edit", shortcut: "Alt-Shift-ArrowUp", run: (editor) => moveBlock(editor, -1) },
  { id: "move-down", group: "edit", shortcut: "Alt-Shift-ArrowDown", run: (editor) => moveBlock(editor, 1) },
  { id: "copy-block", group: "edit", shortcut: "Mod-Shift-d", run: copyBlock },
  { id: "remove-block", group: "edit", shortcut: "Mod-Shift-Backspace", run: removeBlock },
];

const BY_ID = new Map(DEEDS.map((deed) => [deed.id, deed]));

/** The deed of this name. */
export function deedOf(id: DeedId): Deed {
  const deed = BY_ID.get(id);
  if (deed === undefined) throw new Error(`There is no deed ${id}.`);
  return deed;
}

/** "Mod-Alt-2" as it stands on keys. */
export function shortcutText(shortcut: string): string {
  const apple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
  const names: Readonly<Record<string, string>> = apple
    ? { Mod: "⌘", Alt: "⌥", Shift: "⇧", ArrowUp: "↑", ArrowDown: "↓", Backspace: "⌫" }
    : { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓" };
  return shortcut
    .split("-")
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(apple ? "" : "+");
}

/** Which way the blocks in the selection run: by themselves, or as somebody has said. */
export function setDirection(editor: Editor, direction: Direction | null): boolean {
  const { state } = editor;
  const change = state.tr;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position) => {
    if (node.type.spec.attrs !== undefined && "dir" in node.type.spec.attrs)
      change.setNodeAttribute(position, "dir", direction ?? undefined);
  });
  if (change.docChanged) editor.view.dispatch(change);
  return change.docChanged;
}

/** From which number the list counts in which the caret is; null when it is in none. */
export function listStart(editor: Editor): number | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type, attrs } = $from.node(depth);
    if (type.name === "orderedList") return Number(attrs["start"]);
    if (type.name === "bulletList") return null;
  }
  return null;
}

/** Has the list in which the caret is count from a number. */
export function setListStart(editor: Editor, start: number): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== "orderedList") continue;
    editor.view.dispatch(editor.state.tr.setNodeAttribute($from.before(depth), "start", start));
    return true;
  }
  return false;
}

/** What the innermost block that can state a direction states. */
export function statedDirection(editor: Editor): Direction | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { dir } = $from.node(depth).attrs as { dir?: Direction };
    if (dir !== undefined) return dir;
  }
  return null;
}

/** Marks the selected words as a passage in a language, or as nothing special. */
export function setLanguage(editor: Editor, language: Language | null): boolean {
  return language === null
    ? editor.chain().extendMarkRange("language").unsetMark("language").run()
    : editor.chain().setMark("language", { lang: language }).run();
}

/** The language of the passage in which the caret is. */
export function markedLanguage(editor: Editor): Language | null {
  return LANGUAGES.find((lang) => editor.isActive("language", { lang })) ?? null;
}
