import type { Editor } from "@tiptap/core";
import { useCallback, useRef, useState } from "react";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Pasted } from "#app/domain/authoring/paste/paste-html.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { CopyFound } from "#app/ui/editor/copy-found.tsx";
import { EditorSaveLabel } from "#app/ui/editor/editor-save-label.tsx";
import { HelpDialog } from "#app/ui/editor/help-dialog.tsx";
import { documentOf, editorFrom } from "#app/ui/editor/lesson-document.ts";
import { fillBlock } from "#app/ui/editor/fill-block.ts";
import type { FillBlock, LessonEditorProps } from "#app/ui/editor/lesson-editor-props.ts";
import { LessonPreview } from "#app/ui/editor/lesson-preview.tsx";
import { LinkDialog } from "#app/ui/editor/link-dialog.tsx";
import { ListStartDialog } from "#app/ui/editor/list-start-dialog.tsx";
import { newBlockId } from "#app/ui/editor/new-block-id.ts";
import { OthersHere } from "#app/ui/editor/others-here.tsx";
import { PasteSummary } from "#app/ui/editor/paste-summary.tsx";
import { ReferenceDialog } from "#app/ui/editor/reference-dialog.tsx";
import { ReferenceList } from "#app/ui/editor/reference-list.tsx";
import { numbersIn } from "#app/ui/editor/reference-numbers.ts";
import { Comparison, ConflictDialog, ShrinkDialog } from "#app/ui/editor/save-questions.tsx";
import { SlashList } from "#app/ui/editor/slash-list.tsx";
import type { SlashKeys } from "#app/ui/editor/slash-menu.ts";
import { Toolbar } from "#app/ui/editor/toolbar.tsx";
import { beginStep } from "#app/ui/editor/undo.ts";
import { type DraftCopy, useAutosave } from "#app/ui/editor/use-autosave.ts";
import { useBlockOfAddress } from "#app/ui/editor/use-block-of-address.ts";
import { useLessonEditor } from "#app/ui/editor/use-lesson-editor.ts";
import "#app/ui/editor/editor.css";

type Open = { readonly what: "link" | "help" | "list-start" } | { readonly what: "reference"; readonly position: number | null } | null;

