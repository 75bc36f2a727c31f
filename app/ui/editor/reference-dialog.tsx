import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { NewReferenceForm } from "#app/ui/editor/new-reference-form.tsx";
import type { LessonEditorProps } from "#app/ui/editor/lesson-editor-props.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

const MOST = 12;

/** Which of the course's sources prove the statement; one that the course does not have yet is added here, where it is needed. */
export function ReferenceDialog({
  editor,
  words,
  references,
  broken = [],
  uses,
  add,
  position,
  onClose,
}: {
  editor: Editor;
  words: EditorWords;
  references: readonly Reference[];
  broken?: LessonEditorProps["broken"];
  uses?: LessonEditorProps["uses"];
  add?: LessonEditorProps["addReference"];
  /** Of the mark that is changed; null for a new one where the caret is. */
  position: number | null;
  onClose: () => void;
}) {
  const mark = position === null ? null : editor.state.doc.nodeAt(position);
  const [ids, setIds] = useState<readonly string[]>(() => (mark?.attrs["ids"] as string[] | undefined) ?? []);
  const [search, setSearch] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  const [added, setAdded] = useState<{ readonly id: string; readonly isNew: boolean } | null>(null);
  const wanted = search.trim().toLowerCase();
  const said = (one: Reference) => `${one.authors} ${one.year} ${one.title} ${one.source} ${one.pmid ?? ""} ${one.doi ?? ""}`;
  const missing = ids.filter((id) => !references.some((one) => one.id === id) && !broken.some((one) => one.id === id));
  const set = (id: string, on: boolean) => setIds(on ? [...ids, id].slice(0, MOST) : ids.filter((one) => one !== id));
  const usesText = (id: string): string | undefined => {
    if (uses === undefined) return undefined;
    const { lessons = 0, items = 0 } = uses[id] ?? {};
    return words("editor.reference-uses", { lessons, items });
  };
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
  if (isAdding && add !== undefined)
    return (
      <Dialog open onClose={onClose} title={words("editor.reference-add")} closeLabel={words("editor.close")}>
        <NewReferenceForm
          add={add}
          words={words}
          onBack={() => setIsAdding(false)}
          onAdded={(id, isNew) => {
            setIsAdding(false);
            setAdded({ id, isNew });
            setIds((before) => (before.includes(id) ? before : [...before, id].slice(0, MOST)));
          }}
        />
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} title={words("editor.reference")} closeLabel={words("editor.close")}>
      <form onSubmit={done} className="space-y-4">
        {added === null ? null : (
          <p role="status" className="text-success text-sm font-medium">
            {words(added.isNew ? "editor.reference-added" : "editor.reference-there")}
          </p>
        )}
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
                description={usesText(one.id)}
                checked={ids.includes(one.id)}
                onChange={(event) => set(one.id, event.currentTarget.checked)}
              />
            ))}
          {broken
            .filter(({ id, title }) => ids.includes(id) || wanted === "" || title.toLowerCase().includes(wanted))
            .map(({ id, title }) => (
              <Checkbox
                key={id}
                name={`reference-${id}`}
                label={words("editor.reference-broken", { name: title })}
                checked={ids.includes(id)}
                onChange={(event) => set(id, event.currentTarget.checked)}
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
        <div className="flex flex-wrap gap-3">
          <Button>{words("editor.done")}</Button>
          {add === undefined ? null : (
            <Button type="button" look="secondary" icon="plus" onClick={() => setIsAdding(true)}>
              {words("editor.reference-add")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
