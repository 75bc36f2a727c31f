import type { Instant } from "#app/domain/shared/time.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";

/** Something that was written here and the server may not have: its author takes it up again, or lets it go (R37). */
export function CopyFound({ at, words, onTake, onDrop }: { at: Instant; words: EditorWords; onTake: () => void; onDrop: () => void }) {
  const language = useLanguage();
  return (
    <Callout kind="warning" role="status" title={words("editor.copy-found", { time: formatDate(language, at, "moment") })}>
      <p>{words("editor.copy-text")}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="button" size="small" onClick={onTake}>
          {words("editor.copy-take")}
        </Button>
        <Button type="button" size="small" look="secondary" onClick={onDrop}>
          {words("editor.copy-drop")}
        </Button>
      </div>
    </Callout>
  );
}
