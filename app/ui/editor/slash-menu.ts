import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";

/** What was typed behind a slash, and where the slash stands. */
export type SlashQuery = { readonly from: number; readonly to: number; readonly query: string };
type SlashState = { readonly open: SlashQuery | null; readonly refused: number | null };

export const SLASH = new PluginKey<SlashState>("slash");
const TYPED = /(?:^|\s)\/([\p{L}\p{M}\p{N} -]{0,24})$/u;

function queryIn(state: EditorState): SlashQuery | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || ["tableCell", "tableHeader", "option", "figure"].includes($from.parent.type.name)) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 40), $from.parentOffset, "\n", "\ufffc");
  const found = TYPED.exec(before);
  if (found === null) return null;
  const query = found[1] ?? "";
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

export type SlashKeys = { readonly onKey: (key: "ArrowUp" | "ArrowDown" | "Enter" | "Escape" | "Tab") => boolean };

/** Watches for a slash at the beginning of a word; the menu itself is slash-list.tsx. Escape closes it until another slash is typed. */
export const SlashMenu = Extension.create<{ keys: { current: SlashKeys | null } | null }>({
  name: "slashMenu",
  priority: 2000,
  addOptions: () => ({ keys: null }),
  addProseMirrorPlugins() {
    const { keys } = this.options;
    return [
      new Plugin<SlashState>({
        key: SLASH,
        state: {
          init: () => ({ open: null, refused: null }),
          apply(transaction, before, _old, state) {
            const refused =
              (transaction.getMeta(SLASH) as number | undefined) ??
              (before.refused === null ? null : transaction.mapping.map(before.refused));
            const found = queryIn(state);
            // Only typing opens it; walking through old text with the arrow keys does not.
            const open = found !== null && found.from !== refused && (transaction.docChanged || before.open !== null) ? found : null;
            return { open, refused: found === null ? null : refused };
          },
        },
        props: {
          handleKeyDown(view, event) {
            if (SLASH.getState(view.state)?.open == null || event.isComposing) return false;
            const { key } = event;
            if (key !== "ArrowUp" && key !== "ArrowDown" && key !== "Enter" && key !== "Escape" && key !== "Tab") return false;
            return keys?.current?.onKey(key) ?? false;
          },
        },
      }),
    ];
  },
});
