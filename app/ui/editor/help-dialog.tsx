import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { DEEDS, shortcutText } from "#app/ui/editor/deeds.ts";

const OTHERS = [
  ["Alt-F10", "keys-toolbar"],
  ["Alt-Enter", "keys-fields"],
  ["Escape", "keys-back"],
  ["/", "keys-slash"],
  ["Mod-s", "keys-save"],
  ["Mod-k", "link"],
  ["Mod-Alt-r", "reference"],
] as const;

/** Every key of the editor. */
export function HelpDialog({ words, onClose }: { words: EditorWords; onClose: () => void }) {
  const rows = [
    ...OTHERS.map(([keys, name]) => [keys, words(`editor.${name}`)] as const),
    ...DEEDS.flatMap(({ id, shortcut }) => (shortcut === undefined ? [] : [[shortcut, words(`editor.deed-${id}`)] as const])),
  ];
  return (
    <Dialog open onClose={onClose} title={words("editor.help")} closeLabel={words("editor.close")}>
      <p className="mb-3">{words("editor.help-text")}</p>
      <dl className="divide-line max-h-[60vh] divide-y overflow-y-auto">
        {rows.map(([keys, what]) => (
          <div key={keys} className="flex items-center justify-between gap-4 py-2">
            <dt>{what}</dt>
            <dd>
              <kbd dir="ltr" className="border-line bg-surface-sunken rounded border px-2 py-0.5 font-sans text-sm whitespace-nowrap">
                {shortcutText(keys)}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
