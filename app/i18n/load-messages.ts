import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { CompiledMessage } from "#app/i18n/compiled-message.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

type Chunk = () => Promise<{ default: Readonly<Record<string, object>> }>;

/** One chunk for each language; only the one that is read travels. */
const CHUNKS: Readonly<Record<Language, Chunk>> = {
  ar: () => import("#app/i18n/screens-ar.ts"),
  ckb: () => import("#app/i18n/screens-ckb.ts"),
  en: () => import("#app/i18n/screens-en.ts"),
};

/** The words of those who write and review: apart, so that no learner's page carries them. */
const WORKSHOP: Readonly<Record<Language, Chunk>> = {
  ar: () => import("#app/i18n/screens-workshop-ar.ts"),
  ckb: () => import("#app/i18n/screens-workshop-ckb.ts"),
  en: () => import("#app/i18n/screens-workshop-en.ts"),
};

type Loaded = { readonly t: Translate; readonly catalogue: Record<string, CompiledMessage>; withWorkshop: boolean };
const loaded = new Map<Language, Loaded>();
let needsWorkshop = false;

/** Whether a page of this address says words of the workshop. */
export function saysWorkshopWords(pathname: string): boolean {
  return /^\/(teach|review)(\/|$)/.test(pathname);
}

/** Whether a page of this address would have to say words that are not here yet. */
export function lacksWorkshopWords(pathname: string, language: Language): boolean {
  return saysWorkshopWords(pathname) && loaded.get(language)?.withWorkshop !== true;
}

/**
 * Fetches a language's messages once; rejects when the network fails, and may then be asked again. `workshop`: with the words of trainers and
 * reviewers, from then on in every language.
 */
export async function loadMessages(language: Language, workshop = false): Promise<Translate> {
  needsWorkshop ||= workshop;
  const known = loaded.get(language);
  if (known !== undefined && (known.withWorkshop || !needsWorkshop)) return known.t;
  const [screens, further] = await Promise.all([CHUNKS[language](), needsWorkshop ? WORKSHOP[language]() : null]);
  const catalogue = known?.catalogue ?? { ...catalogueOf(screens.default) };
  if (further !== null) Object.assign(catalogue, catalogueOf(further.default));
  const t = known?.t ?? translator(language, catalogue);
  loaded.set(language, { t, catalogue, withWorkshop: further !== null });
  return t;
}
