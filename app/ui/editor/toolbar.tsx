import type { Editor } from "@tiptap/core";
import { isInTable } from "@tiptap/pm/tables";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import {
  BLOCK_DEEDS,
  deedOf,
  listStart,
  type DeedId,
  markedLanguage,
  setDirection,
  setLanguage,
  shortcutText,
  statedDirection,
  TABLE_DEEDS,
  TEXT_DEEDS,
} from "#app/ui/editor/deeds.ts";
import { EditorIcon, type EditorIconName } from "#app/ui/editor/editor-icon.tsx";
import { type MenuEntry, TOOL, ToolbarMenu } from "#app/ui/editor/toolbar-menu.tsx";

/** The names of the languages, each in itself. */
const OWN_NAMES: Readonly<Record<Language, "language-ar" | "language-ckb" | "language-en">> = {
  ar: "language-ar",
  ckb: "language-ckb",
  en: "language-en",
};

export type ToolbarProps = {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly onLink: () => void;
  readonly onReference: () => void;
  readonly onListStart: () => void;
  readonly onHelp: () => void;
  readonly element: RefObject<HTMLDivElement>;
};

/** One stop of the Tab key; the arrows walk within, as in any toolbar. On a telephone it scrolls sideways. */
export function Toolbar({ editor, words, onLink, onReference, onListStart, onHelp, element }: ToolbarProps) {
  const [stop, setStop] = useState(0);
  let index = -1;
  const nextTab = () => ((index += 1) === stop ? 0 : -1);
  const entry = (id: DeedId): MenuEntry => {
    const deed = deedOf(id);
    return {
      id,
      label: words(`editor.deed-${id}`),
      hint: deed.shortcut === undefined ? undefined : shortcutText(deed.shortcut),
      disabled: deed.isPossible?.(editor) === false,
      run: () => {
        editor.view.focus();
        deed.run(editor);
      },
    };
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const tools = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-tool]"));
    const at = tools.findIndex((tool) => tool === document.activeElement);
    if (at === -1) return;
    const onward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const to =
      event.key === onward
        ? at + 1
        : event.key === back
          ? at - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? tools.length - 1
              : null;
    if (event.key === "Escape") editor.view.focus();
    if (to === null) return;
    event.preventDefault();
    const place = (to + tools.length) % tools.length;
    setStop(place);
    tools[place]?.focus();
  };
  const tool = (id: DeedId, icon: EditorIconName) => {
    const deed = deedOf(id);
    const label = words(`editor.deed-${id}`);
    const on = deed.isOn?.(editor);
    return (
      <button
        key={id}
        type="button"
        data-tool=""
        tabIndex={nextTab()}
        aria-label={label}
        title={deed.shortcut === undefined ? label : `${label} (${shortcutText(deed.shortcut)})`}
        aria-pressed={on}
        aria-disabled={deed.isPossible?.(editor) === false ? true : undefined}
        aria-keyshortcuts={deed.shortcut?.replace("Mod", "Control").replaceAll("-", "+")}
        className={TOOL}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          editor.view.focus();
          deed.run(editor);
        }}
      >
        <EditorIcon name={icon} />
      </button>
    );
  };
  const ask = (label: string, icon: EditorIconName, keys: string, run: () => void) => (
    <button
      type="button"
      data-tool=""
      tabIndex={nextTab()}
      aria-label={label}
      title={keys === "" ? label : `${label} (${shortcutText(keys)})`}
      className={TOOL}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <EditorIcon name={icon} />
    </button>
  );
  const style = TEXT_DEEDS.find((id) => id !== "paragraph" && deedOf(id).isOn?.(editor) === true) ?? "paragraph";
  const direction = statedDirection(editor);
  const language = markedLanguage(editor);
  return (
    <div
      ref={element}
      role="toolbar"
      tabIndex={-1}
      aria-label={words("editor.toolbar")}
      aria-controls="lesson-editor-text"
      onKeyDown={walk}
      className="border-line bg-surface-raised sticky top-0 z-20 flex items-center gap-0.5 overflow-x-auto rounded-t-xl border-b p-1"
    >
      <ToolbarMenu
        label={words("editor.style", { style: words(`editor.deed-${style}`) })}
        text={words(`editor.deed-${style}`)}
        tabIndex={nextTab()}
        entries={TEXT_DEEDS.map((id) => ({ ...entry(id), isOn: id === style }))}
      />
      {tool("bold", "bold")}
      {tool("italic", "italic")}
      {ask(words("editor.link"), "link", "Mod-k", onLink)}
      {ask(words("editor.reference"), "reference", "Mod-Alt-r", onReference)}
      <ToolbarMenu
        label={words("editor.insert")}
        icon="plus"
        text={words("editor.insert-short")}
        tabIndex={nextTab()}
        entries={BLOCK_DEEDS.map(entry)}
      />
      {tool("bullets", "bullets")}
      {tool("numbers", "numbers")}
      {listStart(editor) === null ? null : ask(words("editor.list-start"), "start", "", onListStart)}
      {isInTable(editor.state) ? (
        <ToolbarMenu label={words("editor.deed-table")} icon="table" tabIndex={nextTab()} entries={TABLE_DEEDS.map(entry)} />
      ) : null}
      <ToolbarMenu
        label={words("editor.language")}
        icon="language"
        tabIndex={nextTab()}
        entries={[null, ...LANGUAGES].map((code) => ({
          id: code ?? "own",
          label: words(code === null ? "editor.language-own" : `editor.${OWN_NAMES[code]}`),
          isOn: code === language,
          run: () => {
            editor.view.focus();
            setLanguage(editor, code);
          },
        }))}
      />
      <ToolbarMenu
        label={words("editor.direction")}
        icon="direction"
        tabIndex={nextTab()}
        entries={([null, "rtl", "ltr"] as const).map((side) => ({
          id: side ?? "auto",
          label: words(`editor.direction-${side ?? "auto"}`),
          isOn: side === direction,
          run: () => {
            editor.view.focus();
            setDirection(editor, side);
          },
        }))}
      />
      <ToolbarMenu
        label={words("editor.block")}
        icon="block"
        tabIndex={nextTab()}
        entries={(["move-up", "move-down", "copy-block", "remove-block"] as const).map(entry)}
      />
      {tool("undo", "undo")}
      {tool("redo", "redo")}
      {ask(words("editor.help"), "keyboard", "", onHelp)}
    </div>
  );
}
