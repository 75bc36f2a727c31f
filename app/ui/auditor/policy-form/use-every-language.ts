import { useEffect, useState } from "react";
import { type Language, LANGUAGES } from "#app/domain/shared/language.ts";
import { overseeWords } from "#app/i18n/oversee-words.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";

/** The words of oversight in every language, the reader's own first; the others come after the page, and are missing until then. */
export function useEveryLanguage(): readonly { readonly language: Language; readonly t: Translate }[] {
  const t = useMessages();
  const language = useLanguage();
  const [others, setOthers] = useState<readonly { readonly language: Language; readonly t: Translate }[]>([]);
  useEffect(() => {
    let gone = false;
    const wanted = LANGUAGES.filter((other) => other !== language);
    void Promise.all(wanted.map(async (other) => ({ language: other, t: await overseeWords(other) }))).then(
      (found) => {
        if (!gone) setOthers(found);
      },
      // No line: the sentence stands in the reader's language alone.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return [{ language, t }, ...others];
}
