import { createContext, useContext } from "react";
import type { Language } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";

export type ActiveMessages = { readonly language: Language; readonly t: Translate };

/** Filled by entry.server and entry.client, so that no component ever waits for its words. */
export const MessagesContext = createContext<ActiveMessages | null>(null);

function useActiveMessages(): ActiveMessages {
  const active = useContext(MessagesContext);
  if (active === null) throw new Error("A component asked for messages outside MessagesContext.");
  return active;
}

/** The translator of the language in which the page is shown: `t("home.title", { count: 3 })`. */
export function useMessages(): Translate {
  return useActiveMessages().t;
}

/** The language in which the page is shown. */
export function useLanguage(): Language {
  return useActiveMessages().language;
}
