import type { Editor } from "@tiptap/core";
import { type MutableRefObject, useEffect, useRef, useState } from "react";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { BLOCK_DEEDS, deedOf, type DeedId, shortcutText, TEXT_DEEDS } from "#app/ui/editor/deeds.ts";
import { SLASH, type SlashKeys } from "#app/ui/editor/slash-menu.ts";

const OFFERED: readonly DeedId[] = [...TEXT_DEEDS, ...BLOCK_DEEDS];
const LIST_ID = "slash-list";

/** Letters as they are compared: no vowel signs, no capitals, one form for letters that are typed either way. */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c]/gu, "")
    .toLowerCase();

/** The list that a slash opens. The focus stays in the text; the editor names the chosen line to screen readers. */
export function SlashList({ editor, words, keys }: { editor: Editor; words: EditorWords; keys: MutableRefObject<SlashKeys | null> }) {
  const open = SLASH.getState(editor.state)?.open ?? null;
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const wanted = folded(open?.query.trim() ?? "");
  const found =
    open === null
      ? []
      : OFFERED.filter(
          (id) =>
            deedOf(id).isPossible?.(editor) !== false && (folded(words(`editor.deed-${id}`)).includes(wanted) || id.startsWith(wanted)),
        );
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const from = open?.from ?? null;
  const isShown = open !== null && found.length > 0;

  const run = (id: DeedId) => {
    if (open === null) return;
    editor.view.dispatch(editor.state.tr.delete(open.from, open.to));
    editor.view.focus();
    deedOf(id).run(editor);
  };
  keys.current = isShown
    ? {
        onKey: (key) => {
          if (key === "Escape") editor.view.dispatch(editor.state.tr.setMeta(SLASH, from));
          else if (key === "Enter" || key === "Tab") {
            const id = found[at];
            if (id !== undefined) run(id);
          } else setChosen((at + (key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
          return true;
        },
      }
    : null;

  useEffect(() => setChosen(0), [from, wanted]);
  useEffect(() => {
    const text = editor.view.dom;
    if (!isShown) {
      text.removeAttribute("aria-activedescendant");
      text.removeAttribute("aria-controls");
      return;
    }
    text.setAttribute("aria-controls", LIST_ID);
    text.setAttribute("aria-activedescendant", `${LIST_ID}-${at}`);
    list.current?.querySelector(`#${LIST_ID}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [editor, isShown, at]);
  useEffect(() => {
    const box = list.current;
    if (box === null || from === null || !isShown) return;
    const caret = editor.view.coordsAtPos(from);
    const start = getComputedStyle(box).direction === "rtl" ? caret.right - box.offsetWidth : caret.left;
    box.style.setProperty("left", `${Math.max(8, Math.min(start, window.innerWidth - box.offsetWidth - 8))}px`);
    const below = window.innerHeight - caret.bottom > box.offsetHeight + 12;
    box.style.setProperty("top", `${below ? caret.bottom + 6 : Math.max(8, caret.top - box.offsetHeight - 6)}px`);
  }, [editor, from, isShown, found.length]);

  if (!isShown) return null;
  return (
    <div
      ref={list}
      id={LIST_ID}
      role="listbox"
      aria-label={words("editor.insert")}
      tabIndex={-1}
      className="border-line bg-surface-raised shadow-float fixed z-40 max-h-72 w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-xl border p-1.5"
    >
      {found.map((id, index) => {
        const { shortcut } = deedOf(id);
        return (
          // The keys are the text's: it keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            id={`${LIST_ID}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classNames(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5",
              index === at && "bg-accent-soft text-accent-strong",
            )}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setChosen(index)}
            onClick={() => run(id)}
          >
            <span className="grow">{words(`editor.deed-${id}`)}</span>
            {shortcut === undefined ? null : (
              <kbd dir="ltr" className="text-ink-muted font-sans text-xs">
                {shortcutText(shortcut)}
              </kbd>
            )}
          </div>
        );
      })}
    </div>
  );
}
