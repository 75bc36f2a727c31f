import { Editor } from "@tiptap/core";
import { type MutableRefObject, useEffect, useReducer, useRef, useState } from "react";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { BlockIds } from "#app/ui/editor/block-ids.ts";
import { Isolation } from "#app/ui/editor/isolation.ts";
import { type LessonContext, LessonContextExtension } from "#app/ui/editor/lesson-context.ts";
import { editorFrom } from "#app/ui/editor/lesson-document.ts";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";
import { newBlockId } from "#app/ui/editor/new-block-id.ts";
import { PasteClean, type PasteWatch } from "#app/ui/editor/paste-plugin.ts";
import { ReferenceNumbers } from "#app/ui/editor/reference-numbers.ts";
import { type ScreenKeys, Shortcuts } from "#app/ui/editor/shortcuts.ts";
import { type SlashKeys, SlashMenu } from "#app/ui/editor/slash-menu.ts";
import { Undo } from "#app/ui/editor/undo.ts";

export type EditorWish = {
  readonly document: LessonDocument;
  readonly context: LessonContext;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onTyped: () => void;
  readonly keys: ScreenKeys;
  readonly paste: PasteWatch;
  readonly slashKeys: MutableRefObject<SlashKeys | null>;
};

/** Tiptap's editor in an element, made once; the component is drawn anew after every change of text or selection. */
export function useLessonEditor(wish: EditorWish) {
  const element = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, drawn] = useReducer((count: number) => count + 1, 0);
  const wires = useRef(wish);
  wires.current = wish;

  useEffect(() => {
    const { context, document, attributes, slashKeys } = wires.current;
    const made = new Editor({
      element: element.current,
      // Its style element would be refused by the CSP; editor.css has the rules.
      injectCSS: false,
      enableCoreExtensions: { textDirection: false },
      extensions: [
        LessonContextExtension.configure({ context: { ...context } }),
        ...LESSON_SCHEMA,
        BlockIds,
        Undo,
        Isolation,
        ReferenceNumbers,
        SlashMenu.configure({ keys: slashKeys }),
        Shortcuts.configure({
          screen: {
            save: () => wires.current.keys.save(),
            link: () => wires.current.keys.link(),
            reference: () => wires.current.keys.reference(),
            toolbar: () => wires.current.keys.toolbar(),
          },
        }),
        PasteClean.configure({
          watch: {
            onProgress: (share) => wires.current.paste.onProgress(share),
            onPasted: (pasted) => wires.current.paste.onPasted(pasted),
            ...(wires.current.paste.onFiles === undefined ? {} : { onFiles: (files) => wires.current.paste.onFiles?.(files) }),
          },
        }),
      ],
      content: editorFrom(document, newBlockId),
      enableContentCheck: true,
      editorProps: { attributes },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged && transaction.getMeta("preventUpdate") !== true) wires.current.onTyped();
        drawn();
      },
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, []);

  const { references, media } = wish.context;
  useEffect(() => {
    if (editor === null) return;
    Object.assign(editor.storage.lesson, { references, media });
    editor.emit("lessonContext", undefined);
  }, [editor, references, media]);
  return { editor, element };
}
