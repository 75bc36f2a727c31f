import { type ReactNode, useInsertionEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useLanguage } from "#app/i18n/use-messages.ts";
import type { WidgetWords } from "#app/i18n/widget-words.ts";
import { speakWith } from "#app/ui/kit/rich/aria-words.ts";

const LOCALES = { ar: "ar-IQ", ckb: "ckb-IQ", en: "en-GB" } as const;

/** What react-aria looks for before it adds a style of its own, which the page's CSP refuses; tokens.css has the rule instead. */
const STYLE_ID = "react-aria-pressable-style";

/** Where every widget on react-aria lives: the reader's language and direction, and our words in place of its own. */
export function AriaRoom({ words, children }: { words: WidgetWords; children: ReactNode }) {
  const language = useLanguage();
  // Before its children render, which ask for their words.
  speakWith(words);
  useInsertionEffect(() => {
    if (document.getElementById(STYLE_ID) !== null) return;
    const mark = document.createElement("meta");
    mark.id = STYLE_ID;
    document.head.append(mark);
  }, []);
  return <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>;
}
