import { Language, LANGUAGES } from "#app/domain/shared/language.ts";
import { readCookie } from "#app/http/cookies.server.ts";

export const LANGUAGE_COOKIE = "lang";
/** `ku` on its own is Kurmanji (R6); browsers in Iraq that are set to Sorani send `ckb` or `ku-Arab`. */
const SORANI_TAGS = new Set(["ckb", "ku-arab", "ku-iq"]);

function parsed(value: unknown): Language | null {
  const result = Language.safeParse(value);
  return result.success ? result.data : null;
}

function fromAcceptLanguage(header: string | null): Language | null {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? "1",
      );
      return { tag, quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter((wish) => wish.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of wishes) {
    if (tag.startsWith("ckb-") || SORANI_TAGS.has(tag) || tag.startsWith("ku-arab-")) return "ckb";
    const language = LANGUAGES.find((candidate) => tag === candidate || tag.startsWith(`${candidate}-`));
    if (language !== undefined) return language;
  }
  return null;
}

/** The language of a request that carries no account: cookie, then Accept-Language, then Arabic. */
export function languageOfHeaders(headers: Headers): Language {
  return parsed(readCookie(headers.get("cookie"), LANGUAGE_COOKIE)) ?? fromAcceptLanguage(headers.get("accept-language")) ?? "ar";
}

/** The reader's language: the account's, then the cookie's, then what the browser asks for, then Arabic. */
export function languageOf(request: Request, session?: { readonly account: { readonly language: string } } | null): Promise<Language> {
  return Promise.resolve(parsed(session?.account.language) ?? languageOfHeaders(request.headers));
}

/** Keeps the choice for a year in this browser. */
export function languageCookie(language: Language, secure: boolean): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}
