import { useCallback } from "react";
import type { Author } from "#app/domain/authoring/draft.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";

/** Gives the names of authors as the reader's language spells them; the same function until the language changes. */
export function useAuthorName(): (author: Author) => string {
  const t = useMessages();
  const language = useLanguage();
  return useCallback((author: Author) => nameOfAuthor(author, language, t), [language, t]);
}
