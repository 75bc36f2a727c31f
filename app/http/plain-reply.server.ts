import { directionOf } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import type { PageFacts } from "#app/i18n/page-facts.ts";

/** What can go wrong before a page is there to say so. */
const STATUS = {
  "bad-request": 400,
  "foreign-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "too-large": 413,
  "too-many": 429,
  fault: 500,
  "database-lost": 503,
  "storage-full": 507,
} as const;

export type PlainPage = keyof typeof STATUS;

export type PlainReply = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const STYLE = `body{font:1rem/1.7 system-ui,"Segoe UI","Noto Sans Arabic","Geeza Pro",sans-serif;max-inline-size:38rem;margin:12vh auto;padding-inline:1.5rem;color:#12303a;background:#f7f9f9}h1{font-size:1.5rem}a{color:#0a6767}code{font-size:.9em}@media(prefers-color-scheme:dark){body{color:#e5eeee;background:#0c191d}a{color:#6dcfc6}}`;

/**
 * A refusal without Remix: a small page in the reader's language with the request's id and a way on, or JSON `{code, requestId}` for a
 * program. Never more about the fault than its kind.
 */
export function plainReply(page: PlainPage, facts: PageFacts, accept: string | undefined): PlainReply {
  const status = STATUS[page];
  const common = { "cache-control": "no-store", ...(status === 503 || status === 429 ? { "retry-after": "10" } : {}) };
  if (accept === undefined || !accept.includes("text/html")) {
    return {
      status,
      headers: { ...common, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ code: page, requestId: facts.requestId }),
    };
  }
  const t = messagesFor(facts.language);
  const body = `<!doctype html>
<html lang="${facts.language}" dir="${directionOf(facts.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(t(`common.fault-${page}-title`))}</title><style nonce="${facts.nonce}">${STYLE}</style></head>
<body><main><h1>${escaped(t(`common.fault-${page}-title`))}</h1><p>${escaped(t(`common.fault-${page}-text`))}</p><p><a href="/">${escaped(t("common.fault-home"))}</a></p><p><small>${escaped(t("common.fault-request"))} <code dir="ltr">${escaped(facts.requestId)}</code></small></p></main></body>
</html>`;
  return { status, headers: { ...common, "content-type": "text/html; charset=utf-8", "content-language": facts.language }, body };
}
