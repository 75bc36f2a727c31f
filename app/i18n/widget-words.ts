import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { MessageValues } from "#app/i18n/format-message.ts";
import { importAgain } from "#app/i18n/import-again.ts";
import { translator } from "#app/i18n/translate.ts";
import type english from "#content/locales/en/widget.json";

/** Says a message of the widgets that come after the page; their words come with them, so that no other page carries them. */
export type WidgetWords = (key: `widget.${keyof typeof english}`, values?: MessageValues) => string;

const CHUNKS: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  ar: () => import("#content/locales/ar/widget.json", { with: { type: "json" } }),
  ckb: () => import("#content/locales/ckb/widget.json", { with: { type: "json" } }),
  en: () => import("#content/locales/en/widget.json", { with: { type: "json" } }),
};

const loaded = new Map<Language, WidgetWords>();

/** The words when they are here already. */
export function widgetWordsAtHand(language: Language): WidgetWords | null {
  return loaded.get(language) ?? null;
}

/** Fetches the widgets' words in a language once; rejects when the network fails, and may then be asked again. */
export async function loadWidgetWords(language: Language): Promise<WidgetWords> {
  const { default: widget } = await importAgain(CHUNKS[language]);
  const words: WidgetWords = translator(language, catalogueOf({ widget }));
  loaded.set(language, words);
  return words;
}
