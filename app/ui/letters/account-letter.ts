import type { LetterKind } from "#app/domain/identity/letter.ts";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";

export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

type Content = {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly t: Translate;
  readonly name: string | null;
  /** Where the letter's one button leads. */
  readonly link: string;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

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
  const subject = t(`letters.${kind}-subject`);
  const greeting = name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name });
  const body = t(`letters.${kind}-text`);
  const button = buttonOf(kind, t);
  const closing = t("letters.closing");
  const direction = directionOf(language);
  const html = `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f7f7;color:#12303a;font:16px/1.8 'Segoe UI',Tahoma,'Noto Sans Arabic',sans-serif">
<div dir="${direction}" style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
<p>${escaped(greeting)}</p><p>${escaped(body)}</p>
<p><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0a6767;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(button)}</a></p>
<p dir="ltr" style="font-size:13px;word-break:break-all">${escaped(link)}</p>
<p style="font-size:13px;color:#52666c">${escaped(closing)}</p></div></body></html>`;
  return { subject, text: `${greeting}\n\n${body}\n\n${button}:\n${link}\n\n${closing}\n`, html };
}
