import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { workerBuild } from "#app/offline/worker-build.ts";

const STYLE =
  'body{font:1rem/1.7 system-ui,"Segoe UI","Noto Sans Arabic","Geeza Pro",sans-serif;max-inline-size:38rem;margin:12vh auto;padding-inline:1.5rem;color:#12303a;background:#f7f9f9}h1{font-size:1.5rem}a{color:#0a6767}@media(prefers-color-scheme:dark){body{color:#e5eeee;background:#0c191d}a{color:#6dcfc6}}';

/** What somebody sees without a line who has kept nothing here: why, and how to try again. It needs no other file. */
export function bareOfflinePage(language: Language): Response {
  const { title, text, again } = workerBuild().bare[language];
  const html = `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></main></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
