import type { Language } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

type Content = { readonly language: Language; readonly t: Translate; readonly code: string; readonly link: string };

/** The letter that confirms an address. It repeats nothing of what was typed: a stranger may have typed it, to be read by somebody else. */
export function signUpLetter({ language, t, code, link }: Content): Letter {
  return writeLetter({
    language,
    subject: t("letters.sign-up-subject"),
    greeting: t("letters.greeting-nobody"),
    body: t("letters.sign-up-text"),
    code,
    button: t("letters.sign-up-button"),
    link,
    closing: t("letters.closing"),
  });
}
