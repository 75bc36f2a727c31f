import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** Where the marked words lead. Without marked words the address itself is written. */
export function LinkDialog({ editor, words, onClose }: { editor: Editor; words: EditorWords; onClose: () => void }) {
  const before = editor.getAttributes("link")["href"] as string | undefined;
  const [address, setAddress] = useState(before ?? "https://");
  const [fault, setFault] = useState(false);
  const done = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const href = address.trim();
    if (!/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(href) || href.length > 2000) {
      setFault(true);
      return;
    }
    onClose();
    if (editor.state.selection.empty && before === undefined)
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
        .run();
    else editor.chain().focus().extendMarkRange("link").setMark("link", { href }).run();
  };
  return (
    <Dialog open onClose={onClose} title={words("editor.link")} closeLabel={words("editor.close")}>
      <form onSubmit={done} noValidate className="space-y-4">
        <TextField
          name="href"
          type="url"
          label={words("editor.link-address")}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={fault ? words("editor.link-fault") : undefined}
        />
        <div className="flex flex-wrap gap-3">
          <Button>{words("editor.link-set")}</Button>
          {before === undefined ? null : (
            <Button
              type="button"
              look="secondary"
              onClick={() => {
                onClose();
                editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
              }}
            >
              {words("editor.link-remove")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
