import { useEffect, useRef } from "react";
import type { SaveWord } from "#app/domain/authoring/autosave.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";

const LOOK: Readonly<Record<SaveWord["word"], { readonly icon: IconName; readonly tone: string }>> = {
  saved: { icon: "check", tone: "text-success" },
  saving: { icon: "cloud", tone: "text-ink-muted" },
  "not-saved": { icon: "device", tone: "text-warning" },
  conflict: { icon: "warning", tone: "text-danger" },
  shrinks: { icon: "warning", tone: "text-danger" },
};

/** Where the text is now. "Saved" stands only beside a revision that the server has named (R36). */
export function EditorSaveLabel({ word, isKept, words }: { word: SaveWord; isKept: boolean; words: EditorWords }) {
  const language = useLanguage();
  const announce = useAnnounce();
  const text =
    word.word === "saved"
      ? word.at === null
        ? words("editor.saved", { revision: word.revision })
        : words("editor.saved-at", { revision: word.revision, time: formatDate(language, word.at, "time") })
      : word.word === "not-saved"
        ? words(isKept ? `editor.not-saved-${word.why}` : "editor.not-kept")
        : words(`editor.save-${word.word}`);
  const isLost = word.word === "not-saved" && !isKept;
  const said = useRef(word.word);
  useEffect(() => {
    // Each pause saves; only what is new is said.
    if (said.current === word.word || word.word === "saving") return;
    if (word.word !== "not-saved" || word.why !== "not-yet") {
      if (word.word !== "saved" || said.current !== "saving") announce(text);
      said.current = word.word;
    }
  }, [announce, text, word]);
  return (
    <p
      data-save-state={word.word}
      className={classNames("inline-flex items-center gap-1.5 text-sm font-medium", isLost ? "text-danger" : LOOK[word.word].tone)}
    >
      <Icon name={isLost ? "danger" : LOOK[word.word].icon} className="size-4.5" />
      {text}
    </p>
  );
}
