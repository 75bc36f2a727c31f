import type { EditorKey } from "#app/i18n/editor-words.ts";
import type { Field, Frame } from "#app/ui/editor/framed-view.ts";
import type { LessonContext, MediaKind } from "#app/ui/editor/lesson-context.ts";

/** Must be filled in before a learner may see the block. */
export const required = (value: string): EditorKey | null => (value.trim() === "" ? "editor.fault-required" : null);

/** "500", "0.5", "5–10". */
export const AMOUNT = /^\d+(\.\d+)?([-–]\d+(\.\d+)?)?$/;
export const amountFault = (value: string): EditorKey | null => required(value) ?? (AMOUNT.test(value) ? null : "editor.fault-amount");

const TYPES: Readonly<Record<MediaKind, RegExp>> = { image: /^image\//, audio: /^audio\//, video: /^video\//, text: /^text\//, file: /./ };

/** The stored files of this kind, by name. */
export function mediaChoices(kind: MediaKind) {
  return ({ media }: LessonContext) =>
    Object.entries(media).flatMap(([name, { contentType }]) => (TYPES[kind].test(contentType) ? [{ value: name, label: name }] : []));
}

/** The choice of a stored file. */
export function mediaField(name: string, label: EditorKey, kind: MediaKind): Field {
  return {
    name,
    label,
    kind: "choice",
    ltr: true,
    wide: true,
    placeholder: "editor.choose-file",
    choices: mediaChoices(kind),
    fault: required,
  };
}

/** The button that asks for a file, where files can be given. */
export function uploadAction(attribute: string, kind: MediaKind): NonNullable<Frame["actions"]>[number] {
  return {
    label: `editor.upload-${kind}`,
    run: (editor, position, node, context) => {
      void context.pickMedia?.(kind).then((name) => {
        const now = editor.state.doc.nodeAt(position);
        if (name !== null && now?.attrs["id"] === node.attrs["id"])
          editor.view.dispatch(editor.state.tr.setNodeAttribute(position, attribute, name));
      });
    },
  };
}
