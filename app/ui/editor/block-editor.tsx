import { Editor, Extension } from "@tiptap/core";
import { Fragment, type Node as ProseNode, Slice } from "@tiptap/pm/model";
import { Plugin, Selection, TextSelection } from "@tiptap/pm/state";
import { useEffect, useReducer, useRef, useState } from "react";
import { type Block, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { BlockIds } from "#app/ui/editor/block-ids.ts";
import type { BlockContext } from "#app/ui/editor/block-view.tsx";
import { deedOf, shortcutText } from "#app/ui/editor/deeds.ts";
import { EditorIcon } from "#app/ui/editor/editor-icon.tsx";
import { Isolation } from "#app/ui/editor/isolation.ts";
import { type LessonContext, LessonContextExtension } from "#app/ui/editor/lesson-context.ts";
import { documentOf, editorFrom } from "#app/ui/editor/lesson-document.ts";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";
import { LinkDialog } from "#app/ui/editor/link-dialog.tsx";
import { newBlockId } from "#app/ui/editor/new-block-id.ts";
import { LessonDoc } from "#app/ui/editor/nodes/doc.ts";
import { PasteClean } from "#app/ui/editor/paste-plugin.ts";
import { ReferenceDialog } from "#app/ui/editor/reference-dialog.tsx";
import { ReferenceNumbers } from "#app/ui/editor/reference-numbers.ts";
import { TOOL } from "#app/ui/editor/toolbar-menu.tsx";
import { Undo } from "#app/ui/editor/undo.ts";
import "#app/ui/editor/editor.css";

/** The document of one block: there is never another beside it, nor none. */
const OneBlock = LessonDoc.extend({ content: "block" });
/** The schema of a lesson, for one block of it. */
export const BLOCK_SCHEMA = LESSON_SCHEMA.map((extension) => (extension.name === LessonDoc.name ? OneBlock : extension));

/**
 * The block that is edited stays that block, of its kind and with its id (R43): what would put another in its place is not done. Enter where nothing can
 * be divided begins a new line; what is copied from another of our editors comes as lines.
 */
export const StaysOneBlock = Extension.create({
  name: "staysOneBlock",
  priority: 1,
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.insertContent({ type: "hardBreak" }),
      // The text and not the block: what is typed over the whole would else stand in another one.
      "Mod-a": () => {
        const { doc, tr } = this.editor.state;
        const { from } = Selection.atStart(doc);
        this.editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, Selection.atEnd(doc).to)));
        return true;
      },
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, state) => {
        const [before, after] = [state.doc.firstChild, transaction.doc.firstChild];
        return before === null || (after?.type === before.type && after.attrs["id"] === before.attrs["id"]);
      },
      props: { transformPasted: inLine },
    }),
  ],
});

function inLine(slice: Slice): Slice {
  let line = Fragment.empty;
  const add = (node: ProseNode): boolean => {
    if (!node.isTextblock) return true;
    const hardBreak = node.type.schema.nodes["hardBreak"];
    if (line.size > 0 && hardBreak !== undefined) line = line.addToEnd(hardBreak.create());
    line = line.append(node.content);
    return false;
  };
  if (slice.content.firstChild?.isInline === true) return slice;
  slice.content.descendants(add);
  return new Slice(line, 0, 0);
}

type Open = { readonly what: "link" } | { readonly what: "reference"; readonly position: number | null } | null;

/** One block of a translation while it is written: what may be written in it is what the lesson's editor knows. */
export function BlockEditor({
  block,
  label,
  words,
  context: { language, references, media },
  onTyped,
  onSave,
}: {
  /** As it is opened; what is typed goes to `onTyped`. */
  block: Block;
  label: string;
  words: EditorWords;
  context: BlockContext;
  onTyped: (block: Block) => void;
  onSave: () => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [, drawn] = useReducer((count: number) => count + 1, 0);
  const wires = useRef({ onTyped, onSave });
  wires.current = { onTyped, onSave };
  const first = useRef({ block, label, words, language, references, media });

  useEffect(() => {
    const { block: opened, label: name, ...rest } = first.current;
    const context: LessonContext = {
      ...rest,
      newId: newBlockId,
      pickMedia: null,
      openReference: (position) => setOpen({ what: "reference", position }),
    };
    const made = new Editor({
      element: element.current,
      injectCSS: false,
      enableCoreExtensions: { textDirection: false },
      extensions: [
        LessonContextExtension.configure({ context }),
        ...BLOCK_SCHEMA,
        BlockIds,
        Undo,
        Isolation,
        ReferenceNumbers,
        PasteClean.configure({ watch: { onProgress: () => undefined, onPasted: () => undefined }, inLines: true }),
        StaysOneBlock,
        Extension.create({
          name: "saveKey",
          addKeyboardShortcuts: () => ({
            "Mod-s": () => {
              wires.current.onSave();
              return true;
            },
          }),
        }),
      ],
      content: editorFrom({ type: "doc", schemaVersion: SCHEMA_VERSION, content: [opened] }, newBlockId),
      enableContentCheck: true,
      editorProps: {
        attributes: {
          class: "lesson lesson-editor lesson-editor-block",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": name,
          lang: rest.language,
          dir: directionOf(rest.language),
          spellcheck: "true",
        },
      },
      onTransaction: ({ editor: changed, transaction }) => {
        const [now] = documentOf(changed.state.doc).content;
        if (transaction.docChanged && now !== undefined) wires.current.onTyped(now);
        drawn();
      },
    });
    made.commands.focus("end");
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, []);

  return (
    <div className="border-accent bg-surface-raised rounded-xl border">
      {editor === null ? null : (
        <div role="toolbar" aria-label={words("editor.toolbar")} className="border-line flex flex-wrap gap-0.5 border-b p-1">
          {(["bold", "italic", "undo", "redo"] as const).map((id) => {
            const deed = deedOf(id);
            const name = words(`editor.deed-${id}`);
            const keys = deed.shortcut === undefined ? "" : ` (${shortcutText(deed.shortcut)})`;
            return (
              <button
                key={id}
                type="button"
                aria-label={name}
                title={`${name}${keys}`}
                aria-pressed={deed.isOn?.(editor)}
                aria-disabled={deed.isPossible?.(editor) === false ? true : undefined}
                className={TOOL}
                onClick={() => {
                  editor.view.focus();
                  deed.run(editor);
                }}
              >
                <EditorIcon name={id} />
              </button>
            );
          })}
          <button
            type="button"
            aria-label={words("editor.link")}
            title={words("editor.link")}
            className={TOOL}
            onClick={() => setOpen({ what: "link" })}
          >
            <EditorIcon name="link" />
          </button>
          <button
            type="button"
            aria-label={words("editor.reference")}
            title={words("editor.reference")}
            className={TOOL}
            onClick={() => setOpen({ what: "reference", position: null })}
          >
            <EditorIcon name="reference" />
          </button>
        </div>
      )}
      <div ref={element} />
      {editor !== null && open?.what === "link" ? <LinkDialog editor={editor} words={words} onClose={() => setOpen(null)} /> : null}
      {editor !== null && open?.what === "reference" ? (
        <ReferenceDialog editor={editor} words={words} references={references} position={open.position} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}
