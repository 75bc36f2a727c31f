import { Extension } from "@tiptap/core";
import { DEEDS } from "#app/ui/editor/deeds.ts";
import { goToFields } from "#app/ui/editor/insert-block.ts";

export type ScreenKeys = {
  readonly save: () => void;
  readonly link: () => void;
  readonly reference: () => void;
  readonly toolbar: () => void;
};

/** The keys of every deed, and of what the screen around the text does. */
export const Shortcuts = Extension.create<{ screen: ScreenKeys | null }>({
  name: "shortcuts",
  addOptions: () => ({ screen: null }),
  addKeyboardShortcuts() {
    const { screen } = this.options;
    const ask = (what: keyof ScreenKeys) => () => {
      screen?.[what]();
      return true;
    };
    return {
      ...Object.fromEntries(
        DEEDS.flatMap(({ shortcut, run }) =>
          shortcut === undefined || /^Mod-(Shift-)?z$|^Mod-[bi]$/.test(shortcut) ? [] : [[shortcut, () => run(this.editor)]],
        ),
      ),
      "Mod-s": ask("save"),
      "Mod-k": ask("link"),
      "Mod-Alt-r": ask("reference"),
      "Alt-F10": ask("toolbar"),
      "Alt-Enter": () => goToFields(this.editor),
    };
  },
});
