import type { LetterKind } from "#app/domain/identity/letter.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** What an account without an address gets instead of a letter, on one segment of a text message; null for a link, which is sent as a code. */
export function accountText(kind: LetterKind, t: Translate): string | null {
  switch (kind) {
    case "password-reset":
      return null;
    case "sign-up-again":
      return t("letters.text-sign-up-again");
    case "password-changed":
    case "second-factor-set-up":
    case "second-factor-removed":
    case "recovery-code-used":
    case "passkey-added":
    case "role-granted":
      return t("letters.text-notice", { notice: t(`letters.${kind}-subject`) });
  }
}
