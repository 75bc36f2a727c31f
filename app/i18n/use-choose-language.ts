import { createContext, useContext } from "react";
import type { Language } from "#app/domain/shared/language.ts";

export type ChosenLanguage = {
  /** Shows the page in this language as soon as its words are here. */
  readonly choose: (language: Language) => void;
  /** Chosen, but its words are not here: there is no network. */
  readonly waitingFor: Language | null;
};

/** Filled by root.tsx; where it is not, nothing can be chosen without the server. */
export const ChooseLanguageContext = createContext<ChosenLanguage>({ choose: () => undefined, waitingFor: null });

/** The reader's choice of language, before the server knows it. */
export function useChooseLanguage(): ChosenLanguage {
  return useContext(ChooseLanguageContext);
}
