import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

const MOST = 12;

/** Which of the course's sources prove the statement; new sources are added to the course on their own screen. */
export function ReferenceDialog({
  editor,
  words,
  references,
  position,
  onClose,
}: {
  editor: Editor;
  words: EditorWords;
  references: readonly Reference[];
  /** Of the mark that is changed; null for a new one where the caret is. */
  position: number | null;
  onClose: () => void;
}) {
  const mark = position === null ? null : editor.state.doc.nodeAt(position);
  const [ids, setIds] = useState<readonly string[]>(() => (mark?.attrs["ids"] as string[] | undefined) ?? []);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const said = (one: Reference) => `${one.authors} ${one.year} ${one.title} ${one.source} ${one.pmid ?? ""} ${one.doi ?? ""}`;
  const missing = ids.filter((id) => !references.some((one) => one.id === id));
  const set = (id: string, on: boolean) => setIds(on ? [...ids, id].slice(0, MOST) : ids.filter((one) => one !== id));
  const done = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onClose();
    if (position !== null && mark?.type.name === "reference") {
      const change = editor.state.tr;
      if (ids.length === 0) change.delete(position, position + mark.nodeSize);
      else change.setNodeAttribute(position, "ids", ids);
      editor.view.dispatch(change);
      editor.view.focus();
    } else if (ids.length > 0) editor.chain().focus().insertContent({ type: "reference", attrs: { ids } }).run();
    else editor.view.focus();
  };
  return (
    <Dialog open onClose={onClose} title={words("editor.reference")} closeLabel={words("editor.close")}>
      <form onSubmit={done} className="space-y-4">
        {references.length > 6 ? (
          <TextField
            name="search"
            label={words("editor.reference-search")}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
        {references.length === 0 ? <p>{words("editor.reference-none")}</p> : null}
        <div className="max-h-72 space-y-2 overflow-y-auto p-1">
          {references
            .filter((one) => wanted === "" || said(one).toLowerCase().includes(wanted))
            .map((one) => (
              <Checkbox
                key={one.id}
                name={`reference-${one.id}`}
                label={
                  <span dir="ltr" lang="en" className="block text-start">
                    {one.authors.split(",")[0]} {one.year}. {one.title}
                  </span>
                }
                checked={ids.includes(one.id)}
                onChange={(event) => set(one.id, event.currentTarget.checked)}
              />
            ))}
          {missing.map((id) => (
            <Checkbox
              key={id}
              name={`reference-${id}`}
              label={words("editor.missing", { name: id })}
              checked
              onChange={() => set(id, false)}
            />
          ))}
        </div>
        <Button>{words("editor.done")}</Button>
      </form>
    </Dialog>
  );
}
