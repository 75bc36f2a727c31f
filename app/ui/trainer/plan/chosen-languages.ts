import { createContext } from "react";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** The languages in which the course of the form is to be published: in another one, what is not written is not missing. */
export const ChosenLanguages = createContext<readonly Language[]>(LANGUAGES);
