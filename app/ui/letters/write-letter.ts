import { type Language, directionOf } from "#app/domain/shared/language.ts";

export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

type Parts = {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly body: string;
  /** Digits to be typed elsewhere, large and alone on their line. */
  readonly code: string | null;
  readonly button: string;
  /** Where the letter's one button leads. */
  readonly link: string;
  readonly closing: string;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A letter in its reader's language: plain text, and the same as a page that needs no image and no script. */
export function writeLetter({ language, subject, greeting, body, code, button, link, closing }: Parts): Letter {
  const direction = directionOf(language);
  const digits =
    code === null ? "" : `<p dir="ltr" style="font-size:30px;font-weight:bold;letter-spacing:6px;text-align:center">${escaped(code)}</p>`;
  const html = `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f7f7;color:#12303a;font:16px/1.8 'Segoe UI',Tahoma,'Noto Sans Arabic',sans-serif">
<div dir="${direction}" style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
<p>${escaped(greeting)}</p><p>${escaped(body)}</p>${digits}
<p><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0a6767;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(button)}</a></p>
<p dir="ltr" style="font-size:13px;word-break:break-all">${escaped(link)}</p>
<p style="font-size:13px;color:#52666c">${escaped(closing)}</p></div></body></html>`;
  const parts = [greeting, body, ...(code === null ? [] : [code]), `${button}:\n${link}`, closing];
  return { subject, text: `${parts.join("\n\n")}\n`, html };
}
