import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { westernDigits } from "#app/domain/shared/digits.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { listStart, setListStart } from "#app/ui/editor/deeds.ts";

/** From which number the list in which the caret is counts. */
export function ListStartDialog({ editor, words, onClose }: { editor: Editor; words: EditorWords; onClose: () => void }) {
  const [typed, setTyped] = useState(String(listStart(editor) ?? 1));
  const [fault, setFault] = useState(false);
  const done = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const start = westernDigits(typed).trim();
    if (!/^\d{1,4}$/.test(start)) {
      setFault(true);
      return;
    }
    onClose();
    setListStart(editor, Number(start));
    editor.view.focus();
  };
  return (
    <Dialog open onClose={onClose} title={words("editor.list-start")} closeLabel={words("editor.close")}>
      <form onSubmit={done} noValidate className="space-y-4">
        <TextField
          name="start"
          inputMode="numeric"
          label={words("editor.list-start-number")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={fault ? words("editor.list-start-fault") : undefined}
        />
        <Button>{words("editor.done")}</Button>
      </form>
    </Dialog>
  );
}