/** The editor once everything that it needs is there. */
export function LessonWorkshop(props: LessonEditorProps & { copy: DraftCopy | null; words: EditorWords }) {
  const { words, language, references, media, newSaveId } = props;
  const [open, setOpen] = useState<Open>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [preview, setPreview] = useState<LessonDocument | null>(null);
  const [copy, setCopy] = useState(() =>
    props.copy !== null && JSON.stringify(props.copy.content) !== JSON.stringify(props.document) ? props.copy : null,
  );
  const toolbar = useRef<HTMLDivElement>(null);
  const slashKeys = useRef<SlashKeys | null>(null);
  const current = useRef<Editor | null>(null);
  const read = useRef<() => LessonDocument>(() => props.document);
  const saving = useAutosave(
    // While a copy waits for its author's answer nothing may be written over it.
    {
      ...props,
      keepCopy: copy === null ? props.keepCopy : () => Promise.resolve(true),
      dropCopy: copy === null ? props.dropCopy : () => Promise.resolve(),
    },
    props,
    () => read.current(),
  );
  const close = useCallback(() => setOpen(null), []);
  const fill: FillBlock = (blockId, name) => {
    if (current.current !== null) fillBlock(current.current, blockId, name);
  };

  const { editor, element } = useLessonEditor({
    document: props.document,
    context: {
      words,
      language,
      references,
      media,
      newId: newBlockId,
      pickMedia: props.pickMedia ?? null,
      openReference: (position) => setOpen({ what: "reference", position }),
    },
    attributes: {
      id: "lesson-editor-text",
      class: "lesson lesson-editor",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": props.label,
      lang: language,
      dir: directionOf(language),
      spellcheck: "true",
    },
    onTyped: saving.typed,
    keys: {
      save: saving.saveNow,
      link: () => setOpen({ what: "link" }),
      reference: () => setOpen({ what: "reference", position: null }),
      toolbar: () => toolbar.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus(),
    },
    paste: {
      onProgress: setProgress,
      onPasted: (done) => {
        setPasted(done);
        if (done.images.length > 0) props.onPastedImages?.(done.images, fill);
      },
      ...(props.onFiles === undefined ? {} : { onFiles: (files) => props.onFiles?.(files, fill) }),
    },
    slashKeys,
  });
  useBlockOfAddress(editor);
  current.current = editor;
  if (editor !== null) read.current = () => documentOf(editor.state.doc);

  const show = (document: LessonDocument) => {
    if (editor === null) return;
    beginStep(editor);
    editor.commands.setContent(editorFrom(document, newBlockId), { emitUpdate: false });
  };
  const isPreview = preview !== null;
  return (
    <div className="space-y-3">
      {copy === null ? null : (
        <CopyFound
          at={copy.at}
          words={words}
          onTake={() => {
            setCopy(null);
            show(copy.content);
            saving.happen({ kind: "copy-taken", basedOn: copy.basedOn, content: copy.content });
            saving.saveNow();
          }}
          onDrop={() => {
            setCopy(null);
            void props.dropCopy();
          }}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <EditorSaveLabel word={saving.word} isKept={saving.isKept} words={words} />
        <div className="flex gap-2">
          <Button
            type="button"
            size="small"
            look="secondary"
            icon={isPreview ? "pencil" : "eye"}
            onClick={() => setPreview(isPreview ? null : read.current())}
          >
            {words(isPreview ? "editor.write" : "editor.preview")}
          </Button>
          <Button type="button" size="small" look="secondary" onClick={saving.saveNow}>
            {words("editor.save")}
          </Button>
        </div>
      </div>
      <OthersHere watch={props.watchOthers} words={words} />
      <p className="text-ink-muted text-sm sm:hidden">{words("editor.on-phone")}</p>
      {pasted === null ? null : <PasteSummary pasted={pasted} words={words} onClose={() => setPasted(null)} />}
      {progress === null ? null : <ProgressBar value={progress * 100} label={words("editor.pasting")} />}
      <div className="border-line-strong bg-surface-raised rounded-xl border">
        {preview === null ? null : (
          <LessonPreview
            document={preview}
            language={language}
            references={references}
            media={media}
            lessonWords={props.lessonWords}
            words={words}
          />
        )}
        <div hidden={isPreview}>
          {editor === null ? null : (
            <Toolbar
              editor={editor}
              words={words}
              element={toolbar}
              onLink={() => setOpen({ what: "link" })}
              onReference={() => setOpen({ what: "reference", position: null })}
              onListStart={() => setOpen({ what: "list-start" })}
              onHelp={() => setOpen({ what: "help" })}
            />
          )}
          <div ref={element} />
          {editor === null ? null : (
            <ReferenceList numbers={numbersIn(editor.state.doc)} references={references} broken={props.broken} words={words} />
          )}
        </div>
      </div>
      {editor === null || isPreview ? null : <SlashList editor={editor} words={words} keys={slashKeys} />}
      {editor !== null && open?.what === "link" ? <LinkDialog editor={editor} words={words} onClose={close} /> : null}
      {editor !== null && open?.what === "list-start" ? <ListStartDialog editor={editor} words={words} onClose={close} /> : null}
      {editor !== null && open?.what === "reference" ? (
        <ReferenceDialog
          editor={editor}
          words={words}
          references={references}
          broken={props.broken}
          uses={props.uses}
          add={props.addReference}
          position={open.position}
          onClose={close}
        />
      ) : null}
      {open?.what === "help" ? <HelpDialog words={words} onClose={close} /> : null}
      <ConflictDialog
        saving={saving}
        words={words}
        newSaveId={newSaveId}
        onTheirs={show}
        compare={(theirs, mine) => <Comparison theirs={theirs} mine={mine} words={words} />}
      />
      <ShrinkDialog saving={saving} words={words} newSaveId={newSaveId} />
    </div>
  );
}
