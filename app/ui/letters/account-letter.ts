import type { LetterKind } from "#app/domain/identity/letter.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

type Content = {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly t: Translate;
  readonly name: string | null;
  /** Where the letter's one button leads. */
  readonly link: string;
};

function buttonOf(kind: LetterKind, t: Translate): string {
  switch (kind) {
    case "password-reset":
      return t("letters.password-reset-button");
    case "password-changed":
      return t("letters.password-changed-button");
    case "sign-up-again":
      return t("letters.sign-up-again-button");
    case "second-factor-set-up":
    case "second-factor-removed":
    case "recovery-code-used":
    case "passkey-added":
    case "role-granted":
      return t("letters.security-button");
  }
}

/** A letter about an account, in its holder's language: plain text, and the same as a page that needs no image and no script. */
export function accountLetter({ kind, language, t, name, link }: Content): Letter {
  return writeLetter({
    language,
    subject: t(`letters.${kind}-subject`),
    greeting: name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name }),
    body: t(`letters.${kind}-text`),
    code: null,
    button: buttonOf(kind, t),
    link,
    closing: t("letters.closing"),
  });
}
