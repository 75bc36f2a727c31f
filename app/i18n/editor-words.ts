import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { MessageValues } from "#app/i18n/format-message.ts";
import { importAgain } from "#app/i18n/import-again.ts";
import { translator } from "#app/i18n/translate.ts";
import type english from "#content/locales/en/editor.json";

/** Says a message of the trainer's editor; its words come with it, so that no learner's page carries them. */
export type EditorWords = (key: EditorKey, values?: MessageValues) => string;
export type EditorKey = `editor.${keyof typeof english}`;

const CHUNKS: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  ar: () => import("#content/locales/ar/editor.json", { with: { type: "json" } }),
  ckb: () => import("#content/locales/ckb/editor.json", { with: { type: "json" } }),
  en: () => import("#content/locales/en/editor.json", { with: { type: "json" } }),
};

const loaded = new Map<Language, EditorWords>();

/** Fetches the editor's words in a language once; rejects when the network fails, and may then be asked again. */
export async function loadEditorWords(language: Language): Promise<EditorWords> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const { default: editor } = await importAgain(CHUNKS[language]);
  const words: EditorWords = translator(language, catalogueOf({ editor }));
  loaded.set(language, words);
  return words;
}
