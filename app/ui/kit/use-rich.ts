import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import type { Language } from "#app/domain/shared/language.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { loadWidgetWords, type WidgetWords, widgetWordsAtHand } from "#app/i18n/widget-words.ts";

/** A widget that comes in a chunk of its own, after the page; its words come with it. */
export type RichSource<Props> = {
  readonly load: () => Promise<ComponentType<Props & { words: WidgetWords }>>;
  /** What `load` brought, kept here: the next field of the kind need not start plain. */
  atHand: ComponentType<Props & { words: WidgetWords }> | null;
};

type Ready<Props> = {
  readonly Widget: ComponentType<Props & { words: WidgetWords }>;
  readonly words: WidgetWords;
  readonly language: Language;
};

/** People who have asked their browser to save data keep what the page came with. */
function savesData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}

/** Once the browser has nothing better to do. The answer takes it back. */
function whenIdle(act: () => void): () => void {
  // Safari has no idle callback.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(act, 300);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(act, { timeout: 2_000 });
  return () => cancelIdleCallback(idle);
}

/** Once nobody is in the element: a control is never exchanged under the hand that uses it. */
function whenLeft(element: HTMLElement | null, act: () => void): void {
  if (element === null || !element.contains(document.activeElement)) {
    act();
    return;
  }
  element.addEventListener(
    "focusout",
    () => {
      // The focus may go on to the next control of the same element.
      setTimeout(() => whenLeft(element, act));
    },
    { once: true },
  );
}

function atHandIn<Props>(source: RichSource<Props>, language: Language): Ready<Props> | null {
  const words = widgetWordsAtHand(language);
  return source.atHand === null || words === null ? null : { Widget: source.atHand, words, language };
}

/**
 * The widget that takes over from the native control in `host`, or null while the native one stands: on the server, before hydration,
 * until chunk and words are here and the focus is elsewhere, when they cannot be fetched, and when it is not `wanted`.
 */
export function useRich<Props>(source: RichSource<Props>, host: RefObject<HTMLElement>, wanted = true): Ready<Props> | null {
  const language = useLanguage();
  const [ready, setReady] = useState(() => atHandIn(source, language));
  const isShown = useRef(false);
  useEffect(() => {
    if (!wanted || ready?.language === language || savesData()) return;
    let gone = false;
    const stop = whenIdle(() => {
      Promise.all([source.load(), loadWidgetWords(language)]).then(
        ([Widget, words]) => {
          source.atHand = Widget;
          const show = () => {
            if (!gone) setReady({ Widget, words, language });
          };
          if (isShown.current) show();
          else whenLeft(host.current, show);
        },
        () => undefined,
      );
    });
    return () => {
      gone = true;
      stop();
    };
  }, [source, host, wanted, language, ready?.language]);
  useEffect(() => {
    isShown.current = ready !== null;
  }, [ready]);
  return wanted ? ready : null;
}
