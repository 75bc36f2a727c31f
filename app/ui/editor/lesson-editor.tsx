import { useEffect, useState } from "react";
import type { Language } from "#app/domain/shared/language.ts";
import { type EditorWords, loadEditorWords } from "#app/i18n/editor-words.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import type { LessonEditorProps } from "#app/ui/editor/lesson-editor-props.ts";
import { LessonWorkshop } from "#app/ui/editor/lesson-workshop.tsx";
import type { DraftCopy } from "#app/ui/editor/use-autosave.ts";

/**
 * The editor of a lesson. It begins in the browser, when its words and what this device has kept are at hand; until then, and without script, an
 * empty frame stands there.
 */
export function LessonEditor(props: LessonEditorProps) {
  const language = useLanguage();
  const [words, setWords] = useState<{ language: Language; words: EditorWords } | null>(null);
  const [copy, setCopy] = useState<DraftCopy | null | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    loadEditorWords(language).then(
      (loaded) => {
        if (!gone) setWords({ language, words: loaded });
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [language]);
  const { findCopy } = props;
  useEffect(() => {
    if (copy === undefined) void findCopy().then(setCopy, () => setCopy(null));
  }, [copy, findCopy]);
  // The words did not come: the page says so by its own error screen.
  if (failed) throw new Error("The editor's words could not be fetched.");
  if (words === null || copy === undefined)
    return <div aria-busy="true" className="border-line bg-surface-raised min-h-96 rounded-xl border" />;
  return <LessonWorkshop {...props} copy={copy} words={words.words} />;
}
