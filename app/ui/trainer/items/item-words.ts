import { ITEM_TYPES, type ItemType } from "#app/domain/assessment/item-tags.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { itemDraft } from "#app/domain/authoring/item-draft.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { draftPath, textIn } from "#app/ui/trainer/draft-words.ts";

/** The addresses of questions. */
export const questionsPath = (courseId: string): string => `${draftPath(courseId)}/questions`;
export const questionPath = (courseId: string, itemId: string, field: string | null = null): string =>
  `${questionsPath(courseId)}?item=${encodeURIComponent(itemId)}${field === null ? "" : `#f-${field}`}`;
export const tryPath = (courseId: string, itemId: string | null): string =>
  `${questionsPath(courseId)}/try${itemId === null ? "" : `?item=${encodeURIComponent(itemId)}`}`;

/** The questions of one topic. */
export const topicPath = (courseId: string, topic: string): string => `${questionsPath(courseId)}?topic=${encodeURIComponent(topic)}`;
/** Where the bank shows one item alone. */
export const bankPath = (courseId: string, itemId: string): string =>
  `/teach/items?${new URLSearchParams({ course: courseId, item: itemId }).toString()}`;

/** What a type of item is called; its own name where it is none of ours. */
export function nameOfType(type: string, t: Translate): string {
  return (ITEM_TYPES as readonly string[]).includes(type) ? t(`items.type-${type as ItemType}`) : type;
}

/** The beginning of what an item asks, in the reader's language or in one in which it is written; null where nothing is written. */
export function beginningOf(item: DraftItem, language: Language): { readonly text: string; readonly language: Language } | null {
  const draft = itemDraft(item);
  const found = textIn(draft.stem, language) ?? textIn(draft.leadIn, language);
  if (found === null) return null;
  const { text } = found;
  return { text: text.length > 110 ? `${text.slice(0, text.lastIndexOf(" ", 110))} …` : text, language: found.language };
}

/** Members of an item that have a word; the others are called as they are. */
const NAMED = [
  "stem",
  "leadIn",
  "options",
  "elements",
  "stems",
  "units",
  "key",
  "rationale",
  "text",
  "references",
  "media",
  "src",
  "kind",
  "topic",
  "type",
  "items",
  "order",
  "level",
  "competency",
  "difficulty",
  "owner",
  "reviewOn",
  "value",
  "unit",
  "tolerance",
  "tags",
  "origin",
];

/** What a field is called, step by step: "Options, b, reason, Arabic". */
export function nameOfField(path: readonly (string | number)[], t: Translate): string {
  return path
    .map((step) => {
      const name = String(step);
      if ((LANGUAGES as readonly string[]).includes(name)) return LANGUAGE_NAMES[name as Language];
      if (NAMED.includes(name)) return t(`items.field-${name}` as MessageKey);
      return /^\d+$/.test(name) ? String(Number(name) + 1) : name;
    })
    .join(" · ");
}
